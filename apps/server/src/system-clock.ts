import { behindBurst } from './event-loop.ts';
import type { Clock } from './session/clock.ts';

export const systemClock: Clock = {
  now: () => Date.now(),
  soon: behindBurst,
  after(ms, run) {
    const timer = setTimeout(run, ms);
    // A waiting timer must not keep a drained server from exiting.
    timer.unref();
    return () => clearTimeout(timer);
  },
};
