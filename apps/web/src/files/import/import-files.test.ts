import { Workspace } from '@coedit/client';
import { DEFAULT_LIMITS, type Limits } from '@coedit/protocol';
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addPlanned } from './add-planned.ts';
import { withoutIgnored } from './ignore-rules.ts';
import { planImport } from './import-filter.ts';

function workspaceWith(limits: Limits, files: Record<string, string> = {}): Workspace {
  const workspace = new Workspace(new Y.Doc(), () => limits);
  workspace.createMany(Object.entries(files).map(([path, content]) => ({ path, content })));
  return workspace;
}

async function add(
  workspace: Workspace,
  files: readonly (readonly [string, string | Uint8Array])[],
  limits = DEFAULT_LIMITS,
) {
  const candidates = files.map(([path, content]) => {
    const bytes = typeof content === 'string' ? strToU8(content) : content;
    return { path, size: bytes.length, read: async () => bytes };
  });
  const progress: number[] = [];
  const outcome = await addPlanned(planImport(candidates, '', limits), {
    workspace,
    limits,
    store: async (path, bytes) => {
      if (path.includes('refused')) throw new Error('offline');
      return { hash: String(bytes[0]).repeat(64).slice(0, 64), size: bytes.length, type: 'image/png' };
    },
    onProgress: (done) => progress.push(done),
  });
  return { ...outcome, progress, paths: workspace.files.get().map((file) => file.displayPath) };
}

test('what is the same is passed over, what differs gets a free name', async () => {
  const workspace = workspaceWith(DEFAULT_LIMITS, { 'a.ts': 'a\r\n', 'b.ts': 'b' });
  const result = await add(workspace, [
    ['a.ts', 'a\r\n'],
    ['b.ts', 'other'],
    ['c.ts', 'c'],
  ]);
  expect(result.paths).toEqual(['a.ts', 'b copy.ts', 'b.ts', 'c.ts']);
  expect(result).toMatchObject({ renamed: 1, same: 1, leftOut: [] });
  expect(workspace.export(workspace.find('a.ts')!.id)).toBe('a\r\n');
});

test('a file and a folder of one name do not stop the others', async () => {
  const workspace = workspaceWith(DEFAULT_LIMITS, { 'src/a.ts': '', notes: '' });
  const result = await add(workspace, [
    ['src', 'x'],
    ['notes/b', 'x'],
    ['z', 'x'],
    ['z/inside', 'x'],
  ]);
  expect(result.paths).toEqual(['notes', 'src copy', 'src/a.ts', 'z']);
  expect(result.leftOut).toEqual([
    { path: 'notes/b', reason: 'bad-path' },
    { path: 'z/inside', reason: 'bad-path' },
  ]);
});

test('files that are no text are stored first, then named; what is there, too large or not stored is left out', async () => {
  const limits = { ...DEFAULT_LIMITS, blobBytes: 4 };
  const workspace = workspaceWith(limits);
  const files = [
    ['a.png', new Uint8Array([0, 1])],
    ['refused.png', new Uint8Array([0, 2])],
    ['large.png', new Uint8Array(5)],
    ['text', 'x'],
  ] as const;
  const result = await add(workspace, files, limits);
  expect(result.paths).toEqual(['a.png', 'text']);
  expect(workspace.find('a.png')?.blob).toEqual({ hash: '0'.repeat(64), size: 2, type: 'image/png' });
  expect(result.leftOut).toEqual([
    { path: 'large.png', reason: 'too-large' },
    { path: 'refused.png', reason: 'not-stored' },
  ]);
  expect(await add(workspace, files.slice(0, 1), limits)).toMatchObject({ same: 1, added: [] });
});

test('ended on the way, it keeps what it has added and adds no more', async () => {
  const workspace = workspaceWith(DEFAULT_LIMITS);
  const ending = new AbortController();
  const candidates = Array.from({ length: 100 }, (_, index) => ({
    path: `f${index}`,
    size: 1,
    read: async () => strToU8('x'),
  }));
  const outcome = await addPlanned(planImport(candidates, '', DEFAULT_LIMITS), {
    workspace,
    limits: DEFAULT_LIMITS,
    store: () => Promise.reject(new Error('nothing to store')),
    onProgress: () => ending.abort(),
    signal: ending.signal,
  });
  expect(outcome.added).toHaveLength(40);
});

test('what .gitignore names is left out, a deeper one is heard last', async () => {
  const files = {
    '.gitignore': 'dist/\n*.log\n/secret.txt',
    'dist/a.js': '',
    'a.log': '',
    'secret.txt': '',
    'deep/secret.txt': '',
    'deep/.gitignore': '!keep.log\nown',
    'deep/keep.log': '',
    'deep/own': '',
    own: '',
  };
  const candidates = Object.entries(files).map(([path, content]) => ({
    path,
    size: content.length,
    read: async () => strToU8(content),
  }));
  const left = await withoutIgnored({ candidates, skippedFolders: [] });
  expect(left.candidates.map(({ path }) => path)).toEqual([
    '.gitignore',
    'deep/secret.txt',
    'deep/.gitignore',
    'deep/keep.log',
    'own',
  ]);
  expect(left.ignored).toBe(4);
});

test('too large and what there is no room for is left out; the rest comes in', async () => {
  const limits = { ...DEFAULT_LIMITS, fileLength: 10, sessionLength: 12, files: 3, blobBytes: 10 };
  const workspace = workspaceWith(limits);
  const result = await add(
    workspace,
    [
      ['long', 'x'.repeat(11)],
      ['a', 'x'.repeat(8)],
      ['b', 'x'.repeat(8)],
      ['c', 'xx'],
      ['d', ''],
      ['e', ''],
    ],
    limits,
  );
  expect(result.paths).toEqual(['a', 'c', 'd']);
  expect(result.leftOut).toEqual([
    { path: 'long', reason: 'too-large' },
    { path: 'b', reason: 'no-room' },
    { path: 'e', reason: 'no-room' },
  ]);
});

test('there is no room where the texts of deleted files are: the server would not take it either', async () => {
  const limits = { ...DEFAULT_LIMITS, sessionLength: 12 };
  const workspace = workspaceWith(limits);
  workspace.remove([workspace.create('gone', 'x'.repeat(8))]);
  const result = await add(workspace, [['a', 'x'.repeat(8)]], limits);
  expect(result.leftOut).toEqual([{ path: 'a', reason: 'no-room' }]);
});

test('hundreds of files come in chunk by chunk, with progress', async () => {
  const workspace = workspaceWith(DEFAULT_LIMITS);
  let transactions = 0;
  workspace.files.subscribe(() => transactions++);
  const result = await add(
    workspace,
    Array.from({ length: 100 }, (_, index) => [`f${index}`, 'x'] as const),
  );
  expect(result.added.length).toBe(100);
  expect(result.progress).toEqual([40, 80, 100]);
  expect(transactions).toBe(3);
});
