import { randomBytes } from 'node:crypto';

/** Something sent on a bare TCP connection, and how the server may end it. */
export interface Malformed {
  readonly name: string;
  /** After a good handshake; null: instead of one. */
  readonly frames: Uint8Array | null;
  readonly request: ((path: string, host: string, token: string) => string) | null;
  /** Close codes, or HTTP status codes, of which one has to come; none: the end of the connection is answer enough. */
  readonly answers: readonly number[];
}

export interface FrameParts {
  readonly first: number;
  readonly payload?: Uint8Array;
  readonly isMasked?: boolean;
  /** The length byte and what follows it, instead of the right one. */
  readonly length?: readonly number[];
}

const FIN = 0x80;
const RSV1 = 0x40;
const RSV2 = 0x20;
const RSV3 = 0x10;
const TEXT = 1;
const BINARY = 2;
const CLOSE = 8;
const PING = 9;
const PONG = 10;
const MASKED = 0x80;

export function frame({
  first,
  payload = new Uint8Array(),
  isMasked = true,
  length,
}: FrameParts): Uint8Array {
  const mask = isMasked ? Uint8Array.from([1, 2, 3, 4]) : new Uint8Array();
  const size = payload.length;
  const told = length ?? (size < 126 ? [size] : [126, size >> 8, size & 255]);
  const head = Uint8Array.from([first, (told[0] ?? 0) | (isMasked ? MASKED : 0), ...told.slice(1)]);
  const body = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([head, mask, body]);
}

const ping = Uint8Array.from([24, 1]);
const control = (length: number): Uint8Array => new Uint8Array(length).fill(65);
const closeOf = (code: number, reason: Uint8Array = new Uint8Array()): Uint8Array =>
  Buffer.concat([Uint8Array.of(code >> 8, code & 255), reason]);

function framed(name: string, answers: readonly number[], ...parts: FrameParts[]): Malformed {
  return { name, answers, request: null, frames: Buffer.concat(parts.map(frame)) };
}

const PROTOCOL = [1002];

const FRAMES: readonly Malformed[] = [
  ...[3, 4, 5, 6, 7].map((opcode) => framed(`opcode ${opcode}`, PROTOCOL, { first: FIN | opcode })),
  ...[11, 12, 13, 14, 15].map((opcode) =>
    framed(`control opcode ${opcode}`, PROTOCOL, { first: FIN | opcode }),
  ),
  framed('reserved bit 1', PROTOCOL, { first: FIN | RSV1 | BINARY, payload: ping }),
  framed('reserved bit 2', PROTOCOL, { first: FIN | RSV2 | BINARY, payload: ping }),
  framed('reserved bit 3', PROTOCOL, { first: FIN | RSV3 | BINARY, payload: ping }),
  framed('not masked', PROTOCOL, { first: FIN | BINARY, payload: ping, isMasked: false }),
  framed('a ping of 126 bytes', PROTOCOL, { first: FIN | PING, payload: control(126) }),
  framed('a ping in parts', PROTOCOL, { first: PING, payload: control(3) }),
  framed('a close in parts', PROTOCOL, { first: CLOSE, payload: closeOf(1000) }),
  framed('a pong of 64 KiB', PROTOCOL, { first: FIN | PONG, length: [127, 0, 0, 0, 0, 0, 1, 0, 0] }),
  framed('a close of one byte', PROTOCOL, { first: FIN | CLOSE, payload: Uint8Array.of(3) }),
  framed('a close with code 999', PROTOCOL, { first: FIN | CLOSE, payload: closeOf(999) }),
  framed('a close with code 1005', PROTOCOL, { first: FIN | CLOSE, payload: closeOf(1005) }),
  framed('a close whose reason is not UTF-8', [1007], {
    first: FIN | CLOSE,
    payload: closeOf(1000, Uint8Array.of(0xff, 0xfe)),
  }),
  framed('a continuation of nothing', PROTOCOL, { first: FIN, payload: ping }),
  framed(
    'a new message amid another',
    PROTOCOL,
    { first: BINARY, payload: ping },
    { first: FIN | BINARY, payload: ping },
  ),
  framed('2^63 bytes', [1009], { first: FIN | BINARY, length: [127, 0x80, 0, 0, 0, 0, 0, 0, 0] }),
  framed('2^53 bytes', [1009], { first: FIN | BINARY, length: [127, 0, 0x20, 0, 0, 0, 0, 0, 0] }),
  framed('5 MiB announced', [1009], { first: FIN | BINARY, length: [127, 0, 0, 0, 0, 0, 0x50, 0, 0] }),
  framed('a text', [1003], { first: FIN | TEXT, payload: control(5) }),
  framed('a text that is not UTF-8', [1007], { first: FIN | TEXT, payload: Uint8Array.of(0xff) }),
  framed('an empty message', [1007], { first: FIN | BINARY }),
  {
    name: 'random bytes',
    answers: [1002, 1003, 1007, 1009],
    request: null,
    frames: Buffer.concat([frame({ first: FIN | 3 }), randomBytes(500)]),
  },
];

