import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { Inbox } from './inbox.ts';

class FakeSocket extends EventEmitter {
  readonly OPEN = 1;
  readyState = 1;
  isPaused = false;
  pause(): void {
    this.isPaused = true;
  }
  resume(): void {
    this.isPaused = false;
  }
}

function opened(): { socket: FakeSocket; inbox: Inbox; taken: number[]; chunk: (messages: number) => void } {
  const socket = new FakeSocket();
  const taken: number[] = [];
  const inbox = new Inbox(socket as unknown as WebSocket, {
    received: () => undefined,
    close: () => taken.push(CLOSED),
  });
  let sent = 0;
  inbox.open((messages) => {
    for (const message of messages) taken.push(new DataView(message.buffer).getUint16(0));
  });
  const chunk = (messages: number): void => {
    for (let count = 0; count < messages; count += 1) {
      const message = new Uint8Array(2);
      new DataView(message.buffer).setUint16(0, sent);
      sent += 1;
      socket.emit('message', message.buffer, true);
    }
  };
  return { socket, inbox, taken, chunk };
}

/** Stands for the close in the list of what happened. */
const CLOSED = -1;

const inOrder = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

test('of one chunk of somebody who is paused only so many are taken at once; the others follow, in order', async () => {
  const { socket, inbox, taken, chunk } = opened();
  socket.pause();
  chunk(1_200);
  await Promise.resolve();
  expect(taken).toHaveLength(500);
  inbox.resumed();
  await Promise.resolve();
  expect(taken).toHaveLength(1_000);
  socket.resume();
  inbox.resumed();
  await Promise.resolve();
  expect(taken).toEqual(inOrder(1_200));
});

test('what came with one read is handed over together', async () => {
  const socket = new FakeSocket();
  const reads: number[] = [];
  const inbox = new Inbox(socket as unknown as WebSocket, {
    received: () => undefined,
    close: () => undefined,
  });
  inbox.open((messages) => reads.push(messages.length));
  for (let count = 0; count < 3; count += 1) socket.emit('message', new ArrayBuffer(1), true);
  await Promise.resolve();
  socket.emit('message', new ArrayBuffer(1), true);
  await Promise.resolve();
  expect(reads).toEqual([3, 1]);
});

test('what came before a text frame is handed over before it is answered', () => {
  const { socket, taken, chunk } = opened();
  chunk(3);
  socket.emit('message', Buffer.from('text'), false);
  expect(taken).toEqual([0, 1, 2, CLOSED]);
});

test('what came before the end is handed over', () => {
  const { socket, inbox, taken, chunk } = opened();
  socket.pause();
  chunk(900);
  inbox.ended();
  expect(taken).toEqual(inOrder(900));
});

test('who resumes hands on first what it held back itself', async () => {
  const { socket, inbox, taken, chunk } = opened();
  socket.pause();
  chunk(600);
  await Promise.resolve();
  socket.resume();
  inbox.resumed();
  expect(taken).toEqual(inOrder(500));
  await Promise.resolve();
  expect(taken).toEqual(inOrder(600));
});

test('nobody overtakes what waits', async () => {
  const { socket, inbox, taken, chunk } = opened();
  socket.pause();
  chunk(600);
  socket.resume();
  inbox.resumed();
  chunk(10);
  await Promise.resolve();
  expect(taken).toEqual(inOrder(610));
});
