import { type SessionClient, Workspace } from '@coedit/client';
import { DEFAULT_LIMITS } from '@coedit/protocol';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { answerSearch } from './search-answer.ts';
import type { SearchRequest } from './search-messages.ts';
import { SearchModel } from './search-model.ts';
import { Searcher, type SearchWorker } from './searcher.ts';

/** The worker's answer in this thread; `meanwhile` runs before it. */
function searcherHere(meanwhile: () => void): Searcher {
  const worker: SearchWorker = {
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
    postMessage: (request: SearchRequest) => {
      const answer = answerSearch(request);
      queueMicrotask(() => {
        meanwhile();
        worker.onmessage?.call(worker as Worker, new MessageEvent('message', { data: answer }));
      });
    },
  };
  return new Searcher(() => worker);
}

function setUp(files: Record<string, string>, meanwhile: (workspace: Workspace) => void = () => undefined) {
  const doc = new Y.Doc();
  const workspace = new Workspace(doc, () => DEFAULT_LIMITS);
  workspace.createMany(Object.entries(files).map(([path, content]) => ({ path, content })));
  const client = { doc, workspace } as SessionClient;
  const search = new SearchModel(
    client,
    searcherHere(() => meanwhile(workspace)),
  );
  const textOf = (path: string) => workspace.text(workspace.find(path)!.id).toString();
  return { doc, workspace, search, textOf };
}

test('replaces in all files and takes back its own edits alone', async () => {
  const { workspace, search, textOf } = setUp({ a: 'one two one', b: 'one', c: 'none here' });
  search.setQuery({ pattern: 'one', wholeWord: true });
  search.setReplacement('1');
  const replaced = await search.replace();
  expect(replaced).toMatchObject({ files: 2, matches: 3 });
  expect([textOf('a'), textOf('b'), textOf('c')]).toEqual(['1 two 1', '1', 'none here']);
  workspace.text(workspace.find('a')!.id).insert(2, 'typed since ');
  if (replaced === 'changed') throw new Error('nobody changed it');
  replaced?.undo();
  expect([textOf('a'), textOf('b')]).toEqual(['one typed since two one', 'one']);
});

test('in one file only', async () => {
  const { workspace, search, textOf } = setUp({ a: 'x', b: 'x' });
  search.setQuery({ pattern: 'x' });
  search.setReplacement('y');
  await search.replace({ id: workspace.find('b')!.id, start: null });
  expect([textOf('a'), textOf('b')]).toEqual(['x', 'y']);
});

test('a file someone typed in meanwhile is left as it is', async () => {
  const { search, textOf } = setUp({ a: 'x', b: 'x' }, (workspace) => {
    workspace.text(workspace.find('a')!.id).insert(0, '!');
  });
  search.setQuery({ pattern: 'x' });
  search.setReplacement('y');
  expect(await search.replace()).toMatchObject({ files: 1, matches: 1 });
  expect(textOf('b')).toBe('y');
  expect(textOf('a')).toContain('x');
});

test('one match only, with what its groups hold; and the results show what would stand there', async () => {
  const { search, workspace, textOf } = setUp({ 'src/a.ts': 'f(1) f(2)', 'b.md': 'f(3)' });
  search.setQuery({ pattern: 'f\\((\\d)\\)', isRegex: true, include: '*.ts' });
  search.setReplacement('g[$1]');
  await search.search();
  const { result } = search.state.get();
  const found = result.kind === 'found' ? result.files : [];
  expect(found.map(({ matches }) => matches.map(({ replacement }) => replacement))).toEqual([
    ['g[1]', 'g[2]'],
  ]);
  const start = found[0]!.matches[1]!.start;
  expect(await search.replace({ id: workspace.find('src/a.ts')!.id, start })).toMatchObject({ matches: 1 });
  expect(textOf('src/a.ts')).toBe('f(1) g[2]');
  expect(await search.replace({ id: workspace.find('b.md')!.id, start: null })).toBeNull();
});

test('a file that would become too large fails the whole, and nothing is left of it', async () => {
  const { search, textOf } = setUp({ a: 'x', b: 'x'.repeat(DEFAULT_LIMITS.fileLength) });
  search.setQuery({ pattern: 'x' });
  search.setReplacement('yy');
  await expect(search.replace()).rejects.toThrow();
  expect(textOf('a')).toBe('x');
});

