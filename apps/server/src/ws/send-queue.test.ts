import { once } from 'node:events';
import { type AddressInfo, Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { until } from '../testing/until.ts';
import { Departures } from './departures.ts';
import { SendQueue } from './send-queue.ts';

const OPEN_SOCKET = { readyState: WebSocket.OPEN, OPEN: WebSocket.OPEN } as WebSocket;

/** Both ends of a real WebSocket, and the queue to write into its server's end. */
async function pair(): Promise<{ near: WebSocket; far: WebSocket; queue: SendQueue; socket: Socket }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
  onTestFinished(() => server.close());
  await once(server, 'listening');
  const far = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  onTestFinished(() => far.terminate());
  const [near, request] = (await once(server, 'connection')) as [WebSocket, { socket: Socket }];
  if (far.readyState !== WebSocket.OPEN) await once(far, 'open');
  return { near, far, queue: new SendQueue(near, request.socket, new Departures()), socket: request.socket };
}

it.each([0, 1, 125, 126, 65_535, 65_536, 1_000_000])(
  'a message of %d bytes arrives as it is',
  async (length) => {
    const { far, queue } = await pair();
    const message = Uint8Array.from({ length }, (_, index) => index % 251);
    queue.push(message);
    const [data, isBinary] = (await once(far, 'message')) as [Buffer, boolean];
    expect(isBinary).toBe(true);
    expect(Buffer.compare(data, message)).toBe(0);
  },
);

// What this file takes for granted of `ws`: it writes control frames at once to the socket of the upgrade.
it('pings and the close of `ws` keep their place behind messages', async () => {
  const { near, far, queue } = await pair();
  const heard: string[] = [];
  far.on('message', (data) => heard.push(`message ${String(data)}`));
  far.on('ping', () => heard.push('ping'));
  far.on('close', (code) => heard.push(`close ${code}`));
  queue.push(Buffer.from('1'));
  queue.flush();
  near.ping();
  queue.push(Buffer.from('2'));
  queue.push(Buffer.from('3'));
  queue.flush();
  near.close(4000);
  await until('it closed', () => far.readyState === WebSocket.CLOSED);
  expect(heard).toEqual(['message 1', 'ping', 'message 2', 'message 3', 'close 4000']);
});

it('nothing follows a close frame', async () => {
  const { near, far, queue, socket } = await pair();
  const written: unknown[] = [];
  const write = socket.write.bind(socket);
  socket.write = (bytes: string | Uint8Array) => {
    written.push(bytes);
    return write(bytes);
  };
  queue.push(Buffer.from('late'));
  near.close(4000);
  const before = written.length;
  queue.flush();
  expect(written).toHaveLength(before);
  await once(far, 'close');
});

it('many messages of one turn are one write, and one frame for all receivers', async () => {
  const departures = new Departures();
  const sockets = Array.from({ length: 50 }, () => new Socket());
  const writes = sockets.map(() => [] as Buffer[]);
  for (const [index, socket] of sockets.entries()) {
    socket.write = (bytes: unknown) => writes[index]!.push(bytes as Buffer) > 0;
  }
  const queues = sockets.map((socket) => new SendQueue(OPEN_SOCKET, socket, departures));
  for (let number = 0; number < 100; number += 1) {
    const message = Buffer.from(`message ${number}`);
    for (const queue of queues) queue.push(message);
  }
  await until('all left', () => writes.every(({ length }) => length > 0));
  expect(writes.map(({ length }) => length)).toEqual(writes.map(() => 1));
  expect(new Set(writes.map(([bytes]) => bytes)).size).toBe(1);
});

it('says how much waits, also what the other end does not take', async () => {
  const { far, queue, socket } = await pair();
  far.pause();
  expect(queue.bytes).toBe(0);
  queue.push(Buffer.alloc(1000));
  expect(queue.bytes).toBe(1004);
  for (let index = 0; index < 20; index += 1) queue.push(Buffer.alloc(1_000_000));
  await until('the system takes no more', () => socket.writableLength > 0);
  expect(queue.bytes).toBeGreaterThan(1_000_000);
  far.resume();
  await until('all was taken', () => queue.bytes === 0);
});

it('a socket that has ended takes nothing, and nothing breaks', async () => {
  const { near, far, queue, socket } = await pair();
  far.terminate();
  await once(near, 'close');
  queue.push(Buffer.from('too late'));
  queue.flush();
  expect(queue.bytes).toBe(0);
  expect(socket.destroyed).toBe(true);
});
