import { readFileSync } from 'node:fs';
import type * as decoding from 'lib0/decoding';
import { describe, expect, it } from 'vitest';
import { encodeAskingMessage, encodeAskMessage, readAskBody, readAskingBody } from './ask.ts';
import { encodePermissionDeniedMessage, readPermissionDeniedBody } from './auth.ts';
import { encodeAwarenessMessage, readAwarenessBody } from './awareness.ts';
import { encodeCallMessage } from './call.ts';
import { encodeChatDraftMessage, encodeChatMessage, readChatBody, readChatDraftBody } from './chat.ts';
import { encodeCheckedMessage, encodeCheckMessage, readCheckBody, readCheckedBody } from './check.ts';
import { encodeCursorMessage, encodeCursorsMessage, readCursorBody, readCursorsBody } from './cursor.ts';
import { encodeFollowersMessage, encodeFollowMessage, readFollowBody, readFollowersBody } from './follow.ts';
import { encodeHelloMessage, readHelloBody } from './hello.ts';
import { MessageType } from './message.ts';
import { encodeNoticeMessage, readNoticeBody } from './notice.ts';
import { encodeParticipantsMessage, readParticipantsBody } from './participant.ts';
import { encodePingMessage, encodePongMessage, readPingBody } from './ping.ts';
import { decoderOf, expectEnd, MalformedMessage, readUint } from './reader.ts';
import { encodeSavedMessage, readSavedBody } from './saved.ts';
import { encodeSyncMessage, readSyncBody } from './sync.ts';
import { encodeWelcomeMessage, readWelcomeBody } from './welcome.ts';

/**
 * The bytes on the wire, written by hand from the documented form: other programs rely on them. A string
 * `hex:…` in `content` stands for bytes.
 */
interface Golden {
  readonly name: string;
  readonly type: number;
  readonly direction: 'both' | 'to client' | 'to server';
  readonly codec: keyof typeof CODECS;
  readonly content: unknown;
  /** Bytes in hex, a space between fields. */
  readonly hex: string;
}

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

function revive(_key: string, value: unknown): unknown {
  return typeof value === 'string' && value.startsWith('hex:') ? bytesOf(value.slice(4)) : value;
}

function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return `hex:${hexOf(value)}`;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

interface Codec {
  readonly encode: (content: never) => Uint8Array;
  readonly read: (decoder: decoding.Decoder) => unknown;
}

const MAX_BYTES = 1024;

const CODECS = {
  sync: {
    encode: ({ kind, payload }: ReturnType<typeof readSyncBody>) => encodeSyncMessage(kind, payload),
    read: (decoder: decoding.Decoder) => readSyncBody(decoder, MAX_BYTES),
  },
  awareness: {
    encode: encodeAwarenessMessage,
    read: (decoder: decoding.Decoder) => readAwarenessBody(decoder, MAX_BYTES),
  },
  auth: { encode: encodePermissionDeniedMessage, read: readPermissionDeniedBody },
  queryAwareness: {
    encode: (_content: null) => Uint8Array.of(MessageType.QueryAwareness),
    read: (decoder: decoding.Decoder) => {
      expectEnd(decoder);
      return null;
    },
  },
  welcome: { encode: encodeWelcomeMessage, read: readWelcomeBody },
  cursor: { encode: encodeCursorMessage, read: readCursorBody },
  cursors: { encode: encodeCursorsMessage, read: readCursorsBody },
  participants: { encode: encodeParticipantsMessage, read: readParticipantsBody },
  hello: { encode: encodeHelloMessage, read: readHelloBody },
  saved: { encode: encodeSavedMessage, read: readSavedBody },
  chatDraft: { encode: encodeChatDraftMessage, read: readChatDraftBody },
  chat: { encode: encodeChatMessage, read: readChatBody },
  notice: { encode: encodeNoticeMessage, read: readNoticeBody },
  ping: { encode: encodePingMessage, read: readPingBody },
  pong: { encode: encodePongMessage, read: readPingBody },
  check: { encode: encodeCheckMessage, read: readCheckBody },
  checked: { encode: encodeCheckedMessage, read: readCheckedBody },
  follow: { encode: encodeFollowMessage, read: readFollowBody },
  followers: { encode: encodeFollowersMessage, read: readFollowersBody },
  call: { encode: encodeCallMessage, read: readCursorBody },
  ask: { encode: encodeAskMessage, read: readAskBody },
  asking: { encode: encodeAskingMessage, read: readAskingBody },
} satisfies Record<string, Codec>;

