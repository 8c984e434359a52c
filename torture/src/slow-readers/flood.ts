import { setTimeout as wait } from 'node:timers/promises';
import type { SessionClient } from '@coedit/client';
import type { FileId } from '@coedit/protocol';

/** Characters of one edit, of one byte each. */
const EDIT_LENGTH = 64 * 1024;

/** How the edits of a participant can be told from one another: each moves its clock by so much. */
export const CLOCKS_OF_EDIT = EDIT_LENGTH;

/**
 * Megabytes of edits into a document that stays small: what an edit wrote, the next one deletes.
 * @returns how many edits
 */
export async function flood(
  client: SessionClient,
  file: FileId,
  { bytes, milliseconds }: { readonly bytes: number; readonly milliseconds: number },
): Promise<number> {
  const text = client.workspace.text(file);
  const edits = Math.ceil(bytes / EDIT_LENGTH);
  const begun = performance.now();
  for (let edit = 0; edit < edits; edit++) {
    client.doc.transact(() => {
      text.delete(0, text.length);
      text.insert(0, String.fromCharCode(97 + (edit % 26)).repeat(EDIT_LENGTH));
    });
    const due = begun + (milliseconds * (edit + 1)) / edits;
    const early = due - performance.now();
    await wait(Math.max(0, early));
  }
  return edits;
}
