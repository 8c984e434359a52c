import { Workspace } from '@coedit/client';
import { DEFAULT_LIMITS } from '@coedit/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { buildResults, nearestResult, ROOT_ID, resultName } from './result-nodes.ts';
import { compileQuery, findMatches } from './search-text.ts';

function build(contents: Record<string, string>, replacement: string | null = null) {
  const workspace = new Workspace(new Y.Doc(), () => DEFAULT_LIMITS);
  const files = Object.entries(contents).map(([path, content]) => ({
    id: workspace.create(path, content),
    matches: findMatches(
      content,
      compileQuery({ pattern: 'x', matchCase: false, wholeWord: false, isRegex: false })!,
      99,
      replacement === null ? null : () => replacement,
    ),
  }));
  return { nodes: buildResults(files, workspace), ids: files.map(({ id }) => id) };
}

test('files hold their matches, and each row says what it is', () => {
  const { nodes, ids } = build({ 'src/a.ts': '  one x\nx', 'b.ts': 'x' });
  expect(nodes.get(ROOT_ID)).toMatchObject({ children: ids });
  expect([...nodes.values()].map(resultName)).toEqual([
    'src/a.ts, 2 matches',
    'one x, line 1',
    'x, line 2',
    'b.ts, 1 match',
    'x, line 1',
    'Results',
  ]);
  const names = (replacement: string) =>
    [...build({ a: 'x' }, replacement).nodes.values()].map(resultName)[1];
  expect([names('y'), names('')]).toEqual(['x, becomes y, line 1', 'x, is removed, line 1']);
});

test('the keyboard stays in the file while something of it is left', () => {
  const { nodes, ids } = build({ a: 'x x', b: 'x' });
  expect(nearestResult(nodes, `${ids[0]}@1`)).toBe(`${ids[0]}@1`);
  expect(nearestResult(nodes, `${ids[0]}@7`)).toBe(`${ids[0]}@1`);
  expect(nearestResult(nodes, 'file:gone@0')).toBe(ids[0]);
  expect(nearestResult(build({}).nodes, 'file:gone@0')).toBeNull();
});
