import { decoderOf, MessageType, readCursorsBody, readUint } from '@coedit/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EndCounter, Writer } from '../load/edits.js';
import { joinAll } from '../load/join-all.js';
import { framesOf, pass } from '../load/passing.js';
import { writesOf } from '../load/process-usage.js';
import { maskedFrame, type RawSocket } from '../load/raw-socket.js';
import { settledMemory } from '../load/settled-memory.js';
import { type RunningCoedit, startCoedit } from '../peers/coedit.js';
import type { OpenDocument } from '../peers/peer.js';
import { generatedTrace } from '../replay/generated-trace.js';
import { updatesOf } from '../replay/typing.js';

// The server's scenarios in small: counts and bytes, which are the same on every machine, and no times. A change that
// breaks batching fails here. What many do at once is sent while the server is stopped, so it finds all of it in one turn.

const CLIENTS = 20;
/** Memory and system calls are read from /proc. */
const onLinux = it.runIf(process.platform === 'linux');

let coedit: RunningCoedit;

beforeAll(async () => {
  coedit = await startCoedit();
}, 30_000);
afterAll(() => coedit.stop());

interface Room {
  readonly document: OpenDocument;
  readonly sockets: readonly RawSocket[];
}

async function fullRoom(texts: number): Promise<Room> {
  const document = await coedit.open(texts);
  return { document, sockets: await joinAll(Array.from({ length: CLIENTS }, () => document)) };
}

async function whileStopped(act: () => void): Promise<void> {
  coedit.instance.freeze();
  act();
  await new Promise((resolve) => setTimeout(resolve, 0));
  coedit.instance.thaw();
}

/** Everyone writes some edits, the last of them an end mark; resolves when everyone has everybody's. */
async function burst({ document, sockets }: Room, editsEach: number): Promise<void> {
  const arrived = sockets.map(
    (socket) =>
      new Promise<void>((resolve) => {
        const ends = new EndCounter();
        socket.listenToBytes((bytes) => {
          if (ends.take(bytes) && ends.count === CLIENTS - 1) resolve();
        });
      }),
  );
  await whileStopped(() => {
    for (const [index, socket] of sockets.entries()) {
      const writer = new Writer(index, document);
      socket.write(Buffer.concat([writer.type(editsEach - 1), writer.end()]));
    }
  });
  await Promise.all(arrived);
}

onLinux(
  'edits that come together leave as one message for each author, and as one write for each receiver',
  async () => {
    const room = await fullRoom(CLIENTS);
    const before = {
      writes: writesOf(coedit.pid),
      frames: sum(room, 'frames'),
      bytes: sum(room, 'bytesReceived'),
    };
    const editsEach = 10;
    await burst(room, editsEach);
    const deliveries = CLIENTS * (CLIENTS - 1) * editsEach;
    const writes = writesOf(coedit.pid) - before.writes;
    const frames = sum(room, 'frames') - before.frames;
    const bytes = sum(room, 'bytesReceived') - before.bytes;
    for (const socket of room.sockets) socket.close();
    console.log({ deliveries, writes, frames, bytes });
    // One for each receiver, and those of the store. Unbatched there are `frames` of them.
    expect(writes / CLIENTS).toBeLessThan(6);
    // Each author’s as one; and what is told beside: who is saved, who joined.
    expect(frames / CLIENTS).toBeLessThan(CLIENTS + 10);
    expect(bytes / deliveries).toBeLessThan(20);
  },
);

it('everyone’s cursors leave in one message for each tick, the newest of each', async () => {
  const room = await fullRoom(1);
  const moves = 10;
  const sent = 'coedit_messages_sent_total{type="cursors"}';
  const before = await figureOrNone(sent);
  const seen = room.sockets.map((socket) => newestLines(socket, moves));
  const bytesBefore = sum(room, 'bytesReceived');
  await whileStopped(() => {
    for (const [index, socket] of room.sockets.entries()) {
      const next = room.document.mover(index);
      socket.write(Buffer.concat(Array.from({ length: moves }, () => maskedFrame(next()))));
    }
  });
  await Promise.all(seen);
  const messages = ((await figureOrNone(sent)) - before) / CLIENTS;
  const bytes = (sum(room, 'bytesReceived') - bytesBefore) / CLIENTS;
  for (const socket of room.sockets) socket.close();
  expect(messages).toBeLessThanOrEqual(3);
  expect(bytes / CLIENTS).toBeLessThan(80 * 3);
});

it('who joins the same version gets the same encoding', async () => {
  const { document, sockets } = await fullRoom(1);
  const [writer, ...readers] = sockets;
  const updates = updatesOf(generatedTrace(), document.texts[0]!).slice(0, 2_000);
  await pass(framesOf(document, updates), writer!, readers);
  const before = await figureOrNone('coedit_states_encoded_total');
  const joined = await Promise.all(Array.from({ length: CLIENTS }, () => document.joinForState!()));
  const encoded = (await figureOrNone('coedit_states_encoded_total')) - before;
  for (const socket of [...sockets, ...joined.map((one) => one.socket)]) socket.close();
  expect(encoded).toBe(1);
  for (const { state } of joined) expect(state).toEqual(joined[0]!.state);
});

onLinux(
  'a connection that does nothing takes few kilobytes',
  async () => {
    const count = 500;
    const document = await coedit.open(1);
    const first = await document.join();
    const before = await settledMemory(coedit.pid);
    const sockets = await joinAll(Array.from({ length: count }, () => document));
    const each = ((await settledMemory(coedit.pid)) - before) / count;
    for (const socket of [first, ...sockets]) socket.close();
    console.log({ each });
    expect(each).toBeLessThan(100_000);
  },
  30_000,
);

/** Resolves when it was told that everyone's cursor is on that line. */
function newestLines(socket: RawSocket, line: number): Promise<void> {
  const there = new Set<number>();
  return new Promise((resolve) => {
    socket.listenToFrames((payload) => {
      const decoder = decoderOf(payload);
      if (readUint(decoder) !== MessageType.Cursors) return;
      for (const cursor of readCursorsBody(decoder)) if (cursor.line === line) there.add(cursor.userId);
      if (there.size === CLIENTS) resolve();
    });
  });
}

function sum({ sockets }: Room, figure: 'frames' | 'bytesReceived'): number {
  return sockets.reduce((total, socket) => total + socket[figure], 0);
}

/** A series that has not begun yet is 0. */
async function figureOrNone(name: string): Promise<number> {
  return coedit.instance.figure(name).catch(() => 0);
}