type Line = readonly [name: string, value: string];

function upgrade(
  path: string,
  host: string,
  token: string,
  change: Readonly<Record<string, string | null>>,
): string {
  const lines: readonly Line[] = [
    ['Host', host],
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
    ['Sec-WebSocket-Version', '13'],
    ['Sec-WebSocket-Protocol', `coedit.v1, token.${token}`],
  ];
  const kept = lines.flatMap(([name, value]) => {
    const other = change[name];
    return other === null ? [] : [`${name}: ${other ?? value}`];
  });
  const more = Object.entries(change).filter(([name]) => lines.every(([known]) => known !== name));
  return [`GET ${path} HTTP/1.1`, ...kept, ...more.map(([name, value]) => `${name}: ${value}`), '', ''].join(
    '\r\n',
  );
}

export const goodHandshake = (path: string, host: string, token: string): string =>
  upgrade(path, host, token, {});

function shaken(
  name: string,
  answers: readonly number[],
  change: Readonly<Record<string, string | null>>,
): Malformed {
  return { name, answers, frames: null, request: (path, host, token) => upgrade(path, host, token, change) };
}

function asked(
  name: string,
  answers: readonly number[],
  request: (path: string, host: string) => string,
): Malformed {
  return { name, answers, frames: null, request };
}

const HANDSHAKES: readonly Malformed[] = [
  shaken('no key', [400], { 'Sec-WebSocket-Key': null }),
  shaken('a key too short', [400], { 'Sec-WebSocket-Key': 'abc' }),
  shaken('version 12', [400, 426], { 'Sec-WebSocket-Version': '12' }),
  shaken('a version that is no number', [400, 426], { 'Sec-WebSocket-Version': 'x' }),
  shaken('a subprotocol list that is none', [400], { 'Sec-WebSocket-Protocol': 'a,,b' }),
  shaken('the same subprotocol twice', [400], { 'Sec-WebSocket-Protocol': 'coedit.v1, coedit.v1' }),
  shaken('a foreign origin', [403], { Origin: 'https://evil.example' }),
  shaken('headers of 100 kB', [431], { 'X-Bomb': 'x'.repeat(100_000) }),
  asked('a thousand headers', [431], (path, host) => {
    const bomb = Array.from({ length: 5_000 }, (_, index) => `X-Bomb-${index}: ${'y'.repeat(10)}`);
    return [`GET ${path} HTTP/1.1`, `Host: ${host}`, ...bomb, '', ''].join('\r\n');
  }),
  asked(
    'length and chunks at once',
    [400],
    (_path, host) =>
      `POST /api/sessions HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /metrics HTTP/1.1\r\n\r\n`,
  ),
  asked(
    'two lengths',
    [400],
    (_path, host) =>
      `POST /api/sessions HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef`,
  ),
  asked(
    'chunks that are disguised',
    [400],
    (_path, host) =>
      `POST /api/sessions HTTP/1.1\r\nHost: ${host}\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
  ),
  asked('no host', [400], (path) => `GET ${path} HTTP/1.1\r\n\r\n`),
  asked('a line that is no request', [400], () => 'HELLO THERE\r\n\r\n'),
  asked('bytes of TLS', [400], () => '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'),
  asked('NUL in a header', [400], (path, host) => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nX: a\0b\r\n\r\n`),
];

/** Forty and more. */
export const MALFORMED: readonly Malformed[] = [...FRAMES, ...HANDSHAKES];
