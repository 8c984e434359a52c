import type { Lineage } from '@coedit/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { SessionDocument } from './document.ts';
import { loadDocument } from './document-loading.ts';
import { partsOfStored, type StoredState, snapshotOfParts } from './stored-state.ts';
import { FILE } from './testing/guard-check.ts';
import { ROOMY } from './testing/honest-session.ts';

const PIECES = 20_000;

/** Loads, and counts the steps that it takes. */
async function load(
  stored: StoredState,
): Promise<{ document: SessionDocument; steps: number; jobs: number }> {
  let steps = 0;
  let jobs = 0;
  const document = await loadDocument({
    lineage: 'l' as Lineage,
    stored,
    limits: ROOMY,
    onStateEncoded: () => undefined,
    conversion: {
      toSnapshot: async (parts) => snapshotOfParts(parts),
      toParts: async (state) => {
        jobs += 1;
        return partsOfStored(state);
      },
    },
    inTurns: async (work) => {
      for (;;) {
        const { done, value } = work.next();
        if (done === true) return value;
        steps += 1;
      }
    },
  });
  return { document, steps, jobs };
}

function edits(): { readonly doc: Y.Doc; readonly updates: Uint8Array[] } {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let piece = 0; piece < PIECES; piece += 1)
    doc.getText(FILE).insert(((piece * 7) % 300) % (piece + 1), 'ab');
  return { doc, updates };
}

test('a small document is read at once, a long tail in steps, a large snapshot elsewhere and in steps', async () => {
  const { doc, updates } = edits();
  const text = doc.getText(FILE).toString();
  const few = await load({ snapshot: null, tail: updates.slice(0, 200) });
  expect([few.steps, few.jobs]).toEqual([0, 0]);
  const tail = await load({ snapshot: null, tail: updates });
  expect(tail.jobs).toBe(0);
  expect(tail.steps).toBeGreaterThan(PIECES / 1_000);
  const half = new Y.Doc();
  for (const update of updates.slice(0, -100)) Y.applyUpdate(half, update);
  const large = await load({ snapshot: Y.encodeStateAsUpdateV2(half), tail: updates.slice(-100) });
  for (const { document } of [tail, large]) {
    expect(document.text(FILE as never) === text).toBe(true);
    expect(document.length).toBe(text.length);
    expect(document.stateVector()).toEqual(Y.encodeStateVector(doc));
  }
});

test('a text too long for one step is cut', async () => {
  const doc = new Y.Doc();
  doc.getText(FILE).insert(0, '0123456789😀'.repeat(100_000));
  const { document, steps, jobs } = await load({ snapshot: Y.encodeStateAsUpdateV2(doc), tail: [] });
  expect(jobs).toBe(1);
  expect(steps).toBeGreaterThan(15);
  expect(document.text(FILE as never) === doc.getText(FILE).toString()).toBe(true);
});

test('records that leave a gap are no document', async () => {
  const { updates } = edits();
  await expect(load({ snapshot: null, tail: updates.slice(1) })).rejects.toThrow('gap');
});
