import type * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { FieldBounds } from './field-bounds.ts';
import type { UserId } from './ids.ts';
import { MessageType } from './message.ts';
import { expectEnd, readCount, readText, readUint, readUint32 } from './reader.ts';

/** What a participant sends. The id is made by the client, so that sending again after a reconnect shows once. */
export interface ChatDraft {
  readonly id: string;
  readonly text: string;
}

/** What everyone receives; the server stamps all but id and text. */
export interface ChatMessage extends ChatDraft {
  readonly userId: UserId;
  readonly name: string;
  /** ms since 1970, the server's clock. */
  readonly time: number;
}

/** How many of the latest messages a joiner receives. */
export const CHAT_ON_JOIN = 100;

const LEAST_MESSAGE_BYTES = 5;

export function encodeChatDraftMessage(draft: ChatDraft): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Chat);
    encoding.writeVarString(encoder, draft.id);
    encoding.writeVarString(encoder, draft.text);
  });
}

/** The body as the server receives it. */
export function readChatDraftBody(decoder: decoding.Decoder): ChatDraft {
  const id = readText(decoder, FieldBounds.chatId);
  const text = readText(decoder, FieldBounds.chatText);
  expectEnd(decoder);
  return { id, text };
}

export function encodeChatMessage(messages: readonly ChatMessage[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MessageType.Chat);
    encoding.writeVarUint(encoder, messages.length);
    for (const message of messages) {
      encoding.writeVarString(encoder, message.id);
      encoding.writeVarUint(encoder, message.userId);
      encoding.writeVarString(encoder, message.name);
      encoding.writeVarUint(encoder, message.time);
      encoding.writeVarString(encoder, message.text);
    }
  });
}

/** The body as a client receives it. */
export function readChatBody(decoder: decoding.Decoder): ChatMessage[] {
  const count = readCount(decoder, LEAST_MESSAGE_BYTES, FieldBounds.chatMessages);
  const messages: ChatMessage[] = [];
  for (let index = 0; index < count; index++) {
    const id = readText(decoder, FieldBounds.chatId);
    const userId = readUint32(decoder) as UserId;
    const name = readText(decoder, FieldBounds.name);
    const time = readUint(decoder);
    const text = readText(decoder, FieldBounds.chatText);
    messages.push({ id, userId, name, time, text });
  }
  expectEnd(decoder);
  return messages;
}
