import type * as Y from 'yjs';

/** UTF-16 units of a text, the end not included. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where parts of a text are while everybody types. One that was typed into is lost: it is not what it was. */
export class MovingRanges {
  readonly #text: Y.Text;
  #ranges: (Range | null)[];

  constructor(text: Y.Text, ranges: readonly Range[]) {
    this.#text = text;
    this.#ranges = [...ranges];
    text.observe(this.#onChange);
  }

  at(index: number): Range | null {
    return this.#ranges[index] ?? null;
  }

  add(range: Range): void {
    this.#ranges.push(range);
  }

  /** Those that are left. */
  all(): readonly Range[] {
    return this.#ranges.filter((range) => range !== null);
  }

  end(): void {
    this.#text.unobserve(this.#onChange);
  }

  readonly #onChange = ({ delta }: Y.YTextEvent): void => {
    this.#ranges = this.#ranges.map((range) => range && moved(range, delta));
  };
}

function moved({ start, end }: Range, delta: Y.YTextEvent['delta']): Range | null {
  let at = 0;
  let shift = 0;
  for (const { retain = 0, insert, delete: removed = 0 } of delta) {
    at += retain;
    // Of a text everything that is inserted is a string.
    const added = typeof insert === 'string' ? insert.length : 0;
    const [from, to] = [start + shift, end + shift];
    if (added > 0 && at > from && at < to) return null;
    if (removed > 0 && at < to && at + removed > from) return null;
    if (added > 0 ? at <= from : at + removed <= from) shift += added - removed;
    at += added;
  }
  return { start: start + shift, end: end + shift };
}
