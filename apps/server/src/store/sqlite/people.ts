import { isRole, type LinkId, type SessionId } from '@coedit/protocol';
import { type PersonRecord, StoreDamaged } from '../store.ts';
import { bytes, integer, text, textOrNull } from './columns.ts';
import type { Connection, Row } from './engine.ts';
import type { Handlers } from './operations.ts';
import type { FindSession } from './session-finder.ts';

export function peopleHandlers(
  connection: Connection,
  findSession: FindSession,
): Handlers<'listPeople' | 'setPerson'> {
  const list = connection.prepare(
    `SELECT * FROM person WHERE session = (SELECT number FROM session WHERE id = ?) ORDER BY position`,
  );
  const put = connection.prepare(
    `INSERT INTO person (session, person_hash, link, role, at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (session, person_hash, link) DO UPDATE SET role = excluded.role, at = excluded.at`,
  );
  return {
    listPeople: ({ id }) => list.all(id).map((row) => toPerson(row, id)),
    setPerson({ id, person }) {
      const { number } = findSession(id);
      put.run(number, person.personHash, person.linkId, person.role, person.at);
      return undefined;
    },
  };
}

function toPerson(row: Row, session: SessionId): PersonRecord {
  const role = textOrNull(row, 'role');
  if (role !== null && !isRole(role))
    throw new StoreDamaged(`Session ${session} has a person with the role ${role}.`);
  return {
    personHash: new Uint8Array(bytes(row, 'person_hash')),
    linkId: text(row, 'link') as LinkId,
    role,
    at: integer(row, 'at'),
  };
}
