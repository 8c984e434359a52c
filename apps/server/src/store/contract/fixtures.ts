import type { ChatMessage, Lineage, LinkId, SessionId, UserId } from '@coedit/protocol';
import type { LinkRecord, SessionRecord, Store, UpdateRecord } from '../store.ts';

export const SESSION = 'session-aaaaaaaa' as SessionId;
export const OTHER_SESSION = 'session-bbbbbbbb' as SessionId;
/** Nobody ever creates it. */
export const NOWHERE = 'session-nowhere' as SessionId;

export function makeSession(changes: Partial<SessionRecord> = {}): SessionRecord {
  const lineage = 'lineage-1' as Lineage;
  return { id: SESSION, name: 'a session', lineage, createdAt: 1000, updatedAt: 1000, ...changes };
}

export function makeLink(id: string): LinkRecord {
  return {
    id: id as LinkId,
    role: 'owner',
    tokenHash: new Uint8Array(32).fill(id.length),
    label: null,
    createdAt: 1000,
    expiresAt: null,
    revokedAt: null,
    lastUsedAt: null,
    passwordHash: null,
  };
}

export function makeMessage(id: string, text = 'hello'): ChatMessage {
  return { id, text, userId: 4_294_967_295 as UserId, name: 'Ann', time: 1_700_000_000_000 };
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Every value of a byte, in turn. */
export const everyByte = (length = 256): Uint8Array => Uint8Array.from({ length }, (_, index) => index & 255);

export const makeRecordOf = (update: Uint8Array): UpdateRecord => ({
  update,
  at: 2000,
  author: 'Ann',
  linkId: '',
});
export const makeRecord = (text: string): UpdateRecord => makeRecordOf(bytesOf(text));
export const records = (...texts: readonly string[]): UpdateRecord[] => texts.map(makeRecord);

export async function tailTexts(store: Store, id = SESSION): Promise<string[]> {
  return (await store.loadDocument(id)).tail.map(textOf);
}

export async function historyTexts(store: Store, id = SESSION): Promise<string[]> {
  return (await history(store, id)).map(({ update }) => textOf(update));
}

export async function history(store: Store, id = SESSION): Promise<UpdateRecord[]> {
  const all: UpdateRecord[] = [];
  for await (const record of store.readHistory(id))
    all.push({ ...record, update: new Uint8Array(record.update) });
  return all;
}
