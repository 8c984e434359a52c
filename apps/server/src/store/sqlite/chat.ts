import type { ChatMessage, UserId } from '@coedit/protocol';
import { integer, text } from './columns.ts';
import type { Connection, Row } from './engine.ts';
import type { Handlers } from './operations.ts';
import type { FindSession } from './session-finder.ts';

export function chatHandlers(
  connection: Connection,
  findSession: FindSession,
): Handlers<'appendChat' | 'readChat'> {
  const insert = connection.prepare(
    `INSERT INTO chat (session, id, user_id, name, time, text) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (session, id) DO NOTHING`,
  );
  const latest = connection.prepare(
    `SELECT * FROM chat WHERE session = (SELECT number FROM session WHERE id = ?)
     ORDER BY position DESC LIMIT ?`,
  );
  return {
    appendChat({ id, message }) {
      const { number } = findSession(id);
      insert.run(number, message.id, message.userId, message.name, message.time, message.text);
      return undefined;
    },
    readChat: ({ id, count }) => latest.all(id, count).map(toMessage).reverse(),
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