test('what is typed meanwhile in another file does not end a replacement', async () => {
  vi.useFakeTimers();
  let typed = false;
  const { search, textOf } = setUp({ a: 'x', b: 'other' }, (workspace) => {
    if (typed) return;
    typed = true;
    workspace.text(workspace.find('b')!.id).insert(0, 'typed ');
    vi.advanceTimersByTime(5_000);
  });
  const unwatch = search.watch();
  search.setQuery({ pattern: 'x' });
  search.setReplacement('y');
  expect(await search.replace()).toMatchObject({ files: 1, matches: 1 });
  expect([textOf('a'), textOf('b')]).toEqual(['y', 'typed other']);
  unwatch();
  vi.useRealTimers();
});

/** Ben has the same session; what he types reaches mine. */
function withBen(doc: Y.Doc) {
  const his = new Y.Doc();
  Y.applyUpdate(his, Y.encodeStateAsUpdate(doc));
  his.on('update', (update: Uint8Array) => Y.applyUpdate(doc, update, 'ben'));
  return new Workspace(his, () => DEFAULT_LIMITS);
}

test('one match is replaced where it is now, or not at all', async () => {
  const { doc, search, workspace, textOf } = setUp({ a: 'x1 x2 x3 x4' });
  const ben = withBen(doc);
  const id = workspace.find('a')!.id;
  search.setQuery({ pattern: 'x' });
  search.setReplacement('y');
  await search.search();
  // The third would now be taken for the fourth, which begins where the third was found.
  ben.text(id).insert(0, 'x0 ');
  expect(await search.replace({ id, start: 6 })).toMatchObject({ matches: 1 });
  expect(textOf('a')).toBe('x0 x1 x2 y3 x4');

  await search.search();
  // Gone, and another one came to its place.
  ben.text(id).delete(3, 3);
  expect(textOf('a')).toBe('x0 x2 y3 x4');
  expect(await search.replace({ id, start: 3 })).toBe('changed');
  expect(textOf('a')).toBe('x0 x2 y3 x4');
});

test('a match that has become longer is not replaced unseen', async () => {
  const { doc, search, workspace, textOf } = setUp({ a: 'xx b' });
  const ben = withBen(doc);
  const id = workspace.find('a')!.id;
  search.setQuery({ pattern: 'x+', isRegex: true });
  search.setReplacement('y');
  await search.search();
  ben.text(id).insert(2, 'x');
  expect(await search.replace({ id, start: 0 })).toBe('changed');
  expect(textOf('a')).toBe('xxx b');
});

test.each(['pattern', 'include', 'exclude'] as const)(
  'a %s without end ends with a word about it',
  async (field) => {
    const { search } = setUp({ a: 'x' });
    search.setQuery({ pattern: 'x', [field]: 'x'.repeat(70_000) });
    await search.search();
    expect(search.state.get()).toMatchObject({ result: { kind: 'too-long' }, isSearching: false });
  },
);

test('a search that fails is over', async () => {
  const { search } = setUp({ a: 'x' });
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  vi.spyOn(Searcher.prototype, 'ask').mockRejectedValueOnce(new Error('no worker'));
  search.setQuery({ pattern: 'x' });
  await search.search();
  expect(search.state.get()).toMatchObject({ result: { kind: 'failed' }, isSearching: false });
  await search.search();
  expect(search.state.get()).toMatchObject({ result: { kind: 'found' }, isSearching: false });
});

test('what was put away is not found again while others type, nor replaced, until something else is looked for', async () => {
  const { doc, search, workspace, textOf } = setUp({ a: 'x1 x2 x3', b: 'x4', c: 'x5' });
  const ben = withBen(doc);
  const [a, b] = [workspace.find('a')!.id, workspace.find('b')!.id];
  search.setQuery({ pattern: 'x' });
  search.setReplacement('y');
  await search.search();
  const found = () => {
    const { result } = search.state.get();
    const files = result.kind === 'found' ? result.files : [];
    return files.map(({ id, matches }) => [workspace.get(id)?.path, matches.map(({ start }) => start)]);
  };
  search.dismiss({ id: a, start: 3 });
  search.dismiss({ id: b, start: null });
  expect(found()).toEqual([
    ['a', [0, 6]],
    ['c', [0]],
  ]);
  ben.text(a).insert(0, 'x0 ');
  ben.text(b).insert(0, 'new x ');
  await search.search();
  expect(found()).toEqual([
    ['a', [0, 3, 9]],
    ['b', [4]],
    ['c', [0]],
  ]);
  expect(await search.replace()).toMatchObject({ files: 3, matches: 5 });
  expect([textOf('a'), textOf('b'), textOf('c')]).toEqual(['y0 y1 x2 y3', 'new y x4', 'y5']);
  search.searchAnew();
  await vi.waitFor(() =>
    expect(found()).toEqual([
      ['a', [6]],
      ['b', [6]],
    ]),
  );
});
