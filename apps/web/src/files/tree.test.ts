import type { WorkspaceFile } from '@coedit/client';
import type { FileId } from '@coedit/protocol';
import { expect, test } from 'vitest';
import { freePath } from './free-path.ts';
import { nameProblem } from './name-check.ts';
import { foldersOf, isInside } from './path-parts.ts';
import { ancestorIds, buildTree, type Draft, ROOT_ID, stillEmpty } from './tree.ts';

function filesOf(...paths: string[]): readonly WorkspaceFile[] {
  return paths.map((path, index) => ({
    id: `file:${String(index).padStart(16, '0')}` as FileId,
    path,
    displayPath: path,
  }));
}

/** The tree as lines, indented; folders end with a slash. */
function drawn(
  paths: readonly string[],
  emptyFolders: readonly string[] = [],
  draft: Draft | null = null,
): string[] {
  const nodes = buildTree(filesOf(...paths), emptyFolders, draft);
  const lines: string[] = [];
  const draw = (id: string, indent: string) => {
    const node = nodes.get(id)!;
    if (node.kind === 'draft') lines.push(`${indent}?`);
    if (node.kind === 'file') lines.push(indent + node.name);
    if (node.kind !== 'folder') return;
    if (id !== ROOT_ID) lines.push(`${indent}${node.name}/`);
    for (const child of node.children) draw(child, id === ROOT_ID ? '' : `${indent}  `);
  };
  draw(ROOT_ID, '');
  return lines;
}

test('folders come first, then names as people sort them', () => {
  expect(drawn(['b.ts', 'a10.ts', 'a2.ts', 'B/x', 'src/deep/y', 'src/a'])).toEqual([
    'B/',
    '  x',
    'src/',
    '  deep/',
    '    y',
    '  a',
    'a2.ts',
    'a10.ts',
    'b.ts',
  ]);
});

test('empty folders are there, with those above them', () => {
  expect(drawn(['a'], ['new/inside'])).toEqual(['new/', '  inside/', 'a']);
});

test('a draft stands where its like begin', () => {
  expect(drawn(['a', 'src/b'], [], { makes: 'file', folder: '' })).toEqual(['src/', '  b', '?', 'a']);
  expect(drawn(['a', 'src/b'], [], { makes: 'folder', folder: '' })).toEqual(['?', 'src/', '  b', 'a']);
});

test('a file and a folder of one name, as two people can make them at once, are both there', () => {
  expect(drawn(['a', 'a/b'])).toEqual(['a/', '  b', 'a']);
});

test('paths', () => {
  expect(foldersOf('a/b/c')).toEqual(['a', 'a/b']);
  expect(ancestorIds('a/b/c')).toEqual(['folder:a', 'folder:a/b']);
  expect(isInside('ab/c', 'a')).toBe(false);
  expect(isInside('a/c', 'a')).toBe(true);
});

test('a folder that got a file is not kept as an empty one', () => {
  const empty = new Set(['a', 'a/b', 'c']);
  expect([...stillEmpty(empty, filesOf('a/b/x'))]).toEqual(['c']);
  expect(stillEmpty(empty, filesOf('z'))).toBe(empty);
});

test('a free name for a copy', () => {
  const taken = new Set(['src/a.ts', 'src/a copy.ts', '.env']);
  const isTaken = (path: string) => taken.has(path);
  expect(freePath('src/a.ts', isTaken)).toBe('src/a copy 2.ts');
  expect(freePath('.env', isTaken)).toBe('.env copy');
  expect(freePath('new.ts', isTaken)).toBe('new.ts');
});

test('names that cannot be used say why', () => {
  const taken = new Set(['src/a.ts']);
  expect(nameProblem('b.ts', 'src', taken)).toBeNull();
  expect(nameProblem('deep/b.ts', 'src', taken)).toBeNull();
  expect(nameProblem('a.ts', 'src', taken)).toMatch(/a\.ts/);
  expect(nameProblem('../a.ts', 'src', taken)).toMatch(/\.\./);
  expect(nameProblem('con', '', taken)).toMatch(/reserved/);
});
