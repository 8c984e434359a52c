import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { FieldBounds } from './field-bounds.ts';
import { MessageType } from './message.ts';
import { isParticipantState, type ParticipantState } from './participant.ts';
import { expectEnd, MalformedMessage, readText, readUint32 } from './reader.ts';

/** What a participant tells of itself. May be sent again; the server cleans the name and gives a free colour near the wish. */
export interface Hello {
  readonly name: string;
  readonly wishedColour: number;
  /** 0 if the program has no Yjs document. */
  readonly yjsClientId: number;
  readonly state: ParticipantState;
}

export function encodeHelloMessage(hello: Hello): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Hello);
    encoding.writeVarString(encoder, hello.name);
    encoding.writeVarUint(encoder, hello.wishedColour);
    encoding.writeVarUint(encoder, hello.yjsClientId);
    encoding.writeVarUint(encoder, hello.state);
  });
}

export function readHelloBody(decoder: decoding.Decoder): Hello {
  const name = readText(decoder, FieldBounds.name);
  const wishedColour = readUint32(decoder);
  const yjsClientId = readUint32(decoder);
  const state = readUint32(decoder);
  if (!isParticipantState(state)) throw new MalformedMessage(`participant state ${state}`);
  expectEnd(decoder);
  return { name, wishedColour, yjsClientId, state };
}
