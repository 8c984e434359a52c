import * as Y from 'yjs';
import type { Splice } from './splice.ts';

interface RefusedSplice {
  readonly start: Y.RelativePosition;
  readonly end: Y.RelativePosition;
  readonly inserted: string;
}

/** More than this many refused changes: the oldest is forgotten. */
const MAX_REFUSED = 20;

/**
 * My changes that did not get into the shared text because it would have become too long. Each is as if I had
 * made it and undone it at once: redo makes it again, and it goes through if there is room by then. Unlike other
 * redo steps they outlive my next edits, because the next edit is most likely the one that makes room.
 * Rejected: leaving the refused text in the editor only. Then editor and shared text are two texts, and every
 * offset after that has to be translated.
 */
export class RefusedChanges {
  readonly #text: Y.Text;
  readonly #changes: (readonly RefusedSplice[])[] = [];

  constructor(text: Y.Text) {
    this.#text = text;
  }

  get isEmpty(): boolean {
    return this.#changes.length === 0;
  }

  /** The splices count against the shared text as it is now; positions then move along with it. */
  keep(splices: readonly Splice[]): void {
    const relative = (offset: number, side: 0 | -1) =>
      Y.createRelativePositionFromTypeIndex(this.#text, offset, side);
    const change = splices.map(({ offset, deleted, inserted }) => ({
      start: relative(offset, deleted > 0 ? 0 : -1),
      end: relative(offset + deleted, -1),
      inserted,
    }));
    this.#changes.push(change);
    if (this.#changes.length > MAX_REFUSED) this.#changes.shift();
  }

  /** The newest refused change against the shared text of now; it is no longer kept here. */
  take(): Splice[] {
    const splices: Splice[] = [];
    let last = 0;
    for (const { start, end, inserted } of this.#changes.pop() ?? []) {
      const offset = Math.max(last, this.#resolve(start) ?? last);
      last = Math.max(offset, this.#resolve(end) ?? offset);
      splices.push({ offset, deleted: last - offset, inserted });
    }
    return splices;
  }

  #resolve(position: Y.RelativePosition): number | undefined {
    const { doc } = this.#text;
    return doc === null ? undefined : Y.createAbsolutePositionFromRelativePosition(position, doc)?.index;
  }
}
