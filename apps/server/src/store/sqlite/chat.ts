import type { ChatMessage, UserId } from '@coedit/protocol';
import { integer, text } from './columns.ts';
import type { Connection, Row } from './engine.ts';
import type { Handlers } from './operations.ts';
import type { FindSession } from './session-finder.ts';

export function chatHandlers(
  connection: Connection,
  findSession: FindSession,
): Handlers<'appendChat' | 'retractChat' | 'readChat'> {
  const insert = connection.prepare(
    'INSERT INTO chat (session, id, user_id, name, time, text, person_hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const find = connection.prepare('SELECT * FROM chat WHERE session = ? AND id = ?');
  const findOf = connection.prepare('SELECT * FROM chat WHERE session = ? AND id = ? AND person_hash = ?');
  const empty = connection.prepare(`UPDATE chat SET text = '' WHERE session = ? AND id = ?`);
  const latest = connection.prepare(
    `SELECT * FROM chat WHERE session = (SELECT number FROM session WHERE id = ?)
     ORDER BY position DESC LIMIT ?`,
  );
  const earlier = connection.prepare(
    `SELECT * FROM chat WHERE session = (SELECT number FROM session WHERE id = ?)
       AND position < (SELECT position FROM chat AS named WHERE named.session = chat.session AND named.id = ?)
     ORDER BY position DESC LIMIT ?`,
  );
  return {
    appendChat({ id, message, personHash }) {
      const { number } = findSession(id);
      const there = find.get(number, message.id);
      if (there !== undefined) return toMessage(there);
      insert.run(number, message.id, message.userId, message.name, message.time, message.text, personHash);
      return null;
    },
    retractChat({ id, messageId, personHash }) {
      const { number } = findSession(id);
      const row =
        personHash === null ? find.get(number, messageId) : findOf.get(number, messageId, personHash);
      if (row === undefined) return null;
      empty.run(number, messageId);
      return toMessage(row);
    },
    readChat: ({ id, count, before }) =>
      (before === null ? latest.all(id, count) : earlier.all(id, before, count)).map(toMessage).reverse(),
  };
}

function toMessage(row: Row): ChatMessage {
  return {
    id: text(row, 'id'),
    userId: integer(row, 'user_id') as UserId,
    name: text(row, 'name'),
    time: integer(row, 'time'),
    text: text(row, 'text'),
  };
}
