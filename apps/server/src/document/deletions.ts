import { tearsPair } from './document-shape.ts';
import type { DryRun, SectionRun } from './dry-run.ts';
import { type KnownDocument, textOf } from './known-document.ts';
import type { ClientDeletions, DeleteRange } from './update-reader.ts';
import { refuse, resync } from './verdict.ts';

/** What an update's delete set would do; to be asked when its structs have been placed. */
export class DeletionCheck {
  /** Whether it deletes anything that the document holds alive. */
  novel = false;
  filesChanged = false;
  private readonly document: KnownDocument;
  private readonly dryRun: DryRun;

  constructor(document: KnownDocument, dryRun: DryRun) {
    this.document = document;
    this.dryRun = dryRun;
  }

  check(deletions: readonly ClientDeletions[]): void {
    for (const { client, ranges } of deletions) {
      const run = this.dryRun.runs.get(client);
      const known = run?.known ?? this.document.stateOf(client);
      const end = Math.max(known, run?.end ?? 0);
      for (const range of ranges) {
        // Beyond what is known after this update; Yjs would keep it as pending.
        if (range.end > end) resync();
        if (range.start < known)
          this.checkKnown(client, { start: range.start, end: Math.min(range.end, known) });
        if (run !== undefined && range.end > known) checkNew(run, range);
      }
    }
  }

  private checkKnown(client: number, range: DeleteRange): void {
    const structs = this.document.structsOf(client) ?? [];
    for (let index = this.document.indexAt(structs, range.start); index < structs.length; index += 1) {
      const struct = structs[index];
      if (struct === undefined || struct.id.clock >= range.end) return;
      if (struct.deleted) continue;
      const item = this.document.itemAt(client, struct.id.clock);
      const from = Math.max(range.start, item.id.clock);
      const to = Math.min(range.end, item.id.clock + item.length);
      expectWhole(textOf(item), from - item.id.clock, to - item.id.clock);
      this.novel = true;
      const root = this.document.rootOf(item);
      if (root.kind === 'text') root.removed += to - from;
      if (root.kind === 'files') this.filesChanged = true;
    }
  }
}

/** The part of a range that deletes what the update itself brings. */
function checkNew(run: SectionRun, range: DeleteRange): void {
  const start = Math.max(range.start, run.known);
  for (let index = run.indexAt(start); index < run.structs.length; index += 1) {
    const struct = run.structs[index];
    const place = run.places[index];
    if (struct === undefined || struct.clock >= range.end) return;
    if (!place) continue;
    const from = Math.max(start, struct.clock);
    const to = Math.min(range.end, struct.end);
    if (struct.kind === 'text') {
      expectWhole(struct.text, from - struct.clock, to - struct.clock);
      place.root.removed += to - from;
    }
    if (to === struct.end) place.gone = true;
  }
}

function expectWhole(text: string, from: number, to: number): void {
  if (tearsPair(text, from) || tearsPair(text, to)) refuse('content', 'half a surrogate pair');
}
