import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { ChatMessage, LinkId, SessionId } from '@coedit/protocol';
import type { BackupReport, Backups, RescuedState, Restoration, SettingAside } from '../backups.ts';
import {
  type BlobRecord,
  type BlobSorting,
  type LinkRecord,
  type PersonRecord,
  type SessionRecord,
  type Store,
  StoreClosed,
  type StoredDocument,
  StoreUnavailable,
  type UpdateRecord,
} from '../store.ts';
import { syncFolder, writeBackup } from './backup-file.ts';
import { CommitQueue } from './commit-queue.ts';
import type { EngineName } from './engine.ts';
import type { NumberedBlock, Operation, ResultOf, WorkerSettings } from './operations.ts';
import { decodeRecords, encodeBlock } from './records.ts';
import { toRescuedState } from './rescued-state.ts';
import { StorageThread } from './storage-thread.ts';

export interface SqliteOptions {
  /** Quota of the database file in bytes; a write that would pass it is refused like on a full disk. */
  readonly maxBytes?: number;
  /** Bytes that may wait for the disk before further calls are refused. */
  readonly maxPendingBytes?: number;
  /** Which SQLite; the best there is by default. */
  readonly engine?: EngineName;
}

const MAX_PENDING_BYTES = 256 * 1024 * 1024;
/** 5 packs editing traces within a tenth of what 9 gives, at ten times its speed. */
const BROTLI_QUALITY = 5;

const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

/** Opens (and where needed creates) the folder's database. Rejects with a sentence for the operator. */
export async function openSqliteStore(
  dataDir: string,
  options: SqliteOptions = {},
): Promise<Store & Backups> {
  const folder = resolve(dataDir);
  await makeFolder(folder);
  const settings = { dataDir: folder, engine: options.engine, maxBytes: options.maxBytes };
  return SqliteStore.open(settings, options.maxPendingBytes ?? MAX_PENDING_BYTES);
}

class SqliteStore implements Store, Backups {
  readonly #queue: CommitQueue;
  #closing: Promise<void> | undefined;
  /** The compactions, one after the other: each holds a session's log in memory. */
  #compactions: Promise<unknown> = Promise.resolve();

  static async open(settings: WorkerSettings, maxPendingBytes: number): Promise<SqliteStore> {
    const openThread = (): Promise<StorageThread> => StorageThread.start(settings);
    return new SqliteStore(new CommitQueue(await openThread(), openThread, maxPendingBytes));
  }

  private constructor(queue: CommitQueue) {
    this.#queue = queue;
  }

  async createSession(
    session: SessionRecord,
    links: readonly LinkRecord[],
    firstRecords: readonly UpdateRecord[],
  ): Promise<void> {
    const block = encodeBlock(firstRecords);
    const ownLinks = links.map(withOwnBytes);
    const operation = { kind: 'createSession', id: session.id, session, links: ownLinks, block } as const;
    return this.#submit(operation, block.payload.byteLength);
  }

  readSession = (id: SessionId): Promise<SessionRecord | undefined> =>
    this.#submit({ kind: 'readSession', id });

  renameSession = (id: SessionId, name: string): Promise<void> =>
    this.#submit({ kind: 'renameSession', id, name });

  deleteSession = (id: SessionId): Promise<void> => this.#submit({ kind: 'deleteSession', id });

  listLinks = (id: SessionId): Promise<readonly LinkRecord[]> => this.#submit({ kind: 'listLinks', id });

  addLink = (id: SessionId, link: LinkRecord): Promise<void> =>
    this.#submit({ kind: 'addLink', id, link: withOwnBytes(link) });

  revokeLink = (id: SessionId, linkId: LinkId, at: number): Promise<boolean> =>
    this.#submit({ kind: 'revokeLink', id, linkId, at });

  useLink = (id: SessionId, linkId: LinkId, at: number): Promise<void> =>
    this.#submit({ kind: 'useLink', id, linkId, at });

  listPeople = (id: SessionId): Promise<readonly PersonRecord[]> => this.#submit({ kind: 'listPeople', id });

