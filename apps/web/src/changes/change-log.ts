import type { FileId } from '@coedit/protocol';
import { type Change, type Letters, type TakenOut, weightOf } from './change.ts';

/** A pause in typing that begins a new change, in ms; as in my own undo. */
const CHANGE_PAUSE = 1000;
const MOST_CHANGES = 50;
const MOST_AUTHORS = 200;
/** UTF-16 units of removed text that one author's changes may keep. */
const MOST_WEIGHT = 500_000;

/** I am an author without a name. */
export const ME = 'me';
/** Of others the Yjs client id: it stays theirs while their page is open, also on a new connection. */
export type Author = number | typeof ME;

export interface AuthoredChange {
  readonly author: Author;
  readonly change: Change;
}

/** What each person changed lately, since this page was opened. Their connections may be long gone. */
export class ChangeLog {
  readonly #byAuthor = new Map<Author, Change[]>();

  /** Everyone with something to take back; who changed something last comes last. */
  get authors(): readonly Author[] {
    return [...this.#byAuthor].filter(([, changes]) => changes.length > 0).map(([author]) => author);
  }

  /** Newest first. */
  of(author: Author): readonly Change[] {
    return [...(this.#byAuthor.get(author) ?? [])].reverse();
  }

  /** Everyone's in one file, newest first. */
  inFile(fileId: FileId): readonly AuthoredChange[] {
    return [...this.#byAuthor]
      .flatMap(([author, changes]) => changes.map((change) => ({ author, change })))
      .filter(({ change }) => change.fileId === fileId)
      .sort((a, b) => b.change.time - a.change.time);
  }

  record(author: Author, change: Change): void {
    const { fileId, time } = change;
    const changes = this.#byAuthor.get(author) ?? [];
    // To the end: the first of the map is who changed nothing for the longest time.
    this.#byAuthor.delete(author);
    this.#byAuthor.set(author, changes);
    const last = changes.at(-1);
    if (last?.fileId === fileId && time - last.time < CHANGE_PAUSE)
      changes.splice(-1, 1, merged(last, change));
    else changes.push(change);
    this.#bound(changes);
    if (this.#byAuthor.size > MOST_AUTHORS) {
      const [oldest] = this.#byAuthor.keys();
      if (oldest !== undefined) this.#byAuthor.delete(oldest);
    }
  }

  /** It was taken back. */
  drop(author: Author, change: Change): void {
    const changes = this.#byAuthor.get(author) ?? [];
    const index = changes.indexOf(change);
    if (index !== -1) changes.splice(index, 1);
  }

  /** A part of it was taken back. */
  replace(author: Author, change: Change, rest: Change): void {
    const changes = this.#byAuthor.get(author) ?? [];
    const index = changes.indexOf(change);
    if (index !== -1) changes.splice(index, 1, rest);
  }

  #bound(changes: Change[]): void {
    let weight = changes.reduce((sum, change) => sum + weightOf(change), 0);
    while (changes.length > MOST_CHANGES || weight > MOST_WEIGHT) {
      const oldest = changes.shift();
      if (oldest === undefined) return;
      weight -= weightOf(oldest);
    }
  }
}

function merged(before: Change, after: Change): Change {
  return {
    fileId: after.fileId,
    time: after.time,
    inserted: [...before.inserted, ...after.inserted].reduce<Change['inserted'][number][]>((all, letters) => {
      const last = all.at(-1);
      if (last?.client === letters.client && last.clock + last.length === letters.clock)
        all[all.length - 1] = { ...last, length: last.length + letters.length };
      else all.push(letters);
      return all;
    }, []),
    // What is both written and removed within one change comes not back.
    removed: [...before.removed, ...after.removed.flatMap((piece) => withoutAll(piece, before.inserted))],
  };
}

/** What is left of removed letters when those that were written within the same change are not counted. */
function withoutAll(removed: TakenOut, written: readonly Letters[]): readonly TakenOut[] {
  return written.reduce<readonly TakenOut[]>(
    (pieces, own) => pieces.flatMap((piece) => without(piece, own)),
    [removed],
  );
}

function without(removed: TakenOut, own: Letters): readonly TakenOut[] {
  const { client, clock, length, text } = removed;
  const start = Math.max(own.clock - clock, 0);
  const end = Math.min(own.clock + own.length - clock, length);
  if (own.client !== client || end <= start) return [removed];
  const before: TakenOut = { client, clock, length: start, text: text.slice(0, start) };
  const after: TakenOut = { client, clock: clock + end, length: length - end, text: text.slice(end) };
  return [before, after].filter((piece) => piece.length > 0);
}
