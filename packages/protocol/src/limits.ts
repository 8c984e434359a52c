/**
 * What clients should respect; told in the welcome message so that a page can refuse what the server would refuse,
 * with a sentence instead of a disconnect. Text lengths are in UTF-16 units, as Monaco, Yjs and JavaScript count
 * them: both sides can tell them in O(1).
 */
export interface Limits {
  /** Bytes of one WebSocket message. */
  readonly messageBytes: number;
  /** UTF-16 units of one file's text. */
  readonly fileLength: number;
  /** UTF-16 units of all texts of a session. */
  readonly sessionLength: number;
  readonly files: number;
  /** Bytes of one file that is no text. They count in `sessionLength` as a text of as many units does. */
  readonly blobBytes: number;
  /** Unicode code points of a participant's or session's name. */
  readonly nameLength: number;
  /** UTF-16 units of a chat message. */
  readonly chatLength: number;
  readonly participants: number;
}

const MIB = 1024 * 1024;

export const DEFAULT_LIMITS: Limits = {
  messageBytes: 4 * MIB,
  fileLength: 4 * MIB,
  sessionLength: 50 * MIB,
  files: 1000,
  blobBytes: 4 * MIB,
  nameLength: 64,
  chatLength: 4000,
  participants: 100,
};
