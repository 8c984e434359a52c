import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
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

/** How much of what V8 had translated it throws away behind the rehearsal, when the first people come. */
async function thrownAway(before: string): Promise<number> {
  const program = `
    ${before}
    const { rehearsal } = await import(${JSON.stringify(new URL('./rehearsal.js', import.meta.url).href)});
    const { setImmediate: turn } = await import('node:timers/promises');
    const { createHash } = await import('node:crypto');
    for (const _ of rehearsal(${JSON.stringify(LIMITS)})) await turn();
    console.log('REHEARSED');
    createHash('sha256').update('x').digest();
    const { buffer } = new Uint8Array(8);
    structuredClone(buffer, { transfer: [buffer] });
  `;
  const flags = ['--trace-deopt', '--input-type=module', '--eval', program];
  const { stdout } = await promisify(execFile)(process.execPath, flags, { maxBuffer: 64 * 1024 * 1024 });
  return stdout.split('REHEARSED')[1]?.match(/^\[marking dependent code/gmu)?.length ?? 0;
}

test('what it gained is still there when the first bytes come as a Buffer and others go to another thread', async () => {
  const kept = await thrownAway('');
  const unprepared = await thrownAway('Object.setPrototypeOf = (object) => object;');
  // The control: without its precaution nearly everything that reads bytes is gone.
  expect(unprepared).toBeGreaterThan(10);
  expect(kept).toBeLessThan(unprepared / 4);
});

test('it writes under a client id that is no small integer first: that throws away all that saw only small ones', () => {
  const load = vi.spyOn(SessionDocument, 'load');
  for (const _ of rehearsal(LIMITS)) if (load.mock.calls.length === 1) break;
  const snapshot = load.mock.calls[0]?.[0].snapshot ?? new Uint8Array();
  const { from } = Y.parseUpdateMetaV2(snapshot);
  expect(Math.max(...from.keys())).toBeGreaterThan(2 ** 31);
  expect(Math.min(...from.keys())).toBeLessThan(2 ** 31);
});
