import { DEFAULT_LIMITS } from '@coedit/protocol';
import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { SessionDocument } from './document.ts';
import { rehearsal } from './rehearsal.ts';

const LIMITS = {
  maxFileLength: DEFAULT_LIMITS.fileLength,
  maxSessionLength: DEFAULT_LIMITS.sessionLength,
  maxFiles: DEFAULT_LIMITS.files,
  maxSettingBytes: 4096,
  maxPieces: 1_000_000,
  maxWriters: 100_000,
};

afterEach(() => {
  vi.restoreAllMocks();
});

test('it loads and writes a document of many pieces, over and over, and comes to an end', () => {
  const load = vi.spyOn(SessionDocument, 'load');
  const difference = vi.spyOn(SessionDocument.prototype, 'difference');
  let steps = 0;
  for (const _ of rehearsal(LIMITS)) steps += 1;
  expect(steps).toBeGreaterThan(10);
  expect(load).toHaveBeenCalledTimes(steps);
  expect(difference).toHaveBeenCalledTimes(steps);
  const state = difference.mock.results.at(-1)?.value as Uint8Array;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const pieces = [...doc.store.clients.values()].reduce((sum, structs) => sum + structs.length, 0);
  expect(pieces).toBeGreaterThan(500);
});

test('a step leaves room for what else starts: each handles one document only', () => {
  const load = vi.spyOn(SessionDocument, 'load');
  const steps = rehearsal(LIMITS);
  steps.next();
  expect(load).not.toHaveBeenCalled();
  steps.next();
  expect(load).toHaveBeenCalledTimes(1);
});
