import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { FieldBounds } from './field-bounds.ts';
import { MessageType } from './message.ts';
import { expectEnd, reading, readText } from './reader.ts';

/** Codes that programs may act on. A client shows the text of a code it does not know. */
export const NOTICE_CODES = [
  'read-only',
  'rate-limited',
  'role-changed',
  'link-revoked',
  'link-expired',
  'person-removed',
  'session-deleted',
  'session-renamed',
  'too-large',
  'refused',
  'content-gone',
  'chat-refused',
  'chat-deleted',
  'ask-declined',
  'ask-needless',
  'storage-unavailable',
  'storage-available',
  'restarting',
  'restored',
] as const;
export type NoticeCode = (typeof NOTICE_CODES)[number];

export interface Notice {
  /** A `NoticeCode`, or one of a newer server. */
  readonly code: NoticeCode | (string & {});
  /** For a person; may be empty when the code is only for programs. */
  readonly text: string;
  /** JSON. */
  readonly details: unknown;
}

export function encodeNoticeMessage(notice: Notice): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Notice);
    encoding.writeVarString(encoder, notice.code);
    encoding.writeVarString(encoder, notice.text);
    encoding.writeVarString(encoder, JSON.stringify(notice.details ?? null));
  });
}

export function readNoticeBody(decoder: decoding.Decoder): Notice {
  const code = readText(decoder, FieldBounds.noticeCode);
  const text = readText(decoder, FieldBounds.noticeText);
  const json = readText(decoder, FieldBounds.noticeDetails);
  expectEnd(decoder);
  return { code, text, details: reading(() => JSON.parse(json)) };
}
