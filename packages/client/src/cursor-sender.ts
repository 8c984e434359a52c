import {
  type Cursor,
  encodeCursorMessage,
  FieldBounds,
  type FileId,
  type Selection,
  type UserId,
} from '@coedit/protocol';

/** Where I am. Line and column are 1-based as in Monaco, of the head of selection 0. */
export interface LocalCursor {
  readonly fileId: FileId;
  readonly line: number;
  readonly column: number;
  readonly selections: readonly Selection[];
}

export interface CursorLine {
  /** Open, and the document is in step: before that a cursor could point at text the others do not have. */
  readonly isSynced: boolean;
  send(message: Uint8Array): void;
}

/** The server puts the sender's own number here. */
const STAMPED_BY_SERVER = 0 as UserId;
const NO_CURSOR: Cursor = { line: 0, column: 0, userId: STAMPED_BY_SERVER, fileId: '', selections: [] };

/**
 * Sends my newest cursor, at most once per frame. Always from a timer and never at once: an editor may tell the caret
 * before it hands the edit to Yjs in the same turn, and the cursor must leave after the edit it belongs to.
 */
export class CursorSender {
  readonly #line: CursorLine;
  readonly #every: number;
  #cursor: LocalCursor | null = null;
  #sent: Uint8Array | null = null;
  #sentAt = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(line: CursorLine, every: number) {
    this.#line = line;
    this.#every = every;
  }

  set(cursor: LocalCursor | null): void {
    this.#cursor = cursor;
    this.#schedule();
  }

  /** A new connection knows nothing of me. */
  resend(): void {
    this.#sent = null;
    if (this.#cursor !== null) this.#schedule();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule(): void {
    if (this.#timer !== undefined) return;
    const delay = Math.max(0, this.#sentAt + this.#every - performance.now());
    this.#timer = setTimeout(() => this.#flush(), delay);
  }

  #flush(): void {
    this.#timer = undefined;
    if (!this.#line.isSynced) return;
    const message = encodeCursorMessage(this.#cursor === null ? NO_CURSOR : onTheWire(this.#cursor));
    if (this.#sent !== null && sameBytes(this.#sent, message)) return;
    this.#sent = message;
    this.#sentAt = performance.now();
    this.#line.send(message);
  }
}

function onTheWire(cursor: LocalCursor): Cursor {
  const selections = cursor.selections.slice(0, FieldBounds.selections);
  return { ...cursor, selections, userId: STAMPED_BY_SERVER };
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, index) => byte === right[index]);
}
