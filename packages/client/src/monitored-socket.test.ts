import { expect, it, vi } from 'vitest';
import { monitoredSocketClass, type SocketMonitor } from './monitored-socket.ts';

class FakeSocket {
  static readonly made: FakeSocket[] = [];
  onmessage: ((event: MessageEvent) => void) | null = null;

  constructor() {
    FakeSocket.made.push(this);
  }

  comesIn(): void {
    this.onmessage?.({ data: new Uint8Array([0, 2]).buffer } as MessageEvent);
  }
}

it('counts nothing that comes in on a line that was let go of', () => {
  const monitor = {
    mayLeave: () => true,
    mayEnter: vi.fn(() => true),
    failed: vi.fn(),
  } satisfies SocketMonitor;
  const Socket = monitoredSocketClass(FakeSocket as unknown as typeof WebSocket, monitor);
  const socket = new Socket('ws://nowhere', []);
  socket.onmessage = vi.fn();
  FakeSocket.made[0]?.comesIn();
  expect(monitor.mayEnter).toHaveBeenCalledTimes(1);
  socket.onmessage = null;
  FakeSocket.made[0]?.comesIn();
  expect(monitor.mayEnter).toHaveBeenCalledTimes(1);
});
