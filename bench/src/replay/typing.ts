import * as Y from 'yjs';
import type { Trace } from './trace.ts';

/** The updates of one who types a recording into a text, one for each transaction. */
export function updatesOf(trace: Trace, textName: string): readonly Uint8Array[] {
  if (trace.agents !== 1)
    throw new Error(`several people typed this trace; one is needed who typed all of it`);
  const doc = new Y.Doc();
  const text = doc.getText(textName);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  if (trace.startContent !== '') text.insert(0, trace.startContent);
  for (const { patches } of trace.transactions) {
    doc.transact(() => {
      for (const [position, deleted, inserted] of patches) {
        if (deleted > 0) text.delete(position, deleted);
        if (inserted !== '') text.insert(position, inserted);
      }
    });
  }
  const typed = text.toString();
  doc.destroy();
  if (typed !== trace.endContent) throw new Error('the recording does not end in its own last text');
  return updates;
}

/** What a replica reads that got these updates. */
export function textOf(updates: readonly Uint8Array[], textName: string): string {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  const text = doc.getText(textName).toString();
  doc.destroy();
  return text;
}
