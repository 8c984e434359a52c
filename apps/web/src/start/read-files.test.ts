import { DEFAULT_LIMITS } from '@coedit/protocol';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Candidate, Gathered } from '../files/import/candidate.ts';
import { readFiles } from './read-files.ts';

const candidate = (path: string, content: string | Uint8Array): Candidate => {
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  return { path, size: bytes.length, read: async () => bytes };
};
const gathered = (...candidates: readonly Candidate[]): Gathered => ({ candidates, skippedFolders: [] });

describe('files for a new session', () => {
  test('loose files keep their names', async () => {
    const read = await readFiles(gathered(candidate('a.ts', 'a'), candidate('b.ts', 'b\r\n')));
    expect(read).toMatchObject({ name: null, leftOut: [] });
    expect(read.files).toEqual([
      { path: 'a.ts', text: 'a' },
      { path: 'b.ts', text: 'b\r\n' },
    ]);
  });

  test('one folder becomes the session', async () => {
    const read = await readFiles(gathered(candidate('lab/a.ts', 'a'), candidate('lab/src/b.ts', 'b')));
    expect(read.name).toBe('lab');
    expect(read.files.map(({ path }) => path)).toEqual(['a.ts', 'src/b.ts']);
  });

  test('two folders stay folders', async () => {
    const read = await readFiles(gathered(candidate('one/a.ts', 'a'), candidate('two/b.ts', 'b')));
    expect(read.name).toBeNull();
    expect(read.files.map(({ path }) => path)).toEqual(['one/a.ts', 'two/b.ts']);
  });

  test('a zip alone is opened', async () => {
    const zip = zipSync({ 'lab/a.ts': strToU8('a'), 'lab/src/b.ts': strToU8('b') });
    const read = await readFiles(gathered(candidate('lab.zip', zip)));
    expect(read.name).toBe('lab');
    expect(read.files.map(({ path }) => path)).toEqual(['a.ts', 'src/b.ts']);
  });

  test('what cannot be in a session is told, the rest is read', async () => {
    const broken: Candidate = { path: 'gone.txt', size: 1, read: () => Promise.reject(new Error('gone')) };
    const huge: Candidate = {
      path: 'huge.txt',
      size: DEFAULT_LIMITS.fileLength * 3 + 1,
      read: async () => new Uint8Array(),
    };
    const read = await readFiles(
      gathered(
        candidate('image.png', new Uint8Array([137, 80, 0, 1])),
        candidate('con', 'x'),
        candidate('ok.txt', 'ok'),
        broken,
        huge,
      ),
    );
    expect(read.files).toEqual([{ path: 'ok.txt', text: 'ok' }]);
    expect(read.binaries).toEqual([{ path: 'image.png', bytes: new Uint8Array([137, 80, 0, 1]) }]);
    expect(Object.fromEntries(read.leftOut.map(({ path, reason }) => [path, reason]))).toEqual({
      con: 'bad-path',
      'huge.txt': 'too-large',
      'gone.txt': 'unreadable',
    });
  });

  test('what a .gitignore among them names is left out', async () => {
    const read = await readFiles(
      gathered(
        candidate('lab/.gitignore', 'dist/\n*.log'),
        candidate('lab/dist/x.js', ''),
        candidate('lab/a', ''),
      ),
    );
    expect(read.files.map(({ path }) => path)).toEqual(['.gitignore', 'a']);
    expect(read.ignored).toBe(1);
  });

  test('more files than a session holds', async () => {
    const many = Array.from({ length: DEFAULT_LIMITS.files + 2 }, (_, index) =>
      candidate(`f${index}.txt`, ''),
    );
    const read = await readFiles(gathered(...many));
    expect(read.files).toHaveLength(DEFAULT_LIMITS.files);
    expect(read.leftOut.map(({ reason }) => reason)).toEqual(['no-room', 'no-room']);
  });
});
