import { Workspace } from '@coedit/client';
import { DEFAULT_LIMITS, type Limits } from '@coedit/protocol';
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addPlanned } from './add-planned.ts';
import { planImport } from './import-filter.ts';
import { gatherZip } from './read-zip.ts';
import { type MadeEntry, zipBytes } from './testing/zip-bytes.ts';

const MIB = 1024 * 1024;
const entry = (name: string, content = 'x', more: Partial<MadeEntry> = {}): MadeEntry => ({
  name,
  content: strToU8(content),
  ...more,
});

async function imported(entries: readonly MadeEntry[], limits: Limits = DEFAULT_LIMITS) {
  const workspace = new Workspace(new Y.Doc(), () => limits);
  const { candidates } = gatherZip(zipBytes(entries), 'hostile.zip');
  const plan = planImport(candidates, '', limits);
  const outcome = await addPlanned(plan, {
    workspace,
    limits,
    store: () => Promise.reject(new Error('no server')),
    onProgress: () => undefined,
  });
  const files = Object.fromEntries(
    workspace.files.get().map(({ id, displayPath }) => [displayPath, workspace.export(id)]),
  );
  return { files, ...outcome };
}

const HOSTILE_PATHS = [
  '../up.txt',
  '../../../../etc/passwd',
  'a/../../up.txt',
  'a/./b.txt',
  '/etc/passwd',
  '//server/share.txt',
  'C:/windows/win.ini',
  'C:\\windows\\win.ini',
  '..\\up.txt',
  'a\\b.txt',
  'nul',
  'CON.txt',
  'a/aux.c',
  'lpt1',
  'x\u0000.txt',
  'x\u202etxt.exe',
  'a//b.txt',
  'a/ b.txt',
  'trailing.',
  '__proto__',
  'constructor',
  'a/__proto__/b.txt',
  `${'long/'.repeat(110)}x`,
];

test('no path leads out of the session, to a device, or to a part of a program; the others come in', async () => {
  const result = await imported([...HOSTILE_PATHS.map((path) => entry(path)), entry('good.txt', 'good')]);
  expect(result.files).toEqual({ 'good.txt': 'good' });
  expect(result.leftOut.map(({ path, reason }) => [path, reason])).toEqual(
    HOSTILE_PATHS.map((path) => [path, 'bad-path']),
  );
});

test('names that every object has are names like others', async () => {
  const names = ['toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', '__defineGetter__'];
  const result = await imported([entry('__proto__'), ...names.map((name) => entry(name, `of ${name}`))]);
  expect(result.files).toEqual(Object.fromEntries(names.map((name) => [name, `of ${name}`])));
  expect(({} as Record<string, unknown>).length).toBeUndefined();
});

test('a symbolic link is the text of its target, and leads nowhere', async () => {
  const result = await imported([entry('link', '../../etc/passwd', { mode: 0o120777 })]);
  expect(result.files).toEqual({ link: '../../etc/passwd' });
});

test('two entries of one name are one file', async () => {
  const result = await imported([entry('a', 'one'), entry('a', 'two')]);
  expect(Object.keys(result.files)).toEqual(['a']);
  expect(result.leftOut).toEqual([{ path: 'a', reason: 'bad-path' }]);
});

test('what says it is huge is not unpacked, and what lies about it is unpacked to what it said', async () => {
  const zeros = { name: 'bomb', content: new Uint8Array(40 * MIB).fill(0x61) };
  const before = process.memoryUsage().arrayBuffers;
  const honest = await imported([zeros, entry('good')]);
  expect(honest.leftOut).toEqual([{ path: 'bomb', reason: 'too-large' }]);
  expect(Object.keys(honest.files)).toEqual(['good']);
  const lying = await imported([{ ...zeros, claimedSize: 10 }, entry('good')]);
  expect(lying.files.bomb?.length ?? 0).toBeLessThanOrEqual(10);
  expect(lying.files.good).toBe('x');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150 * MIB);
});

test('thousands of entries that share one piece of data are not all unpacked', async () => {
  const content = new Uint8Array(MIB);
  const first = { name: '0.bin', content };
  const others = Array.from({ length: 20_000 }, (_, index) => ({
    name: `${index + 1}.bin`,
    content,
    sameDataAs: 1,
  }));
  // 20 GB in a zip of 2 MB; ten times what the session may hold is read of it.
  const limits = { ...DEFAULT_LIMITS, sessionLength: 3 * MIB };
  const result = await imported([entry('good'), first, ...others], limits);
  expect(Object.keys(result.files)).toEqual(['good']);
  const because = (wanted: string) => result.leftOut.filter(({ reason }) => reason === wanted).length;
  expect([because('not-stored'), because('no-room')]).toEqual([29, 20_001 - 29]);
});

test('a hundred thousand entries cost seconds, not minutes: the session takes what it has room for', async () => {
  // The zip format without its extension counts to 65,535.
  const entries = Array.from({ length: 65_535 }, (_, index) =>
    entry(`${index}.txt`, 'x', index === 0 ? {} : { sameDataAs: 0 }),
  );
  const result = await imported(entries);
  expect(Object.keys(result.files)).toHaveLength(DEFAULT_LIMITS.files);
  expect(result.leftOut).toHaveLength(65_535 - DEFAULT_LIMITS.files);
  expect(new Set(result.leftOut.map(({ reason }) => reason))).toEqual(new Set(['no-room']));
}, 60_000);
