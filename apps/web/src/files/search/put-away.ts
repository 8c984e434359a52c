import type { Workspace } from '@coedit/client';
import type { FileId } from '@coedit/protocol';
import { MovingRanges, type Range } from './moving-ranges.ts';

/** What of the results somebody does not want to see, nor to replace. It goes along with its text, over later searches. */
export class PutAway {
  readonly #workspace: Workspace;
  readonly #byFile = new Map<FileId, MovingRanges>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  add(id: FileId, ranges: readonly Range[]): void {
    const known = this.#byFile.get(id);
    if (known === undefined) this.#byFile.set(id, new MovingRanges(this.#workspace.text(id), ranges));
    else for (const range of ranges) known.add(range);
  }

  /** Where they are now. */
  of(id: FileId): readonly Range[] {
    return this.#byFile.get(id)?.all() ?? [];
  }

  clear(): void {
    for (const ranges of this.#byFile.values()) ranges.end();
    this.#byFile.clear();
  }
}
