import type { ChatMessage, Lineage, LinkId, Role, SessionId } from '@coedit/protocol';

/**
 * What must last. Every adapter (SQLite, memory, later PostgreSQL) passes `contract.ts`; whatever is promised here is
 * tested there.
 *
 * The whole contract:
 * - **A promise that resolves means committed to stable storage** (fsync, or the database's commit), not merely
 *   received. A promise that rejects means: nothing of this call was kept, or the caller may safely call again with
 *   the same arguments (appending an update twice is harmless: updates are idempotent).
 * - Calls for one session take effect in the order they were made. Calls made without waiting may share one commit; one
 *   that fails does not take others along, unless the commit itself failed.
 * - **The log has no gaps**: when an `append` rejects, every later `append` to that session that was made before the
 *   rejection was seen rejects as well (it may depend on what is not there). The caller sends all of them again, in order.
 * - What is handed over may be changed or reused once the call was made; what comes back belongs to the caller.
 * - A store that was unavailable (`StoreUnavailable`: disk full, I/O error) works again by itself as soon as it can.
 * - Bytes come back exactly as they went in. What storage damaged is an error (`StoreDamaged`) that names the session,
 *   never a shorter or an empty document; other sessions are not affected by it.
 * - An adapter holds no session's document in memory beyond the calls under way.
 * - After `close` every call rejects with `StoreClosed`; calls made before it still finish. Closing twice is fine.
 */
export interface Store {
  /**
   * Creates the session with its links and first update (the server alone creates a document's first content), all or
   * nothing. Rejects with `SessionExists` if the id is taken.
   */
  createSession(
    session: SessionRecord,
    links: readonly LinkRecord[],
    firstRecords: readonly UpdateRecord[],
  ): Promise<void>;
  /** Undefined if there is no such session. */
  readSession(id: SessionId): Promise<SessionRecord | undefined>;
  /** Rejects with `NoSuchSession`. */
  renameSession(id: SessionId, name: string): Promise<void>;
  /** The session and all that was stored of it is gone. Deleting what is not there is fine. */
  deleteSession(id: SessionId): Promise<void>;

  /** In the order they were added, revoked ones too; none for an unknown session. */
  listLinks(id: SessionId): Promise<readonly LinkRecord[]>;
  /** Rejects with `NoSuchSession`. Adding a link whose id is there already (a call made again) changes nothing. */
  addLink(id: SessionId, link: LinkRecord): Promise<void>;
  /**
   * Marks the link as revoked at `at` (ms since 1970); the first time stays. It is kept, so that who comes with it can be
   * told why it does not work. True if there was such a link.
   */
  revokeLink(id: SessionId, linkId: LinkId, at: number): Promise<boolean>;
  /** Keeps when the link was last used; an earlier time than the one that is kept changes nothing. No such link: nothing happens. */
  useLink(id: SessionId, linkId: LinkId, at: number): Promise<void>;

  /** People whose role an owner changed, or whom one removed, in the order of their first record; none for an unknown session. */
  listPeople(id: SessionId): Promise<readonly PersonRecord[]>;
  /** Keeps the record in the place of the one of the same person and link, if there is one. Rejects with `NoSuchSession`. */
  setPerson(id: SessionId, person: PersonRecord): Promise<void>;

  /**
   * The newest snapshot and every record behind it, in order; rejects with `NoSuchSession`, or with `StoreDamaged` when a
   * checksum or the dense numbering does not hold.
   */
  loadDocument(id: SessionId): Promise<StoredDocument>;
  /**
   * Appends to the session's log and sets `updatedAt` to the last record's time. Resolves after the commit. Rejects with
   * `NoSuchSession` if it was deleted meanwhile, with `RangeError` for a time that is not a whole number of ms.
   */
  append(id: SessionId, records: readonly UpdateRecord[]): Promise<void>;
  /**
   * Puts `snapshot` (a state that holds every record up to and including number `upTo`) in the place of those records
   * for loading, in one transaction; the records themselves are kept, packed, as history. May die at any instant: then
   * either the old or the new is there, whole. A snapshot no newer than the stored one is ignored. Rejects with
   * `NoSuchSession`, and with `RangeError` when there is no record `upTo`. Since it changes the form of what can be read,
   * never the meaning, it may take effect later than calls made after it: packing holds up no append.
   */
  compact(id: SessionId, snapshot: Uint8Array, upTo: number): Promise<void>;
  /**
   * Every record appended up to now, oldest first, from the packed history and the log, for timeline and blame. Iterating
   * rejects with `NoSuchSession` (also when it is deleted meanwhile) or `StoreDamaged`.
   */
  readHistory(id: SessionId): AsyncIterable<UpdateRecord>;