  setPerson = (id: SessionId, person: PersonRecord): Promise<void> =>
    this.#submit({
      kind: 'setPerson',
      id,
      person: { ...person, personHash: new Uint8Array(person.personHash) },
    });

  async loadDocument(id: SessionId): Promise<StoredDocument> {
    const { lineage, snapshot, snapshotUpTo, tail } = await this.#submit({ kind: 'loadDocument', id });
    return { lineage, snapshot, snapshotUpTo, tail: decodeRecords(tail).map(({ update }) => update) };
  }

  async append(id: SessionId, records: readonly UpdateRecord[]): Promise<void> {
    this.#expectOpen();
    return this.#queue.append(id, records);
  }

  async compact(id: SessionId, snapshot: Uint8Array, upTo: number): Promise<void> {
    this.#expectOpen();
    const ownSnapshot = new Uint8Array(snapshot);
    const compaction = this.#compactions.then(() => this.#compact(id, ownSnapshot, upTo));
    this.#compactions = compaction.catch(() => undefined);
    return compaction;
  }

  async #compact(id: SessionId, snapshot: Uint8Array, upTo: number): Promise<void> {
    const plan = await this.#queue.submit({ kind: 'readLogForPacking', id, upTo });
    if (!plan) return;
    const history: NumberedBlock[] = [];
    for (const chunk of plan.chunks) history.push({ ...chunk, payload: await pack(chunk.payload) });
    const { session } = plan;
    await this.#queue.submit(
      { kind: 'replaceLog', id, session, snapshot, upTo, history },
      snapshot.byteLength + history.reduce((sum, { payload }) => sum + payload.byteLength, 0),
    );
  }

  /**
   * Page by page, by number: compaction may move records from the log to the packed history between two pages. What is
   * appended after the first page was read is not waited for, so that this ends.
   */
  async *readHistory(id: SessionId): AsyncGenerator<UpdateRecord> {
    let next = 1;
    let last = Number.POSITIVE_INFINITY;
    while (next <= last) {
      const { block, isPacked, newest } = await this.#submit({ kind: 'readHistoryPage', id, from: next });
      last = Math.min(last, newest);
      if (!block) return;
      const payload = isPacked ? await decompress(block.payload) : block.payload;
      yield* decodeRecords(payload).slice(next - block.first, last - block.first + 1);
      next = block.first + block.count;
    }
  }

  appendChat = (
    id: SessionId,
    message: ChatMessage,
    personHash: Uint8Array | null = null,
  ): Promise<ChatMessage | null> => this.#submit({ kind: 'appendChat', id, message, personHash });

  retractChat = (
    id: SessionId,
    messageId: string,
    personHash: Uint8Array | null,
  ): Promise<ChatMessage | null> => this.#submit({ kind: 'retractChat', id, messageId, personHash });

  readChat = (id: SessionId, count: number, before?: string): Promise<readonly ChatMessage[]> =>
    this.#submit({ kind: 'readChat', id, count, before: before ?? null });

  async putBlob(id: SessionId, hash: string, bytes: Uint8Array): Promise<void> {
    const own = new Uint8Array(bytes);
    return this.#submit({ kind: 'putBlob', id, hash, bytes: own }, own.byteLength);
  }

  readBlob = (id: SessionId, hash: string): Promise<Uint8Array | undefined> =>
    this.#submit({ kind: 'readBlob', id, hash });

  listBlobs = (id: SessionId): Promise<readonly BlobRecord[]> => this.#submit({ kind: 'listBlobs', id });

  sortBlobs = (id: SessionId, sorting: BlobSorting): Promise<void> =>
    this.#submit({ kind: 'sortBlobs', id, sorting });

  probe = (): Promise<void> => this.#submit({ kind: 'probe', id: null });

  backUp = (file: string): Promise<BackupReport> => writeBackup(file, (operation) => this.#submit(operation));

  readBackup = (file: string): Promise<readonly SessionRecord[]> =>
    this.#submit({ kind: 'readBackup', id: null, file });

  isAsIn = (file: string, id: SessionId): Promise<boolean> => this.#submit({ kind: 'isAsIn', id, file });

  restore = (file: string, { id, ...aside }: Restoration): Promise<boolean> =>
    this.#submit({ kind: 'restore', id, file, aside });

  rescue = async (id: SessionId): Promise<RescuedState> =>
    toRescuedState(await this.#submit({ kind: 'rescue', id }));

  startOver = (id: SessionId, aside: SettingAside, first: UpdateRecord): Promise<void> =>
    this.#submit({ kind: 'startOver', id, aside, first });

  close(): Promise<void> {
    this.#closing ??= this.#compactions.then(() => this.#queue.close());
    return this.#closing;
  }

  async #submit<Op extends Operation>(operation: Op, byteLength?: number): Promise<ResultOf<Op['kind']>> {
    this.#expectOpen();
    return this.#queue.submit(operation, byteLength);
  }

  #expectOpen(): void {
    if (this.#closing) throw new StoreClosed('The store is closed.');
  }
}

/** A message between threads copies the whole buffer behind a view: a hash in a pool must not take the pool along. */
const withOwnBytes = (link: LinkRecord): LinkRecord => ({
  ...link,
  tokenHash: new Uint8Array(link.tokenHash),
});

/** On the thread pool of zlib: neither the storage thread nor the event loop waits for it. */
async function pack(payload: Uint8Array): Promise<Uint8Array> {
  const packed = await compress(payload, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: payload.byteLength,
    },
  });
  return new Uint8Array(packed);
}

async function makeFolder(folder: string): Promise<void> {
  try {
    const created = await mkdir(folder, { recursive: true, mode: 0o700 });
    if (created) await syncFolder(dirname(created));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreUnavailable(`The folder for the data, ${folder}, cannot be made: ${reason}`);
  }
}
