import { encodeSyncMessage, type FileId, type Lineage, SyncKind } from '@coedit/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { SessionDocument } from '../document/document.ts';
import { ROOMY } from '../document/testing/honest-session.ts';
import { Difference } from './difference.ts';

const FILE = 'file:aaaaaaaaaaaa' as FileId;
/** More than is kept of what came since. */
const TOO_MUCH = 1_100_000;

function holder(): { readonly doc: Y.Doc; take(message: Uint8Array): void } {
  const doc = new Y.Doc();
  // Behind type, kind and length.
  const take = (message: Uint8Array): void => {
    let at = 2;
    while ((message[at] ?? 0) >= 0x80) at += 1;
    Y.applyUpdate(doc, message.subarray(at + 1));
  };
  return { doc, take };
}

test('what came since is forgotten when it is too much, and found again in the document', () => {
  const document = SessionDocument.load({ lineage: 'l' as Lineage, snapshot: null, tail: [] }, ROOMY);
  document.edit((doc) => doc.getText(FILE).insert(0, 'x'.repeat(400_000)));
  const difference = new Difference(document, new Uint8Array());
  const edit = (change: (text: Y.Text) => void): void => {
    const update = document.edit((doc) => change(doc.getText(FILE)));
    if (update !== null) difference.add(encodeSyncMessage(SyncKind.Update, update));
  };
  const { doc, take } = holder();
  const sizes: number[] = [];
  for (let message = difference.next(); message !== undefined; message = difference.next()) {
    if (message === null) continue;
    if (sizes.length === 0) edit((text) => text.insert(5, 'y'.repeat(TOO_MUCH)));
    if (sizes.length === 2) edit((text) => text.delete(0, 3));
    sizes.push(message.length);
    take(message);
  }
  // No message is the whole edit: it came again in parts.
  expect(Math.max(...sizes)).toBeLessThan(TOO_MUCH / 2);
  expect(doc.getText(FILE).toString() === document.text(FILE)).toBe(true);
  edit((text) => text.insert(0, 'and more'));
  take(difference.next() as Uint8Array);
  expect(doc.getText(FILE).toString() === document.text(FILE)).toBe(true);
  expect(difference.next()).toBeUndefined();
});
