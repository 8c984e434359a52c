import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { FieldBounds } from './field-bounds.ts';
import type { UserId } from './ids.ts';
import { MessageType } from './message.ts';
import { expectEnd, MalformedMessage, readCount, readText, readUint32 } from './reader.ts';
import { isRole, type Role } from './roles.ts';

export const ParticipantState = { Active: 0, Idle: 1, Away: 2 } as const;
export type ParticipantState = (typeof ParticipantState)[keyof typeof ParticipantState];

export const isParticipantState = (value: number): value is ParticipantState => value >= 0 && value <= 2;

/** One open connection to a session, as the others see it. */
export interface Participant {
  readonly userId: UserId;
  readonly name: string;
  /** Index into `COLOURS`. */
  readonly colour: number;
  readonly role: Role;
  readonly state: ParticipantState;
  /** The Yjs client id under which it edits; 0 if it told none. */
  readonly yjsClientId: number;
}

export const PresenceKind = { Here: 0, Joined: 1, Changed: 2, Left: 3 } as const;
export type PresenceKind = (typeof PresenceKind)[keyof typeof PresenceKind];

export interface PresenceChange {
  readonly kind: PresenceKind;
  readonly participant: Participant;
}

/** Kind, userId, empty name, colour, empty role, state, Yjs client id: one byte each. */
const LEAST_CHANGE_BYTES = 7;

/** To client (type 19): everyone on joining, then changes. */
export function encodeParticipantsMessage(changes: readonly PresenceChange[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Participants);
    encoding.writeVarUint(encoder, changes.length);
    for (const { kind, participant } of changes) {
      encoding.writeVarUint(encoder, kind);
      encoding.writeVarUint(encoder, participant.userId);
      encoding.writeVarString(encoder, participant.name);
      encoding.writeVarUint(encoder, participant.colour);
      encoding.writeVarString(encoder, participant.role);
      encoding.writeVarUint(encoder, participant.state);
      encoding.writeVarUint(encoder, participant.yjsClientId);
    }
  });
}

export function readParticipantsBody(decoder: decoding.Decoder): PresenceChange[] {
  const count = readCount(decoder, LEAST_CHANGE_BYTES, FieldBounds.participants);
  const changes: PresenceChange[] = [];
  for (let index = 0; index < count; index++) changes.push(readChange(decoder));
  expectEnd(decoder);
  return changes;
}

function readChange(decoder: decoding.Decoder): PresenceChange {
  const kind = readUint32(decoder);
  if (!isPresenceKind(kind)) throw new MalformedMessage(`participant change of kind ${kind}`);
  const userId = readUint32(decoder) as UserId;
  const name = readText(decoder, FieldBounds.name);
  const colour = readUint32(decoder);
  const role = readText(decoder, FieldBounds.role);
  if (!isRole(role)) throw new MalformedMessage(`role "${role}"`);
  const state = readUint32(decoder);
  if (!isParticipantState(state)) throw new MalformedMessage(`participant state ${state}`);
  const yjsClientId = readUint32(decoder);
  return { kind, participant: { userId, name, colour, role, state, yjsClientId } };
}

const isPresenceKind = (value: number): value is PresenceKind => value >= 0 && value <= 3;
