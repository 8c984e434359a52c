import { DEFAULT_LIMITS } from '@coedit/protocol';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipFiles } from '../download.ts';
import type { Candidate } from './candidate.ts';
import { decodeText, planImport } from './import-filter.ts';
import { importSummary } from './import-summary.ts';
import { gatherZip, wrappingFolder } from './read-zip.ts';

const candidate = (path: string, size = 1): Candidate => ({
  path,
  size,
  read: async () => new Uint8Array(size),
});
const plan = (paths: readonly string[], folder = '') =>
  planImport(
    paths.map((path) => candidate(path)),
    folder,
    DEFAULT_LIMITS,
  );

test('paths go below the folder they were dropped on', () => {
  expect(plan(['a.ts', 'deep/b.ts'], 'src').files.map((file) => file.path)).toEqual([
    'src/a.ts',
    'src/deep/b.ts',
  ]);
});

test('folders made by tools and files of the system are left out, and told', () => {
  const result = plan([
    'src/a',
    'node_modules/x/y.js',
    'packages/p/node_modules/z',
    '.git/HEAD',
    '.gitignore',
    'sub/.DS_Store',
  ]);
  expect(result.files.map((file) => file.path)).toEqual(['src/a', '.gitignore']);
  expect(result.skippedFolders).toEqual(['node_modules', 'packages/p/node_modules', '.git']);
  expect(result.leftOut).toEqual([]);
});

test.each([
  '../up.ts',
  '/etc/passwd',
  'a/../../b',
  'C:/x',
  'a\\b',
  'a//b',
  '__proto__/x',
  'con.txt',
  'x\u0000y',
])('a hostile path is left out: %j', (path) => {
  expect(plan([path])).toMatchObject({ files: [], leftOut: [{ path, reason: 'bad-path' }] });
});

test('what is surely too large is not even read; two of one path are one', () => {
  const result = planImport(
    [candidate('big', DEFAULT_LIMITS.fileLength * 3 + 1), candidate('a'), candidate('a')],
    '',
    DEFAULT_LIMITS,
  );
  expect(result.files.map((file) => file.path)).toEqual(['a']);
  expect(result.leftOut).toEqual([
    { path: 'big', reason: 'too-large' },
    { path: 'a', reason: 'bad-path' },
  ]);
});

test('text is UTF-8 without zero bytes; its byte order mark stays for the workspace', () => {
  expect(decodeText(strToU8('grüß 😀\r\n'))).toBe('grüß 😀\r\n');
  expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe('\ufeffa');
  expect(decodeText(new Uint8Array([0x61, 0, 0x62]))).toBeNull();
  expect(decodeText(new Uint8Array([0xff, 0xfe, 0x61]))).toBeNull();
  expect(decodeText(new Uint8Array())).toBe('');
});

test('the folder that wraps a zip goes only when it has the name of the zip', () => {
  expect(wrappingFolder(['app-main/a', 'app-main/b/c'], 'app-main.zip')).toBe('app-main/');
  expect(wrappingFolder(['app-main/a'], 'app-main (1).zip')).toBe('app-main/');
  expect(wrappingFolder(['src/a', 'src/b'], 'session.zip')).toBe('');
  expect(wrappingFolder(['app/a', 'readme'], 'app.zip')).toBe('');
  expect(wrappingFolder([], 'x.zip')).toBe('');
});

test('a zip made here reads back as what went in, over several batches', async () => {
  const entries = Array.from({ length: 200 }, (_, index) => ({
    path: `src/datei ü ${index}.ts`,
    content: `${index}\r\n`.repeat(index),
  }));
  const chunks = await zipFiles(entries.map(({ path, content }) => ({ path, read: () => content })));
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
  const gathered = gatherZip(bytes, 'download.zip');
  const read = await Promise.all(
    gathered.candidates.map(async ({ path, read }) => ({ path, content: decodeText(await read()) })),
  );
  expect(read).toEqual(entries);
});

test('folders in a zip are no files; a huge neighbour is not unpacked', async () => {
  const zip = zipSync({ 'x/': new Uint8Array(), 'x/a': strToU8('a'), 'x/huge': new Uint8Array(5_000_000) });
  const { candidates } = gatherZip(zip, 'x.zip');
  expect(candidates.map(({ path, size }) => [path, size])).toEqual([
    ['a', 1],
    ['huge', 5_000_000],
  ]);
  expect(decodeText(await candidates[0]!.read())).toBe('a');
});

test('the summary says what was left out and why', () => {
  const message = importSummary({
    added: [1, 2],
    renamed: 1,
    same: 3,
    leftOut: ['a.png', 'b.png', 'c.png', 'd.png'].map((path) => ({ path, reason: 'not-stored' })),
    skippedFolders: ['node_modules'],
  });
  expect(message).toContain('Added 2 files.');
  expect(message).toContain('3 files were');
  expect(message).toContain('a.png, b.png, c.png and 1 more');
  expect(message).toContain('node_modules');
});
