import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { WebSocket } from 'ws';
import { SocketConnection } from './socket-connection.ts';
import { FakeSendQueue } from './testing/fake-send-queue.ts';

const BEAT_MS = 3_000;
const SILENT_MS = 6_500;
const MEGABYTE = 1_000_000;

/** The half of a WebSocket that a connection uses; the other end answers when the test says so. */
class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  readonly pings: string[] = [];

  ping(data?: string): void {
    this.pings.push(data ?? '');
  }

  terminate(): void {
    this.readyState = 3;
  }

  pong(): void {
    this.emit('pong', Buffer.from(this.pings.at(-1) ?? ''));
  }
}

function connected() {
  const socket = new FakeSocket();
  const queue = new FakeSendQueue();
  const events = {
    received: vi.fn(),
    sent: vi.fn(),
    slow: vi.fn(),
    noLongerSlow: vi.fn(),
    opened: vi.fn(),
    closed: vi.fn(),
    refusedHandshake: vi.fn(),
  };
  const connection = new SocketConnection(socket as unknown as WebSocket, queue.queue, {
    stock: false,
    sendQueueBytes: 4 * MEGABYTE,
    onDrained: () => undefined,
    events,
  });
  return { socket, queue, connection };
}

/** Seconds until the line is ended, or null if it lives for ten minutes. */
function secondsToLive(connection: SocketConnection): number | null {
  for (let ms = BEAT_MS; ms <= 600_000; ms += BEAT_MS) {
    vi.advanceTimersByTime(BEAT_MS);
    connection.beat(SILENT_MS);
    if (connection.ended) return ms / 1000;
  }
  return null;
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('ends a line that is silent within 10 s', () => {
  const { connection } = connected();
  expect(secondsToLive(connection)).toBeLessThan(10);
});

it('ends it as soon under ordinary traffic', () => {
  const { connection } = connected();
  for (let count = 0; count < 100; count += 1) connection.send(new Uint8Array(1000));
  expect(secondsToLive(connection)).toBeLessThan(10);
});

it('waits for a slow line as long as a large session may take on it, but not for ever', () => {
  const { connection } = connected();
  connection.send(new Uint8Array(20 * MEGABYTE));
  const seconds = secondsToLive(connection);
  expect(seconds).toBeGreaterThan(140);
  expect(seconds).toBeLessThan(170);
});

it('waits no longer once all has arrived', () => {
  const { socket, connection } = connected();
  connection.send(new Uint8Array(20 * MEGABYTE));
  connection.beat(SILENT_MS);
  socket.pong();
  expect(secondsToLive(connection)).toBeLessThan(10);
});

it('does not believe an answer to a ping that was never sent', () => {
  const { socket, connection } = connected();
  connection.send(new Uint8Array(20 * MEGABYTE));
  for (const claim of ['99999999999', '-1', 'NaN', '']) socket.emit('pong', Buffer.from(claim));
  expect(secondsToLive(connection)).toBeGreaterThan(140);
});

it('ends one that sends nothing while its queue is full, when it had time to take it', () => {
  const { queue, connection } = connected();
  connection.send(new Uint8Array(MEGABYTE));
  queue.bytes = 5 * MEGABYTE;
  expect(connection.congested).toBe(true);
  const seconds = secondsToLive(connection);
  expect(seconds).toBeGreaterThanOrEqual(30);
  expect(seconds).toBeLessThan(40);
});
