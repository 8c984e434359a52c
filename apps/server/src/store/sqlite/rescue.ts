import type { SessionId } from '@coedit/protocol';
import { text } from './columns.ts';
import type { Connection } from './engine.ts';
import { isDamage } from './failure.ts';
import { insertFirstBlock, snapshotReader, toVerifiedBlock } from './log.ts';
import type { Handlers, RescuedBlock } from './operations.ts';
import { encodeBlock } from './records.ts';
import { copyBlobs, copyChat, copyRights, setAside } from './session-copy.ts';
import { sessionFinder } from './session-finder.ts';

/** What is whole of a damaged session: from its newest good beginning up to the first damage, never beyond a gap. */
export function rescueHandlers(connection: Connection): Handlers<'rescue' | 'startOver'> {
  const findSession = sessionFinder(connection);
  const readSnapshot = snapshotReader(connection);
  const tables = ['log', 'history'] as const;
  // One row at a time: what SQLite cannot read must not take along what comes before it.
  const selects = tables.map((table) => ({
    table,
    row: connection.prepare(`SELECT * FROM ${table} WHERE session = ? AND first = ?`),
  }));
  const name = connection.prepare('SELECT name FROM session WHERE id = ?');
  const begin = connection.prepare(
    'INSERT INTO session (id, name, lineage, created_at, updated_at, newest) VALUES (?, ?, ?, ?, ?, 0)',
  );
  const insertBlock = insertFirstBlock(connection);

  function blockFrom(id: SessionId, session: number, first: number): RescuedBlock | null {
    for (const { table, row } of selects) {
      const found = orNull(() => row.get(session, first));
      const block = found && orNull(() => toVerifiedBlock(table, id, found));
      if (block) return { ...block, isPacked: table === 'history' };
    }
    return null;
  }

  return {
    rescue({ id }) {
      const session = findSession(id);
      const snapshot = orNull(() => readSnapshot(id, session.number)) ?? { upTo: 0, payload: null };
      const blocks: RescuedBlock[] = [];
      let next = snapshot.upTo + 1;
      for (;;) {
        const block = next > session.newest ? null : blockFrom(id, session.number, next);
        if (block === null) break;
        blocks.push(block);
        next += block.count;
      }
      return {
        lineage: session.lineage,
        newest: session.newest,
        snapshot: snapshot.payload,
        snapshotUpTo: snapshot.upTo,
        blocks,
      };
    },
    startOver({ id, aside, first }) {
      findSession(id);
      const itsName = text(name.get(id) ?? {}, 'name');
      const replaced = setAside(connection, id, aside);
      begin.run(id, itsName, aside.lineage, first.at, first.at);
      const { number } = findSession(id);
      insertBlock(number, encodeBlock([first]));
      if (replaced === null) return undefined;
      const copying = { from: connection, to: connection, fromNumber: replaced, number };
      copyRights(copying);
      orNull(() => copyChat(copying));
      orNull(() => copyBlobs(copying));
      return undefined;
    },
  };
}

/** Null when what it reads is damaged. */
function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (isDamage(error)) return null;
    throw error;
  }
}
