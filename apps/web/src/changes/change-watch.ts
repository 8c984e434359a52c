import type { RemoteCursor, SessionClient } from '@coedit/client';
import { type FileId, isFileId, type UserId } from '@coedit/protocol';
import * as Y from 'yjs';
import { resolveSelection } from '../cursors/relative-selections.ts';
import { Store } from '../ui/store.ts';
import { type Change, changeOf } from './change.ts';
import { type Author, ChangeLog, ME } from './change-log.ts';

/** ms; a busy sender tells its cursor late. */
const CURSOR_FOLLOWS_EDIT = 1000;
const MOST_UNCLAIMED = 20;

/** Writes down who changes what in this session's files from now on, whether they are open here or not. */
export class ChangeWatch {
  readonly log = new ChangeLog();
  /** The last name of everyone who changed something, also of who left. */
  readonly names: Store<ReadonlyMap<Author, string>> = new Store(new Map());
  readonly #client: SessionClient;
  readonly #endCursors: () => void;
  /** Removals whose author is not known yet, with the cursors of that moment. */
  #unclaimed: { readonly change: Change; readonly cursors: ReadonlyMap<UserId, RemoteCursor> }[] = [];
  /** What takes back is not a change to be taken back in its turn: that is what my own undo is for. */
  #isPaused = false;

  constructor(client: SessionClient) {
    this.#client = client;
    this.#endCursors = client.cursors.subscribe(() => this.#cursorsChanged());
    client.doc.on('afterTransaction', this.#onTransaction);
  }

  dispose(): void {
    this.#endCursors();
    this.#client.doc.off('afterTransaction', this.#onTransaction);
  }

  unrecorded(action: () => void): void {
    this.#isPaused = true;
    try {
      action();
    } finally {
      this.#isPaused = false;
    }
  }

  readonly #onTransaction = (transaction: Y.Transaction) => {
    if (this.#isPaused || transaction.changed.size === 0) return;
    // What comes on joining, or on coming back, is everything there is, not what somebody does now.
    if (!transaction.local && this.#client.connection.get().kind !== 'online') return;
    if (transaction.origin instanceof Y.UndoManager) return;
    const now = Date.now();
    for (const type of transaction.changed.keys()) {
      const fileId = fileOf(type);
      if (fileId === null) continue;
      // A file that was never opened here has a type of no kind yet.
      const change = changeOf(transaction, fileId, this.#client.workspace.text(fileId), now);
      if (change !== null) this.#take(change, transaction);
    }
  };

  #take(change: Change, { local, beforeState, afterState }: Y.Transaction): void {
    if (local) return this.#record(ME, change);
    const writers = [...afterState].filter(([client, next]) => next > (beforeState.get(client) ?? 0));
    const [only, second] = writers;
    // Of several at once: what a slow line missed.
    if (second !== undefined) return;
    if (only !== undefined) return this.#record(only[0], change);
    const remover = this.#removerOf(change, this.#client.cursors.get());
    if (remover !== null) this.#record(remover, change);
    else if (this.#unclaimed.length < MOST_UNCLAIMED)
      this.#unclaimed.push({ change, cursors: this.#client.cursors.get() });
  }

  #record(author: Author, change: Change): void {
    this.log.record(author, change);
    this.#remember(author);
  }

  /** A cursor follows the edit it belongs to: whoever now shows up where letters went has taken them. */
  #cursorsChanged(): void {
    if (this.#unclaimed.length === 0) return;
    const now = this.#client.cursors.get();
    const recent = this.#unclaimed.filter(({ change }) => Date.now() - change.time < CURSOR_FOLLOWS_EDIT);
    this.#unclaimed = recent.filter(({ change, cursors }) => {
      const moved = new Map([...now].filter(([userId, cursor]) => cursors.get(userId) !== cursor));
      const remover = this.#removerOf(change, moved);
      if (remover !== null) this.#record(remover, change);
      return remover === null;
    });
  }

  /**
   * An update that only removes does not say whose it is: it is theirs whose caret, and nobody else's, stands where the
   * letters stood. Null: it cannot be told.
   */
  #removerOf({ fileId, removed }: Change, cursors: ReadonlyMap<UserId, RemoteCursor>): Author | null {
    const text = this.#client.workspace.text(fileId);
    const places = new Set(removed.slice(0, 100).map(({ client, clock }) => offsetOf(text, client, clock)));
    const [only, second] = [...cursors.values()].filter(
      (cursor) =>
        cursor.fileId === fileId &&
        cursor.selections.some((selection) => places.has(resolveSelection(text, selection)?.head ?? -2)),
    );
    return only === undefined || second !== undefined ? null : this.#clientIdOf(only.userId);
  }

  #clientIdOf(userId: UserId): number | null {
    const person = this.#client.participants.get().find((other) => other.userId === userId);
    return person === undefined || person.yjsClientId === 0 ? null : person.yjsClientId;
  }

  #remember(author: Author): void {
    const name = this.#client.participants.get().find(({ yjsClientId }) => yjsClientId === author)?.name;
    const names = this.names.get();
    if (name === undefined || names.get(author) === name) return;
    // As many as the log has: who comes again and again is another author each time.
    const known = [...names].filter(([other]) => this.log.of(other).length > 0);
    this.names.set(new Map(known).set(author, name));
  }
}

/** Null: it is not the text of a file. */
function fileOf(type: Parameters<typeof Y.findRootTypeKey>[0]): FileId | null {
  const name = type.parent === null ? Y.findRootTypeKey(type) : '';
  return isFileId(name) ? name : null;
}

function offsetOf(text: Y.Text, client: number, clock: number): number {
  const position = Y.createRelativePositionFromJSON({ item: { client, clock }, assoc: 0 });
  const { doc } = text;
  const absolute = doc === null ? null : Y.createAbsolutePositionFromRelativePosition(position, doc, false);
  return absolute?.type === text ? absolute.index : -1;
}
