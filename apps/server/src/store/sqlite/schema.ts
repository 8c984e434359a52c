import { StoreUnavailable } from '../store.ts';
import { integer } from './columns.ts';
import type { Connection } from './engine.ts';

/**
 * One entry per version, applied in order, each in its own transaction with the new `user_version`. Never edit one that
 * was released: add another.
 *
 * The big tables use the session's small `number` as their key, so that an id is stored once. `AUTOINCREMENT` keeps a
 * deleted session's number from ever naming another one. `log` and `history` are clustered by (session, first): loading
 * a document reads neighbouring pages.
 */
const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE session (
    number     INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    lineage    TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    newest     INTEGER NOT NULL  -- number of the newest record: a lost last row is noticed by it
  ) STRICT;

  CREATE TABLE link (
    position      INTEGER PRIMARY KEY AUTOINCREMENT,
    session       INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    id            TEXT NOT NULL,
    role          TEXT NOT NULL,
    token_hash    BLOB NOT NULL,
    label         TEXT,
    created_at    INTEGER NOT NULL,
    expires_at    INTEGER,
    revoked_at    INTEGER,
    password_hash TEXT,
    UNIQUE (session, id)
  ) STRICT;

  CREATE TABLE snapshot (
    session  INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
    up_to    INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    payload  BLOB NOT NULL
  ) STRICT;

  CREATE TABLE log (
    session  INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    first    INTEGER NOT NULL,   -- number of the first record in payload
    count    INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    payload  BLOB NOT NULL,      -- see records.ts
    PRIMARY KEY (session, first)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE history (
    session  INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    first    INTEGER NOT NULL,
    count    INTEGER NOT NULL,
    checksum INTEGER NOT NULL,   -- of the packed bytes
    payload  BLOB NOT NULL,      -- log payloads, joined, brotli
    PRIMARY KEY (session, first)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE chat (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    session  INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    id       TEXT NOT NULL,
    user_id  INTEGER NOT NULL,
    name     TEXT NOT NULL,
    time     INTEGER NOT NULL,
    text     TEXT NOT NULL,
    UNIQUE (session, id)
  ) STRICT;
  CREATE INDEX chat_of_session ON chat (session, position);

  CREATE TABLE probe (payload BLOB NOT NULL) STRICT;
  `,
  `
  CREATE TABLE person (
    position    INTEGER PRIMARY KEY AUTOINCREMENT,
    session     INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    person_hash BLOB NOT NULL,
    link        TEXT NOT NULL,
    role        TEXT,               -- null: removed
    at          INTEGER NOT NULL,
    UNIQUE (session, person_hash, link)
  ) STRICT;
  `,
  `
  ALTER TABLE chat ADD COLUMN person_hash BLOB;  -- who may take it back; null: nobody
  `,
  `
  CREATE TABLE blob (
    session      INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
    hash         TEXT NOT NULL,     -- SHA-256 of payload, hexadecimal
    size         INTEGER NOT NULL,
    orphan_since INTEGER,           -- null: a file names it
    payload      BLOB NOT NULL,
    PRIMARY KEY (session, hash)
  ) STRICT;
  `,
  `
  ALTER TABLE link ADD COLUMN last_used_at INTEGER;  -- to the hour; null: not yet
  `,
];

export const SCHEMA_VERSION = MIGRATIONS.length;

export function migrate(connection: Connection): void {
  const version = integer(connection.prepare('PRAGMA user_version').get() ?? {}, 'user_version');
  if (version > SCHEMA_VERSION)
    throw new StoreUnavailable(
      `The data was written by a newer Coedit (its format is ${version}, this one knows ${SCHEMA_VERSION}). Start the newer one.`,
    );
  for (let step = version; step < SCHEMA_VERSION; step++) {
    connection.exec(`BEGIN; ${MIGRATIONS[step] ?? ''} PRAGMA user_version = ${step + 1}; COMMIT`);
  }
}
