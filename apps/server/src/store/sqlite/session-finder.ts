import type { Lineage, SessionId } from '@coedit/protocol';
import { NoSuchSession } from '../store.ts';
import { integer, text } from './columns.ts';
import type { Connection } from './engine.ts';

export interface SessionRow {
  readonly number: number;
  readonly newest: number;
  readonly lineage: Lineage;
}

export type FindSession = (id: SessionId) => SessionRow;

/** Throws `NoSuchSession`. */
export function sessionFinder(connection: Connection): FindSession {
  const select = connection.prepare('SELECT number, newest, lineage FROM session WHERE id = ?');
  return (id) => {
    const row = select.get(id);
    if (!row) throw new NoSuchSession(`There is no session ${id}.`);
    return {
      number: integer(row, 'number'),
      newest: integer(row, 'newest'),
      lineage: text(row, 'lineage') as Lineage,
    };
  };
}
