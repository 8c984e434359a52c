import type { Readable } from '@coedit/client';
import type { FileId } from '@coedit/protocol';
import type { Workbench } from '../shell/workbench.ts';
import { Store } from '../ui/store.ts';

export type PreviewKind = 'markdown' | 'page' | 'picture';

/** As what a text can be looked at; null: only as text. */
export function previewKindOf(path: string): PreviewKind | null {
  if (/\.(?:md|markdown|mdown|mkd)$/i.test(path)) return 'markdown';
  if (/\.html?$/i.test(path)) return 'page';
  return /\.svg$/i.test(path) ? 'picture' : null;
}

/** Which files are shown as what they mean, beside their text. */
export class PreviewModel {
  readonly #shown = new Store<ReadonlySet<FileId>>(new Set());
  readonly shown: Readable<ReadonlySet<FileId>> = this.#shown;

  toggle(id: FileId): void {
    const shown = new Set(this.#shown.get());
    if (!shown.delete(id)) shown.add(id);
    this.#shown.set(shown);
  }
}

const models = new WeakMap<Workbench, PreviewModel>();

export function previewsOf(workbench: Workbench): PreviewModel {
  const known = models.get(workbench) ?? new PreviewModel();
  models.set(workbench, known);
  return known;
}
