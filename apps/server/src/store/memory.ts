import type { ChatMessage, LinkId, SessionId } from '@coedit/protocol';
import {
  type BlobRecord,
  type BlobSorting,
  type LinkRecord,
  NoSuchSession,
  type PersonRecord,
  SessionExists,
  type SessionRecord,
  type Store,
  StoreClosed,
  type StoredDocument,
  type UpdateRecord,
} from './store.ts';

interface StoredSession {
  session: SessionRecord;
  readonly links: Map<LinkId, LinkRecord>;
  readonly people: Map<string, PersonRecord>;
  /** Record n is at index n - 1. */
  readonly records: UpdateRecord[];
  readonly chat: Map<string, ChatMessage>;
  /** By the id of their message. */
  readonly chatAuthors: Map<string, Uint8Array>;
  readonly blobs: Map<string, { readonly bytes: Uint8Array; orphanSince: number | null }>;
  snapshot: Uint8Array | null;
  snapshotUpTo: number;
}

/**
 * For tests, and nothing else: it keeps every promise of the contract but the first. What it calls committed is gone with
 * the process.
 */
export class MemoryStore implements Store {
  readonly #sessions = new Map<SessionId, StoredSession>();
  #isClosed = false;

  async createSession(
    session: SessionRecord,
    links: readonly LinkRecord[],
    firstRecords: readonly UpdateRecord[],
  ): Promise<void> {
    this.#expectOpen();
    if (this.#sessions.has(session.id)) throw new SessionExists(`There is a session ${session.id} already.`);
    checkTimes(firstRecords);
    this.#sessions.set(session.id, {
      session: { ...session },
      links: new Map(links.map((link) => [link.id, copyOfLink(link)])),
      people: new Map(),
      records: firstRecords.map(copyOfRecord),
      chat: new Map(),
      chatAuthors: new Map(),
      blobs: new Map(),
      snapshot: null,
      snapshotUpTo: 0,
    });
  }

  async readSession(id: SessionId): Promise<SessionRecord | undefined> {
    this.#expectOpen();
    return this.#sessions.get(id)?.session;
  }

  async renameSession(id: SessionId, name: string): Promise<void> {
    const stored = this.#find(id);
    stored.session = { ...stored.session, name };
  }

  async deleteSession(id: SessionId): Promise<void> {
    this.#expectOpen();
    this.#sessions.delete(id);
  }

  async listLinks(id: SessionId): Promise<readonly LinkRecord[]> {
    this.#expectOpen();
    return [...(this.#sessions.get(id)?.links.values() ?? [])].map(copyOfLink);
  }

  async addLink(id: SessionId, link: LinkRecord): Promise<void> {
    const { links } = this.#find(id);
    if (!links.has(link.id)) links.set(link.id, copyOfLink(link));
  }

  async revokeLink(id: SessionId, linkId: LinkId, at: number): Promise<boolean> {
    this.#expectOpen();
    const links = this.#sessions.get(id)?.links;
    const link = links?.get(linkId);
    if (!links || !link) return false;
    links.set(linkId, { ...link, revokedAt: link.revokedAt ?? at });
    return true;
  }

  async useLink(id: SessionId, linkId: LinkId, at: number): Promise<void> {
    this.#expectOpen();
    const links = this.#sessions.get(id)?.links;
    const link = links?.get(linkId);
    if (link) links?.set(linkId, { ...link, lastUsedAt: Math.max(link.lastUsedAt ?? at, at) });
  }

  async listPeople(id: SessionId): Promise<readonly PersonRecord[]> {
    this.#expectOpen();
    return [...(this.#sessions.get(id)?.people.values() ?? [])].map(copyOfPerson);
  }

  async setPerson(id: SessionId, person: PersonRecord): Promise<void> {
    const { people } = this.#find(id);
    people.set(`${person.personHash.join()} ${person.linkId}`, copyOfPerson(person));
  }

  async loadDocument(id: SessionId): Promise<StoredDocument> {
    const { session, records, snapshot, snapshotUpTo } = this.#find(id);
    return {
      lineage: session.lineage,
      snapshot: snapshot && new Uint8Array(snapshot),
      snapshotUpTo,
      tail: records.slice(snapshotUpTo).map(({ update }) => new Uint8Array(update)),
    };
  }

  async append(id: SessionId, records: readonly UpdateRecord[]): Promise<void> {
    checkTimes(records);
    const stored = this.#find(id);
    for (const record of records) stored.records.push(copyOfRecord(record));
    const newest = records.at(-1);
    if (newest) stored.session = { ...stored.session, updatedAt: newest.at };
  }

  async compact(id: SessionId, snapshot: Uint8Array, upTo: number): Promise<void> {
    const stored = this.#find(id);
    const newest = stored.records.length;
    if (!Number.isSafeInteger(upTo) || upTo > newest)
      throw new RangeError(`Session ${id} has no record ${upTo}: its newest is ${newest}.`);
    if (upTo <= stored.snapshotUpTo) return;
    stored.snapshot = new Uint8Array(snapshot);
    stored.snapshotUpTo = upTo;
  }

  async *readHistory(id: SessionId): AsyncGenerator<UpdateRecord> {
    const newest = this.#find(id).records.length;
    for (let index = 0; index < newest; index++) {
      const record = this.#find(id).records[index];
      if (record) yield copyOfRecord(record);
    }
  }

  async appendChat(
    id: SessionId,
    message: ChatMessage,
    personHash: Uint8Array | null = null,
  ): Promise<ChatMessage | null> {
    const { chat, chatAuthors } = this.#find(id);
    const there = chat.get(message.id);
    if (there !== undefined) return there;
    chat.set(message.id, { ...message });
    if (personHash !== null) chatAuthors.set(message.id, new Uint8Array(personHash));
    return null;
  }

  async retractChat(
    id: SessionId,
    messageId: string,
    personHash: Uint8Array | null,
  ): Promise<ChatMessage | null> {
    const { chat, chatAuthors } = this.#find(id);
    const message = chat.get(messageId);
    if (message === undefined) return null;
    if (personHash !== null && chatAuthors.get(messageId)?.toString() !== personHash.toString()) return null;
    chat.set(messageId, { ...message, text: '' });
    return message;
  }

  async readChat(id: SessionId, count: number, before?: string): Promise<readonly ChatMessage[]> {
    this.#expectOpen();
    const all = [...(this.#sessions.get(id)?.chat.values() ?? [])];
    const end = before === undefined ? all.length : all.findIndex((message) => message.id === before);
    const messages = all.slice(0, Math.max(0, end));
    return messages.slice(Math.max(0, messages.length - count));
  }

  async putBlob(id: SessionId, hash: string, bytes: Uint8Array): Promise<void> {
    const { blobs } = this.#find(id);
    const there = blobs.get(hash);
    if (there === undefined) blobs.set(hash, { bytes: new Uint8Array(bytes), orphanSince: null });
    else there.orphanSince = null;
  }

  async readBlob(id: SessionId, hash: string): Promise<Uint8Array | undefined> {
    this.#expectOpen();
    const blob = this.#sessions.get(id)?.blobs.get(hash);
    return blob && new Uint8Array(blob.bytes);
  }

  async listBlobs(id: SessionId): Promise<readonly BlobRecord[]> {
    this.#expectOpen();
    const blobs = [...(this.#sessions.get(id)?.blobs ?? [])];
    return blobs
      .map(([hash, { bytes, orphanSince }]) => ({ hash, size: bytes.byteLength, orphanSince }))
      .sort((one, other) => (one.hash < other.hash ? -1 : 1));
  }

  async sortBlobs(id: SessionId, { since, removed }: BlobSorting): Promise<void> {
    const { blobs } = this.#find(id);
    for (const { hash, orphanSince } of since) {
      const blob = blobs.get(hash);
      if (blob !== undefined) blob.orphanSince = orphanSince;
    }
    for (const hash of removed) blobs.delete(hash);
  }

  async probe(): Promise<void> {
    this.#expectOpen();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#sessions.clear();
  }

  #find(id: SessionId): StoredSession {
    this.#expectOpen();
    const stored = this.#sessions.get(id);
    if (!stored) throw new NoSuchSession(`There is no session ${id}.`);
    return stored;
  }

  #expectOpen(): void {
    if (this.#isClosed) throw new StoreClosed('The store is closed.');
  }
}

/**
 * The caller's buffers stay the caller's: changing one later must not change what was stored. Not `slice()`, which on a
 * Buffer makes a view.
 */
const copyOfRecord = (record: UpdateRecord): UpdateRecord => ({
  ...record,
  update: new Uint8Array(record.update),
});
const copyOfPerson = (person: PersonRecord): PersonRecord => ({
  ...person,
  personHash: new Uint8Array(person.personHash),
});
const copyOfLink = (link: LinkRecord): LinkRecord => ({ ...link, tokenHash: new Uint8Array(link.tokenHash) });

function checkTimes(records: readonly UpdateRecord[]): void {
  for (const { at } of records)
    if (!Number.isSafeInteger(at) || at < 0) throw new RangeError(`A record's time cannot be ${at}.`);
}
