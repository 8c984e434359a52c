import type { SessionId } from '@coedit/protocol';
import { NoSuchSession, StoreDamaged } from '../store.ts';
import { bytes, integer } from './columns.ts';
import type { Connection, Row } from './engine.ts';
import type { Handlers, NumberedBlock } from './operations.ts';
import { type Block, checksumOf, joinPayloads } from './records.ts';
import type { FindSession } from './session-finder.ts';

/** Bytes before packing. Bounds what one page of history costs either thread. */
export const CHUNK_BYTES = 1024 * 1024;

type BlockTable = 'log' | 'history';

export const blockKey = (table: BlockTable, session: number, first: number, count: number): string =>
  `${table}:${session}:${first}:${count}`;

export const snapshotKey = (session: number, upTo: number): string => `snapshot:${session}:${upTo}`;

export function blockInserter(
  connection: Connection,
  table: BlockTable,
): (session: number, block: NumberedBlock) => void {
  const insert = connection.prepare(
    `INSERT INTO ${table} (session, first, count, checksum, payload) VALUES (?, ?, ?, ?, ?)`,
  );
  return (session, { first, count, payload }) => {
    const checksum = checksumOf(blockKey(table, session, first, count), payload);
    insert.run(session, first, count, checksum, payload);
  };
}

/** For a session that has no record yet; its `updated_at` stays as it was given. */
export function insertFirstBlock(connection: Connection): (session: number, block: Block) => void {
  const insert = blockInserter(connection, 'log');
  const count = connection.prepare('UPDATE session SET newest = ? WHERE number = ?');
  return (session, block) => {
    if (block.count === 0) return;
    count.run(block.count, session);
    insert(session, { first: 1, count: block.count, payload: block.payload });
  };
}

/** Reads rows of one table from a row's first number on, checking each. */
export function toVerifiedBlock(table: BlockTable, id: SessionId, row: Row): NumberedBlock {
  const session = integer(row, 'session');
  const first = integer(row, 'first');
  const count = integer(row, 'count');
  const payload = bytes(row, 'payload');
  if (checksumOf(blockKey(table, session, first, count), payload) !== integer(row, 'checksum'))
    throw new StoreDamaged(
      `Session ${id} is damaged: the records ${first} to ${first + count - 1} in its ${table} are not what was written.`,
    );
  return { first, count, payload };
}

/** Throws unless the blocks follow each other without a gap, the first one beginning at `next`. */
export function expectDense(id: SessionId, blocks: readonly NumberedBlock[], from: number, to: number): void {
  let next = from;
  for (const block of blocks) {
    if (block.first !== next) throw missing(id, next);
    next += block.count;
  }
  if (next !== to + 1) throw missing(id, next);
}

const missing = (id: SessionId, number: number): StoreDamaged =>
  new StoreDamaged(`Session ${id} is damaged: its record ${number} is missing or out of place.`);

export function logHandlers(
  connection: Connection,
  findSession: FindSession,
): Handlers<'append' | 'loadDocument' | 'readHistoryPage'> {
  const count = connection.prepare(
    'UPDATE session SET newest = newest + ?, updated_at = ? WHERE id = ? RETURNING number, newest',
  );
  const insert = blockInserter(connection, 'log');
  const selectLog = connection.prepare('SELECT * FROM log WHERE session = ? AND first >= ? ORDER BY first');
  const selectHistory = connection.prepare(
    'SELECT * FROM history WHERE session = ? AND first <= ? ORDER BY first DESC LIMIT 1',
  );
  const readSnapshot = snapshotReader(connection);

  function historyPage(id: SessionId, session: number, from: number): NumberedBlock | undefined {
    const row = selectHistory.get(session, from);
    if (!row || integer(row, 'first') + integer(row, 'count') <= from) return undefined;
    return toVerifiedBlock('history', id, row);
  }

  function logPage(id: SessionId, session: number, from: number): NumberedBlock {
    const page: NumberedBlock[] = [];
    let size = 0;
    for (const row of selectLog.all(session, from)) {
      const block = toVerifiedBlock('log', id, row);
      page.push(block);
      size += block.payload.byteLength;
      if (size >= CHUNK_BYTES) break;
    }
    const records = page.reduce((sum, block) => sum + block.count, 0);
    if (records === 0) throw missing(id, from);
    expectDense(id, page, from, from + records - 1);
    return { first: from, count: records, payload: joinPayloads(page.map(({ payload }) => payload)) };
  }

  return {
    append({ id, block }) {
      if (block.count === 0) {
        findSession(id);
        return undefined;
      }
      const row = count.get(block.count, block.newestAt, id);
      if (!row) throw new NoSuchSession(`There is no session ${id}.`);
      const first = integer(row, 'newest') - block.count + 1;
      insert(integer(row, 'number'), { first, count: block.count, payload: block.payload });
      return undefined;
    },
    loadDocument({ id }) {
      const session = findSession(id);
      const snapshot = readSnapshot(id, session.number);
      const blocks = selectLog.all(session.number, 1).map((row) => toVerifiedBlock('log', id, row));
      expectDense(id, blocks, snapshot.upTo + 1, session.newest);
      return {
        lineage: session.lineage,
        snapshot: snapshot.payload,
        snapshotUpTo: snapshot.upTo,
        tail: joinPayloads(blocks.map(({ payload }) => payload)),
      };
    },
    readHistoryPage({ id, from }) {
      const { number, newest } = findSession(id);
      const packed = historyPage(id, number, from);
      if (packed) return { block: packed, isPacked: true, newest };
      const block = from > newest ? undefined : logPage(id, number, from);
      return { block, isPacked: false, newest };
    },
  };
}

export interface StoredSnapshot {
  /** 0 without a snapshot. */
  readonly upTo: number;
  readonly payload: Uint8Array | null;
}

export function snapshotReader(connection: Connection): (id: SessionId, session: number) => StoredSnapshot {
  const select = connection.prepare('SELECT up_to, checksum, payload FROM snapshot WHERE session = ?');
  return (id, session) => {
    const row = select.get(session);
    if (!row) return { upTo: 0, payload: null };
    const upTo = integer(row, 'up_to');
    const payload = bytes(row, 'payload');
    if (checksumOf(snapshotKey(session, upTo), payload) !== integer(row, 'checksum'))
      throw new StoreDamaged(`Session ${id} is damaged: its snapshot is not what was written.`);
    return { upTo, payload };
  };
}
