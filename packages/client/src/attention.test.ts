import {
  decoderOf,
  type FileId,
  MessageType,
  readCursorBody,
  readFollowBody,
  readUint,
  type UserId,
} from '@coedit/protocol';
import { beforeEach, expect, it } from 'vitest';
import { Attention } from './attention.ts';
import type { RemoteCursor } from './cursors.ts';

const ADA = 3 as UserId;
const FILE = 'file:aaaaaaaaaaaa' as FileId;
const place = { fileId: FILE, line: 4, column: 2, selections: [] };

let sent: Uint8Array[];
let attention: Attention;

beforeEach(() => {
  sent = [];
  attention = new Attention({ send: (message) => sent.push(message) });
});

function follows(): (UserId | null)[] {
  return sent.map((message) => {
    const decoder = decoderOf(message);
    expect(readUint(decoder)).toBe(MessageType.Follow);
    return readFollowBody(decoder);
  });
}

it('tells whom I follow once, and again only when the line was lost', () => {
  attention.follow(ADA);
  attention.follow(ADA);
  expect(follows()).toEqual([ADA]);
  attention.lost();
  attention.follow(ADA);
  attention.follow(null);
  attention.follow(null);
  expect(follows()).toEqual([ADA, ADA, null]);
});

it('knows who follows me, until the line is lost', () => {
  attention.receiveFollowers([ADA]);
  expect(attention.followers.get()).toEqual([ADA]);
  attention.lost();
  expect(attention.followers.get()).toEqual([]);
});

it('calls to a place, and hears calls to real places only', () => {
  const heard: RemoteCursor[] = [];
  const stop = attention.onCall((call) => heard.push(call));
  attention.call(place);
  const decoder = decoderOf(sent[0]!);
  expect(readUint(decoder)).toBe(MessageType.Call);
  expect(readCursorBody(decoder)).toMatchObject(place);
  attention.receiveCall({ ...place, userId: ADA });
  attention.receiveCall({ ...place, userId: ADA, line: 0 });
  attention.receiveCall({ ...place, userId: ADA, fileId: 'nonsense' });
  expect(heard).toEqual([{ ...place, userId: ADA }]);
  stop();
  attention.receiveCall({ ...place, userId: ADA });
  expect(heard).toHaveLength(1);
});
