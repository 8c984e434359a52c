import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import type { ConnectionEvents } from './connection-events.ts';
import { Inbox } from './inbox.ts';
import { SocketConnection } from './socket-connection.ts';
import { FakeSendQueue } from './testing/fake-send-queue.ts';

/** A line whose other end does what the test says. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  paused = false;
  terminated = false;
  pings = 0;

  pause(): void {
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
  }

  ping(): void {
    this.pings += 1;
  }

  terminate(): void {
    this.terminated = true;
  }

  get socket(): WebSocket {
    return this as unknown as WebSocket;
  }
}

const SILENT = { received: () => undefined, close: () => undefined };

const EVENTS: ConnectionEvents = {
  received: () => undefined,
  sent: () => undefined,
  opened: () => undefined,
  closed: () => undefined,
  slow: () => undefined,
  noLongerSlow: () => undefined,
  refusedHandshake: () => undefined,
};

function connectionOver(line: FakeSocket): SocketConnection {
  const options = { stock: false, sendQueueBytes: 1000, onDrained: () => undefined, events: EVENTS };
  return new SocketConnection(line.socket, new FakeSendQueue().queue, options);
}

describe('a line', () => {
  it('that gives no sign of life is asked for one, and ended when it was silent for too long', () => {
    const line = new FakeSocket();
    const connection = connectionOver(line);
    connection.beat(60_000);
    expect([line.pings, line.terminated]).toEqual([1, false]);
    // Less than no time: any silence is too long.
    connection.beat(-1);
    expect(line.terminated).toBe(true);
  });

  it('that the server itself does not read from is not blamed for its silence', () => {
    const line = new FakeSocket();
    const connection = connectionOver(line);
    connection.pause();
    connection.beat(-1);
    expect([line.pings, line.terminated]).toEqual([0, false]);
  });
});

describe('what arrives before the session is open', () => {
  const send = (line: FakeSocket, bytes: number): boolean => line.emit('message', Buffer.alloc(bytes), true);

  it('waits up to a bound, by number; then nothing more is read until there is somebody to take it', () => {
    const line = new FakeSocket();
    const inbox = new Inbox(line.socket, SILENT);
    for (let count = 0; count < 255; count += 1) send(line, 1);
    expect(line.paused).toBe(false);
    send(line, 1);
    expect(line.paused).toBe(true);
    let taken = 0;
    inbox.open((messages) => {
      taken += messages.length;
    });
    expect([taken, line.paused]).toEqual([256, false]);
  });

  it('waits up to a bound, by size', () => {
    const line = new FakeSocket();
    new Inbox(line.socket, SILENT);
    send(line, 65_535);
    expect(line.paused).toBe(false);
    send(line, 1);
    expect(line.paused).toBe(true);
  });
});
