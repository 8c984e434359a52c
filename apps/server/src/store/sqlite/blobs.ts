import { createHash } from 'node:crypto';
import { type BlobRecord, StoreDamaged } from '../store.ts';
import { bytes, integer, integerOrNull, text } from './columns.ts';
import type { Connection, Row } from './engine.ts';
import type { Handlers } from './operations.ts';
import type { FindSession } from './session-finder.ts';

export function blobHandlers(
  connection: Connection,
  findSession: FindSession,
): Handlers<'putBlob' | 'readBlob' | 'listBlobs' | 'sortBlobs'> {
  const ofSession = 'session = (SELECT number FROM session WHERE id = ?)';
  const insert = connection.prepare(
    `INSERT INTO blob (session, hash, size, payload) VALUES (?, ?, ?, ?)
     ON CONFLICT (session, hash) DO UPDATE SET orphan_since = NULL, payload = excluded.payload`,
  );
  const select = connection.prepare(`SELECT payload FROM blob WHERE ${ofSession} AND hash = ?`);
  const list = connection.prepare(
    `SELECT hash, size, orphan_since FROM blob WHERE ${ofSession} ORDER BY hash`,
  );
  const mark = connection.prepare('UPDATE blob SET orphan_since = ? WHERE session = ? AND hash = ?');
  const remove = connection.prepare('DELETE FROM blob WHERE session = ? AND hash = ?');
  return {
    putBlob({ id, hash, bytes: payload }) {
      insert.run(findSession(id).number, hash, payload.byteLength, payload);
      return undefined;
    },
    readBlob({ id, hash }) {
      const row = select.get(id, hash);
      if (row === undefined) return undefined;
      const payload = bytes(row, 'payload');
      if (createHash('sha256').update(payload).digest('hex') !== hash)
        throw new StoreDamaged(`Session ${id} has a blob whose bytes are not those of its hash ${hash}.`);
      return new Uint8Array(payload);
    },
    listBlobs: ({ id }) => list.all(id).map(toBlob),
    sortBlobs({ id, sorting }) {
      const { number } = findSession(id);
      for (const { hash, orphanSince } of sorting.since) mark.run(orphanSince, number, hash);
      for (const hash of sorting.removed) remove.run(number, hash);
      return undefined;
    },
  };
}

function toBlob(row: Row): BlobRecord {
  return {
    hash: text(row, 'hash'),
    size: integer(row, 'size'),
    orphanSince: integerOrNull(row, 'orphan_since'),
  };
}
