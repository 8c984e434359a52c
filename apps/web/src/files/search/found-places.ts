import type { Workspace } from '@coedit/client';
import type { FileId } from '@coedit/protocol';
import { MovingRanges, type Range } from './moving-ranges.ts';
import type { FileMatches, SearchedFile } from './search-messages.ts';

interface PlacesOfFile {
  /** By where a match was when it was found. */
  readonly indices: ReadonlyMap<number, number>;
  readonly ranges: MovingRanges;
}

/** Where the matches of one search are now: a list of them is older than the last keystroke. */
export class FoundPlaces {
  readonly #byFile = new Map<FileId, PlacesOfFile>();

  constructor(found: readonly FileMatches[], searched: readonly SearchedFile[], workspace: Workspace) {
    const before = new Map(searched.map(({ id, text }) => [id, text]));
    for (const { id, matches } of found) {
      if (workspace.get(id) === undefined) continue;
      const text = workspace.text(id);
      // Typed in while it was searched: nobody knows what went where.
      if (text.toString() !== before.get(id)) continue;
      this.#byFile.set(id, {
        indices: new Map(matches.map(({ start }, index) => [start, index])),
        ranges: new MovingRanges(text, matches),
      });
    }
  }

  /** Null: it is not there any more as it was. */
  of(id: FileId, start: number): Range | null {
    const file = this.#byFile.get(id);
    const index = file?.indices.get(start);
    return file === undefined || index === undefined ? null : file.ranges.at(index);
  }

  end(): void {
    for (const { ranges } of this.#byFile.values()) ranges.end();
  }
}