const file = new URL('../golden/messages.json', import.meta.url);
const messages = JSON.parse(readFileSync(file, 'utf8'), revive) as readonly Golden[];

function decode(golden: Golden, bytes: Uint8Array): unknown {
  const decoder = decoderOf(bytes);
  const type = readUint(decoder);
  if (type !== golden.type) throw new MalformedMessage(`type ${type}`);
  return CODECS[golden.codec].read(decoder);
}

it('has every message of the table, in both directions where both are used', () => {
  const types = new Set(messages.map((golden) => golden.type));
  expect([...types].sort((a, b) => a - b)).toEqual(Object.values(MessageType).sort((a, b) => a - b));
  expect(new Set(messages.map((golden) => golden.codec))).toEqual(new Set(Object.keys(CODECS)));
});

describe.each(messages.map((golden) => [golden.name, golden] as const))('%s', (_name, golden) => {
  const bytes = bytesOf(golden.hex);

  it('is written so', () => {
    const encode = CODECS[golden.codec].encode as (content: unknown) => Uint8Array;
    expect(hexOf(encode(golden.content))).toBe(hexOf(bytes));
  });

  it('is read so', () => {
    expect(plain(decode(golden, bytes))).toEqual(plain(golden.content));
  });

  it('is malformed when cut anywhere, and with a byte behind it', () => {
    for (let length = 0; length < bytes.length; length++) {
      expect(() => decode(golden, bytes.subarray(0, length)), `${length} bytes`).toThrow(MalformedMessage);
    }
    expect(() => decode(golden, Uint8Array.of(...bytes, 0))).toThrow(MalformedMessage);
  });

  it('is read or refused as malformed with any byte changed', () => {
    for (let at = 1; at < bytes.length; at++) {
      for (const value of [0, 1, 0x7f, 0x80, 0xff]) {
        const changed = Uint8Array.from(bytes);
        changed[at] = value;
        const result = attempt(() => decode(golden, changed));
        expect(
          result === 'read' || result instanceof MalformedMessage,
          `${at}: ${value}: ${String(result)}`,
        ).toBe(true);
      }
    }
  });
});

function attempt(action: () => unknown): unknown {
  try {
    action();
    return 'read';
  } catch (error) {
    return error;
  }
}

it.each([
  ['a count of 2^31 cursors in six bytes', 'cursors', '12 8080808008'],
  ['a count of 2^53 participants', 'participants', '13 ffffffffffffff0f'],
  ['a number without an end', 'saved', '15 ffffffffffffffffffff'],
  ['a text of 1 GiB', 'chatDraft', '16 8080808004 61'],
  ['a text that is not UTF-8', 'chatDraft', '16 02 c328 00'],
  ['a userId of 33 bits', 'cursor', '11 01 01 8080808010 00 00'],
  ['a role nobody has', 'participants', '13 01 00 01 00 00 04 726f6f74 00 00'],
  ['a state nobody is in', 'hello', '14 00 00 00 03'],
  ['a kind of sync that is not', 'sync', '00 03 00'],
  ['a follower of 33 bits', 'followers', '1d 01 8080808010'],
  ['a count of 2^31 followers', 'followers', '1d 8080808008'],
  ['a wish that is neither yes nor no', 'ask', '1f 02'],
  ['somebody of 33 bits who asks', 'asking', '20 01 8080808010'],
  ['a digest of 33 bytes', 'check', `1a 00 01 21${'00'.repeat(33)}`],
  ['a verdict that is none', 'checked', '1b 03'],
  ['details that are no JSON', 'notice', '17 00 00 01 7b'],
  ['limits that are a list', 'welcome', '10 01 01 05 6f776e6572 00 00 00 04 6e756c6c'],
] as const)('refuses %s', (_what, codec, hex) => {
  const golden = messages.find((one) => one.codec === codec)!;
  expect(() => decode(golden, bytesOf(hex))).toThrow(MalformedMessage);
});
