/**
 * The one table of message numbers. A WebSocket message is a varuint type and its body (lib0 encoding);
 * one WebSocket message carries one protocol message. Types 33 to 63 are free for what comes later.
 */
export const MessageType = {
  /** Both ways: y-protocols sync (see `SyncKind`). */
  Sync: 0,
  /** Both ways: y-protocols awareness, for stock clients. */
  Awareness: 1,
  /** To client: y-protocols auth, permission denied with the reason. */
  Auth: 2,
  /** To server: y-protocols query awareness. */
  QueryAwareness: 3,
  /** To client: the first message of a `coedit.v1` connection. */
  Welcome: 16,
  /** To server: one cursor. */
  Cursor: 17,
  /** To client: the newest cursor of each participant that moved. */
  Cursors: 18,
  /** To client: who is here, joined, changed, left. */
  Participants: 19,
  /** To server: name, wished colour, Yjs client id, state. */
  Hello: 20,
  /** To client: how many sync messages of this connection are in stable storage. */
  Saved: 21,
  /** Both ways. */
  Chat: 22,
  /** To client: a code for programs and a sentence for people. */
  Notice: 23,
  /** To server; answered by Pong with the same number. */
  Ping: 24,
  /** To client. */
  Pong: 25,
  /** To server: a digest of all content, to be compared with the server's. */
  Check: 26,
  /** To client: what came of the comparison. */
  Checked: 27,
  /** To server: whom my view follows. */
  Follow: 28,
  /** To client: whose views follow mine. */
  Followers: 29,
  /** Both ways: "look here". */
  Call: 30,
  /** To server: may I edit? */
  Ask: 31,
  /** To client: who asks to edit; to owners all, to who asks themselves alone. */
  Asking: 32,
} as const;

export type MessageType = (typeof MessageType)[keyof typeof MessageType];

/** The subtypes of a sync message, as in y-protocols. */
export const SyncKind = { Step1: 0, Step2: 1, Update: 2 } as const;
export type SyncKind = (typeof SyncKind)[keyof typeof SyncKind];

/** From this number on a message is Coedit's own and goes only to connections that selected `SUBPROTOCOL`. */
export const FIRST_OWN_TYPE = 16;

export const PROTOCOL_VERSION = 1;
export const SUBPROTOCOL = 'coedit.v1';
/** A token travels to the WebSocket as an offered subprotocol with this prefix: headers of the upgrade are not logged, URLs are. */
export const TOKEN_SUBPROTOCOL_PREFIX = 'token.';
