import { Workspace } from '@coedit/client';
import { DEFAULT_LIMITS, type Limits } from '@coedit/protocol';
import { strToU8 } from 'fflate';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addPlanned } from './import-files.ts';
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
  const outcome = await addPlanned(workspace, planImport(candidates, '', limits), limits, (done) =>
    progress.push(done),
  );
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

test('binary, too large and what there is no room for is left out; the rest comes in', async () => {
  const limits = { ...DEFAULT_LIMITS, fileLength: 10, sessionLength: 12, files: 3 };
  const workspace = workspaceWith(limits);
  const result = await add(
    workspace,
    [
      ['bin', new Uint8Array([0])],
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
    { path: 'bin', reason: 'binary' },
    { path: 'long', reason: 'too-large' },
    { path: 'b', reason: 'no-room' },
    { path: 'e', reason: 'no-room' },
  ]);
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
