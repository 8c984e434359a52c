import type { SessionClient } from '@coedit/client';
import { FILES_ROOT, type FileId, isFileId, may, type Participant } from '@coedit/protocol';
import type * as Y from 'yjs';
import { Store } from '../ui/store.ts';

export type Deleter =
  | { readonly kind: 'me' }
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'unknown' };

/**
 * Who deleted a file, as far as can be told: a deletion in Yjs carries no author. Mine are known; another's is when
 * only one other person here may edit. No name is better than a wrong one.
 */
export class Deletions {
  readonly byFile = new Store<ReadonlyMap<FileId, Deleter>>(new Map());
  readonly #client: SessionClient;
  readonly #files: Y.Map<unknown>;

  constructor(client: SessionClient) {
    this.#client = client;
    this.#files = client.doc.getMap(FILES_ROOT);
    this.#files.observe(this.#observe);
  }

  dispose(): void {
    this.#files.unobserve(this.#observe);
  }

  readonly #observe = ({ changes }: Y.YMapEvent<unknown>, { local }: Y.Transaction) => {
    const byFile = new Map(this.byFile.get());
    for (const [key, { action }] of changes.keys) {
      if (!isFileId(key)) continue;
      if (action === 'delete')
        byFile.set(key, local ? { kind: 'me' } : deleterAmong(this.#client.participants.get()));
      else byFile.delete(key);
    }
    this.byFile.set(byFile);
  };
}

export function deleterAmong(others: readonly Participant[]): Deleter {
  const editors = others.filter(({ role }) => may(role, 'edit'));
  const [only] = editors;
  return only !== undefined && editors.length === 1
    ? { kind: 'person', name: only.name }
    : { kind: 'unknown' };
}
