import { isRole, type Lineage, type LinkId, type SessionId } from '@coedit/protocol';
import { type LinkRecord, SessionExists, type SessionRecord, StoreDamaged } from '../store.ts';
import { bytes, integer, integerOrNull, text, textOrNull } from './columns.ts';
import type { Connection, Row } from './engine.ts';
import { insertFirstBlock } from './log.ts';
import type { Handlers } from './operations.ts';
import type { FindSession } from './session-finder.ts';

export function sessionHandlers(
  connection: Connection,
  findSession: FindSession,
): Handlers<'createSession' | 'readSession' | 'renameSession' | 'deleteSession'> {
  const exists = connection.prepare('SELECT 1 FROM session WHERE id = ?');
  const insert = connection.prepare(
    `INSERT INTO session (id, name, lineage, created_at, updated_at, newest) VALUES (?, ?, ?, ?, ?, 0)`,
  );
  const select = connection.prepare('SELECT * FROM session WHERE id = ?');
  const rename = connection.prepare('UPDATE session SET name = ? WHERE id = ?');
  const remove = connection.prepare('DELETE FROM session WHERE id = ?');
  const insertLink = linkInserter(connection);
  const insertBlock = insertFirstBlock(connection);
  return {
    createSession({ id, session, links, block }) {
      if (exists.get(id)) throw new SessionExists(`There is a session ${id} already.`);
      insert.run(id, session.name, session.lineage, session.createdAt, session.updatedAt);
      const { number } = findSession(id);
      for (const link of links) insertLink(number, link);
      insertBlock(number, block);
      return undefined;
    },
    readSession({ id }) {
      const row = select.get(id);
      return row && toSession(row);
    },
    renameSession({ id, name }) {
      findSession(id);
      rename.run(name, id);
      return undefined;
    },
    deleteSession({ id }) {
      remove.run(id);
      return undefined;
    },
  };
}

export function linkHandlers(
  connection: Connection,
  findSession: FindSession,
): Handlers<'listLinks' | 'addLink' | 'revokeLink' | 'useLink'> {
  const list = connection.prepare(
    `SELECT link.* FROM link JOIN session ON session.number = link.session
     WHERE session.id = ? ORDER BY link.position`,
  );
  const revoke = connection.prepare(
    `UPDATE link SET revoked_at = coalesce(revoked_at, ?)
     WHERE id = ? AND session = (SELECT number FROM session WHERE id = ?)`,
  );
  const use = connection.prepare(
    `UPDATE link SET last_used_at = max(coalesce(last_used_at, 0), ?)
     WHERE id = ? AND session = (SELECT number FROM session WHERE id = ?)`,
  );
  const insertLink = linkInserter(connection);
  return {
    listLinks: ({ id }) => list.all(id).map((row) => toLink(row, id)),
    addLink({ id, link }) {
      insertLink(findSession(id).number, link);
      return undefined;
    },
    revokeLink: ({ id, linkId, at }) => Number(revoke.run(at, linkId, id).changes) > 0,
    useLink({ id, linkId, at }) {
      use.run(at, linkId, id);
      return undefined;
    },
  };
}

function linkInserter(connection: Connection): (session: number, link: LinkRecord) => void {
  // A call that is made again must not fail on what it has left behind the first time.
  const insert = connection.prepare(
    `INSERT INTO link
       (session, id, role, token_hash, label, created_at, expires_at, revoked_at, last_used_at, password_hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (session, id) DO NOTHING`,
  );
  return (session, link) => {
    const { id, role, tokenHash, label, createdAt, expiresAt, revokedAt, lastUsedAt, passwordHash } = link;
    const times = [createdAt, expiresAt, revokedAt, lastUsedAt];
    insert.run(session, id, role, tokenHash, label, ...times, passwordHash);
  };
}

export function toSession(row: Row): SessionRecord {
  return {
    id: text(row, 'id') as SessionId,
    name: text(row, 'name'),
    lineage: text(row, 'lineage') as Lineage,
    createdAt: integer(row, 'created_at'),
    updatedAt: integer(row, 'updated_at'),
  };
}

function toLink(row: Row, session: SessionId): LinkRecord {
  const role = text(row, 'role');
  if (!isRole(role)) throw new StoreDamaged(`Session ${session} has a link with the role ${role}.`);
  return {
    id: text(row, 'id') as LinkId,
    role,
    tokenHash: new Uint8Array(bytes(row, 'token_hash')),
    label: textOrNull(row, 'label'),
    createdAt: integer(row, 'created_at'),
    expiresAt: integerOrNull(row, 'expires_at'),
    revokedAt: integerOrNull(row, 'revoked_at'),
    lastUsedAt: integerOrNull(row, 'last_used_at'),
    passwordHash: textOrNull(row, 'password_hash'),
  };
}
