import { Workspace } from '@coedit/client';
import { DEFAULT_LIMITS } from '@coedit/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { buildResults, nearestResult, ROOT_ID } from './result-nodes.ts';
import { compileQuery, findMatches } from './search-text.ts';

function build(contents: Record<string, string>) {
  const workspace = new Workspace(new Y.Doc(), () => DEFAULT_LIMITS);
  const files = Object.entries(contents).map(([path, content]) => ({
    id: workspace.create(path, content),
    matches: findMatches(
      content,
      compileQuery({ pattern: 'x', matchCase: false, wholeWord: false, isRegex: false })!,
      99,
    ),
  }));
  return { nodes: buildResults(files, workspace), ids: files.map(({ id }) => id) };
}

test('files hold their matches, called by their number', () => {
  const { nodes, ids } = build({ 'src/a.ts': '  one x\nx', 'b.ts': 'x' });
  expect(nodes.get(ROOT_ID)).toMatchObject({ children: ids });
  expect(nodes.get(ids[0]!)).toMatchObject({
    kind: 'file',
    path: 'src/a.ts',
    count: 2,
    children: [`${ids[0]}@0`, `${ids[0]}@1`],
  });
  expect(nodes.get(`${ids[0]}@1`)).toMatchObject({ kind: 'match', fileId: ids[0], match: { line: 2 } });
});

test('the keyboard stays in the file while something of it is left', () => {
  const { nodes, ids } = build({ a: 'x x', b: 'x' });
  expect(nearestResult(nodes, `${ids[0]}@1`)).toBe(`${ids[0]}@1`);
  expect(nearestResult(nodes, `${ids[0]}@7`)).toBe(`${ids[0]}@1`);
  expect(nearestResult(nodes, 'file:gone@0')).toBe(ids[0]);
  expect(nearestResult(build({}).nodes, 'file:gone@0')).toBeNull();
});
