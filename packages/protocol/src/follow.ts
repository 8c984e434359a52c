import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { FieldBounds } from './field-bounds.ts';
import type { UserId } from './ids.ts';
import { MessageType } from './message.ts';
import { expectEnd, readCount, readUint32 } from './reader.ts';

/** To server (type 28): whom the sender's view follows from now on; null: nobody, which is 0 on the wire. */
export function encodeFollowMessage(followed: UserId | null): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Follow);
    encoding.writeVarUint(encoder, followed ?? 0);
  });
}

export function readFollowBody(decoder: decoding.Decoder): UserId | null {
  const followed = readUint32(decoder);
  expectEnd(decoder);
  return followed === 0 ? null : (followed as UserId);
}

/** To client (type 29): everyone whose view follows the receiver's now. */
export function encodeFollowersMessage(followers: readonly UserId[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Followers);
    encoding.writeVarUint(encoder, followers.length);
    for (const follower of followers) encoding.writeVarUint(encoder, follower);
  });
}

export function readFollowersBody(decoder: decoding.Decoder): UserId[] {
  const count = readCount(decoder, 1, FieldBounds.participants);
  const followers: UserId[] = [];
  for (let index = 0; index < count; index++) followers.push(readUint32(decoder) as UserId);
  expectEnd(decoder);
  return followers;
}
