import * as Y from 'yjs';

const LINE = 'a line as people write them in a file\n';
const LINES_PER_UPDATE = 100;

/**
 * The updates of a text of that length, in lines that each are a piece of their own: whoever writes upwards leaves
 * nothing that Yjs can merge.
 */
export function linesUpwards(length: number, textName: string): readonly Uint8Array[] {
  const doc = new Y.Doc();
  const text = doc.getText(textName);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  while (text.length < length) {
    doc.transact(() => {
      for (let line = 0; line < LINES_PER_UPDATE && text.length < length; line += 1) text.insert(0, LINE);
    });
  }
  doc.destroy();
  return updates;
}
