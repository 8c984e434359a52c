import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { FieldBounds } from './field-bounds.ts';
import { MessageType } from './message.ts';
import { expectEnd, MalformedMessage, readBytes, readUint } from './reader.ts';

/** To server: "this is what I hold; do you hold the same?" */
export interface Check {
  /** Sync messages of kind step 2 and update that came in on this connection: with fewer than left, some are on their way. */
  readonly received: number;
  /** 1, or 2 to confirm an answer `Differs`. */
  readonly attempt: number;
  /** Of all content: `ContentDigest` in packages/document. */
  readonly digest: Uint8Array;
}

/** The answer, to client. */
export const CheckVerdict = {
  Equal: 0,
  /** Not comparable now: something is on its way, or there were too many checks. Ask again after the next pause. */
  NotNow: 1,
  Differs: 2,
} as const;
export type CheckVerdict = (typeof CheckVerdict)[keyof typeof CheckVerdict];

export function encodeCheckMessage({ received, attempt, digest }: Check): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Check);
    encoding.writeVarUint(encoder, received);
    encoding.writeVarUint(encoder, attempt);
    encoding.writeVarUint8Array(encoder, digest);
  });
}

/** The digest is a view into the message. */
export function readCheckBody(decoder: decoding.Decoder): Check {
  const received = readUint(decoder);
  const attempt = readUint(decoder);
  const digest = readBytes(decoder, FieldBounds.digest);
  expectEnd(decoder);
  return { received, attempt, digest };
}

export function encodeCheckedMessage(verdict: CheckVerdict): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Checked);
    encoding.writeVarUint(encoder, verdict);
  });
}

export function readCheckedBody(decoder: decoding.Decoder): CheckVerdict {
  const number = readUint(decoder);
  expectEnd(decoder);
  const verdict = Object.values(CheckVerdict).find((known) => known === number);
  if (verdict === undefined) throw new MalformedMessage(`verdict ${number} on a check`);
  return verdict;
}
