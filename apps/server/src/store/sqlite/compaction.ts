import type { SessionId } from '@coedit/protocol';
import { NoSuchSession } from '../store.ts';
import { integer } from './columns.ts';
import type { Connection } from './engine.ts';
import {
  blockInserter,
  CHUNK_BYTES,
  expectDense,
  snapshotKey,
  snapshotReader,
  toVerifiedBlock,
} from './log.ts';
import type { Handlers, NumberedBlock } from './operations.ts';
import { checksumOf, decodeRecords, encodeBlock, joinPayloads } from './records.ts';
import type { FindSession, SessionRow } from './session-finder.ts';

/**
 * Compaction in two operations, so that the packing between them (tens of milliseconds for a large log) holds up no
 * commit: first the old records are read, then, packed, they are put into `history` while the snapshot takes their place.
 * Only the second writes, in one transaction. Appends in between only add numbers above `upTo`.
 */
export function compactionHandlers(
  connection: Connection,
  findSession: FindSession,
): Handlers<'readLogForPacking' | 'replaceLog'> {
  const selectLog = connection.prepare('SELECT * FROM log WHERE session = ? AND first <= ? ORDER BY first');
  const deleteLog = connection.prepare('DELETE FROM log WHERE session = ? AND first <= ?');
  const selectUpTo = connection.prepare('SELECT up_to FROM snapshot WHERE session = ?');
  const writeSnapshot = connection.prepare(
    'INSERT OR REPLACE INTO snapshot (session, up_to, checksum, payload) VALUES (?, ?, ?, ?)',
  );
  const insertLog = blockInserter(connection, 'log');
  const insertHistory = blockInserter(connection, 'history');
  const readSnapshot = snapshotReader(connection);

  /** The last row may hold records on both sides of `upTo`: one flush carries several appends. */
  function readLog(
    id: SessionId,
    session: SessionRow,
    upTo: number,
  ): { old: NumberedBlock[]; rest?: NumberedBlock } {
    const old = selectLog.all(session.number, upTo).map((row) => toVerifiedBlock('log', id, row));
    const last = old.at(-1);
    if (!last || last.first + last.count - 1 <= upTo) return { old };
    const [head, rest] = split(last, upTo);
    return { old: [...old.slice(0, -1), head], rest };
  }

  return {
    readLogForPacking({ id, upTo }) {
      const session = findSession(id);
      if (!Number.isSafeInteger(upTo) || upTo > session.newest)
        throw new RangeError(`Session ${id} has no record ${upTo}: its newest is ${session.newest}.`);
      // The checksum too: a damaged snapshot is an error to report, not to paint over.
      const snapshot = readSnapshot(id, session.number);
      if (upTo <= snapshot.upTo) return undefined;
      const { old } = readLog(id, session, upTo);
      expectDense(id, old, snapshot.upTo + 1, upTo);
      return { session: session.number, chunks: inChunks(old) };
    },
    replaceLog({ id, session: number, snapshot, upTo, history }) {
      const session = findSession(id);
      if (session.number !== number) throw new NoSuchSession(`Session ${id} was deleted and made anew.`);
      const row = selectUpTo.get(number);
      expectDense(id, history, (row ? integer(row, 'up_to') : 0) + 1, upTo);
      const { rest } = readLog(id, session, upTo);
      for (const block of history) insertHistory(number, block);
      deleteLog.run(number, upTo);
      if (rest) insertLog(number, rest);
      writeSnapshot.run(number, upTo, checksumOf(snapshotKey(number, upTo), snapshot), snapshot);
      return undefined;
    },
  };
}

function split(block: NumberedBlock, upTo: number): [head: NumberedBlock, rest: NumberedBlock] {
  const records = decodeRecords(block.payload);
  const count = upTo - block.first + 1;
  const head = encodeBlock(records.slice(0, count));
  const rest = encodeBlock(records.slice(count));
  return [
    { first: block.first, count, payload: head.payload },
    { first: upTo + 1, count: rest.count, payload: rest.payload },
  ];
}

function inChunks(blocks: readonly NumberedBlock[]): NumberedBlock[] {
  const chunks: NumberedBlock[] = [];
  let open: NumberedBlock[] = [];
  let size = 0;
  const close = (): void => {
    const first = open[0]?.first;
    if (first === undefined) return;
    const count = open.reduce((sum, block) => sum + block.count, 0);
    chunks.push({ first, count, payload: joinPayloads(open.map(({ payload }) => payload)) });
    open = [];
    size = 0;
  };
  for (const block of blocks) {
    open.push(block);
    size += block.payload.byteLength;
    if (size >= CHUNK_BYTES) close();
  }
  close();
  return chunks;
}