  /**
   * Appending a message with an id that is there already (sent again after a reconnect) changes nothing, and resolves to
   * the one that is there; null: there was none. Rejects with `NoSuchSession`.
   */
  appendChat(
    id: SessionId,
    message: ChatMessage,
    personHash?: Uint8Array | null,
  ): Promise<ChatMessage | null>;
  /**
   * Empties the text of a message that the same person appended, or, for null, that anyone did; its place stays, so that
   * clients that were away learn of it. Resolves to the message as it was. Null, and nothing changes, when there is no such
   * message or it is another's, or nobody's.
   */
  retractChat(id: SessionId, messageId: string, personHash: Uint8Array | null): Promise<ChatMessage | null>;
  /**
   * The latest `count`, oldest first, of those before the message `before`, if one is named; none for an unknown session
   * or message.
   */
  readChat(id: SessionId, count: number, before?: string): Promise<readonly ChatMessage[]>;

  /**
   * Keeps the bytes under their hash, which the caller has computed. Putting what is there already makes it an orphan no
   * more, and whole again if it was damaged. Rejects with `NoSuchSession`.
   */
  putBlob(id: SessionId, hash: string, bytes: Uint8Array): Promise<void>;
  /** Undefined if the session has no such blob; rejects with `StoreDamaged` when the bytes are not those of the hash. */
  readBlob(id: SessionId, hash: string): Promise<Uint8Array | undefined>;
  /** By hash, without the bytes; none for an unknown session. */
  listBlobs(id: SessionId): Promise<readonly BlobRecord[]>;
  /** In one commit: those of `since` become orphans or are none any more (null), those of `removed` are gone. Rejects with `NoSuchSession`. */
  sortBlobs(id: SessionId, sorting: BlobSorting): Promise<void>;

  /** Resolves when a small write was committed; rejects when the store cannot be written now. For `/readyz`. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

export interface SessionRecord {
  readonly id: SessionId;
  readonly name: string;
  readonly lineage: Lineage;
  /** ms since 1970. */
  readonly createdAt: number;
  /** ms since 1970, of the newest record. */
  readonly updatedAt: number;
}

export interface LinkRecord {
  readonly id: LinkId;
  readonly role: Role;
  /** SHA-256 of the token, 32 bytes. The token itself is nowhere. */
  readonly tokenHash: Uint8Array;
  readonly label: string | null;
  readonly createdAt: number;
  /** ms since 1970; null: never. */
  readonly expiresAt: number | null;
  /** ms since 1970; null: it was not revoked. */
  readonly revokedAt: number | null;
  /** ms since 1970, coarse: see `sharing/links.ts`; null: it was not used yet. */
  readonly lastUsedAt: number | null;
  /** A scrypt hash with its salt and parameters in one string; null: no password. */
  readonly passwordHash: string | null;
}

/** What an owner decided about a person who came by a link. */
export interface PersonRecord {
  /** SHA-256 of the session's id and the person's secret, 32 bytes. The secret itself is nowhere. */
  readonly personHash: Uint8Array;
  readonly linkId: LinkId;
  /** In the place of the link's; null: removed. */
  readonly role: Role | null;
  /** ms since 1970. */
  readonly at: number;
}

/** The bytes of a file that is no text, content-addressed within its session. */
export interface BlobRecord {
  /** SHA-256, hexadecimal. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  /** Since when no file names it, in ms since 1970; null: a file does. */
  readonly orphanSince: number | null;
}

export interface BlobSorting {
  readonly since: readonly { readonly hash: string; readonly orphanSince: number | null }[];
  readonly removed: readonly string[];
}

/** One accepted update with when it came and from whom. */
export interface UpdateRecord {
  /** Yjs update, v1. */
  readonly update: Uint8Array;
  /** ms since 1970. */
  readonly at: number;
  /** The participant's name when it made the edit; '' for the server itself. */
  readonly author: string;
  /** The link it came by; '' for the server itself. */
  readonly linkId: LinkId | '';
}

export interface StoredDocument {
  readonly lineage: Lineage;
  /** Yjs update, **v2** (45 % smaller; only ever our own); null while there was no compaction. */
  readonly snapshot: Uint8Array | null;
  /** Number of the last record inside the snapshot; 0 without one. Records are numbered from 1, dense. */
  readonly snapshotUpTo: number;
  /** The records behind the snapshot, so the last one's number is `snapshotUpTo + tail.length`. */
  readonly tail: readonly Uint8Array[];
}

export class StoreClosed extends Error {
  override readonly name = 'StoreClosed';
}
export class NoSuchSession extends Error {
  override readonly name = 'NoSuchSession';
}
export class SessionExists extends Error {
  override readonly name = 'SessionExists';
}
/** Stored bytes are not what was written. The message names the session and what is wrong, for the operator. */
export class StoreDamaged extends Error {
  override readonly name = 'StoreDamaged';
}
/** The store cannot be written or read now (disk full, I/O error, unreachable): worth trying again. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
