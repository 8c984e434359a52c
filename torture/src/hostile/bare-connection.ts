import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { goodHandshake, type Malformed } from './frames.ts';

const LONGEST_WAIT_MS = 15_000;

export interface Target {
  readonly port: number;
  readonly path: string;
  readonly token: string;
}

/** What came back: the code of an HTTP answer or of a close frame; null: the connection ended, or stayed open, without one. */
export interface Ending {
  readonly code: number | null;
  readonly isEnded: boolean;
}

/** Sends it on a bare TCP connection and waits for the end of that. */
export async function send(malformed: Malformed, { port, path, token }: Target): Promise<Ending> {
  const socket = connect(port, '127.0.0.1');
  let heard = Buffer.alloc(0);
  let isEnded = false;
  socket.on('data', (data) => {
    heard = Buffer.concat([heard, data]);
    // As an honest client answers a close, so that the server need not wait for it.
    if (closeCodeIn(heard) !== null) socket.end();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    isEnded = true;
  });
  await once(socket, 'connect');
  const host = `127.0.0.1:${port}`;
  if (malformed.request !== null) {
    socket.write(malformed.request(path, host, token), 'latin1');
  } else {
    socket.write(goodHandshake(path, host, token));
    await once(socket, 'data');
    if (malformed.frames !== null) socket.write(malformed.frames);
  }
  await ended(socket);
  socket.destroy();
  return { code: closeCodeIn(heard) ?? statusIn(heard), isEnded };
}

/** Also by a reset, which is how a server ends a line that it does not want to read to its end. */
function ended(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    if (socket.closed) return resolve();
    const timer = setTimeout(resolve, LONGEST_WAIT_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function statusIn(heard: Buffer): number | null {
  const status = /^HTTP\/1\.1 (\d{3})/u.exec(heard.toString('latin1'))?.[1];
  return status === undefined || status === '101' ? null : Number(status);
}

/** Goes through the frames behind the answer to the upgrade. */
function closeCodeIn(heard: Buffer): number | null {
  const behind = heard.indexOf('\r\n\r\n');
  if (behind < 0 || !heard.toString('latin1', 0, 12).endsWith('101')) return null;
  for (let at = behind + 4; at + 2 <= heard.length; ) {
    const opcode = (heard[at] ?? 0) & 0x0f;
    let length = (heard[at + 1] ?? 0) & 0x7f;
    let head = 2;
    if (length === 126) {
      if (at + 4 > heard.length) return null;
      length = heard.readUInt16BE(at + 2);
      head = 4;
    } else if (length === 127) {
      if (at + 10 > heard.length) return null;
      length = Number(heard.readBigUInt64BE(at + 2));
      head = 10;
    }
    if (opcode === 8 && length >= 2 && at + head + 2 <= heard.length) return heard.readUInt16BE(at + head);
    at += head + length;
  }
  return null;
}
