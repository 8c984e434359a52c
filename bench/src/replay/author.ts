import type { SessionClient } from '@coedit/client';
import type { FileId } from '@coedit/protocol';
import * as Y from 'yjs';
import type { Transaction } from './trace.ts';

/**
 * One recorded person. Each transaction's positions hold only for the very text it was typed on, so the author types in
 * a document that takes in exactly the recorded parents, and what it typed goes into a session through a real client.
 */
export class Author {
  readonly client: SessionClient;
  readonly #view = new Y.Doc();
  readonly #fileId: FileId;

  /** `clientId` decides where two people's words go that were typed at one place at once; the recording fixes it. */
  constructor(client: SessionClient, fileId: FileId, clientId: number) {
    this.client = client;
    this.#fileId = fileId;
    Y.applyUpdate(this.#view, Y.encodeStateAsUpdate(client.doc));
    this.#view.clientID = clientId;
  }

  /** Takes in another's transaction, which must have arrived at this author's client. */
  async see(update: Uint8Array, clock: { readonly clientId: number; readonly end: number }): Promise<void> {
    await this.#arrived(clock);
    Y.applyUpdate(this.#view, update);
  }

  /** Types one transaction; returns it as an update and the clock it ends at. */
  type(transaction: Transaction): {
    readonly update: Uint8Array;
    readonly clientId: number;
    readonly end: number;
  } {
    const updates: Uint8Array[] = [];
    const keep = (update: Uint8Array): void => {
      updates.push(update);
    };
    this.#view.on('update', keep);
    const text = this.#view.getText(this.#fileId);
    this.#view.transact(() => {
      for (const [position, deleted, inserted] of transaction.patches) {
        if (deleted > 0) text.delete(position, deleted);
        if (inserted !== '') text.insert(position, inserted);
      }
    });
    this.#view.off('update', keep);
    const update = Y.mergeUpdates(updates);
    Y.applyUpdate(this.client.doc, update, 'replay');
    const { clientID } = this.#view;
    return { update, clientId: clientID, end: Y.getState(this.#view.store, clientID) };
  }

  #arrived({ clientId, end }: { readonly clientId: number; readonly end: number }): Promise<void> {
    const { doc } = this.client;
    const isHere = (): boolean => Y.getState(doc.store, clientId) >= end;
    if (isHere()) return Promise.resolve();
    return new Promise((resolve) => {
      const check = (): void => {
        if (!isHere()) return;
        doc.off('update', check);
        resolve();
      };
      doc.on('update', check);
    });
  }
}
