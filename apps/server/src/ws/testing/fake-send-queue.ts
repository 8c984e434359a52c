import type { SendQueue } from '../send-queue.ts';

/** As many bytes wait as the test says. */
export class FakeSendQueue {
  bytes = 0;

  push(): void {}

  flush(): void {}

  get queue(): SendQueue {
    return this as unknown as SendQueue;
  }
}
