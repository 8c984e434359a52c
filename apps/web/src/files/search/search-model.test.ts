import { type SessionClient, Workspace } from '@coedit/client';
import { DEFAULT_LIMITS } from '@coedit/protocol';
import { expect, test } from 'vitest';
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
  const replaced = await search.replaceAll();
  expect(replaced).toMatchObject({ files: 2, matches: 3 });
  expect([textOf('a'), textOf('b'), textOf('c')]).toEqual(['1 two 1', '1', 'none here']);
  workspace.text(workspace.find('a')!.id).insert(2, 'typed since ');
  replaced?.undo();
  expect([textOf('a'), textOf('b')]).toEqual(['one typed since two one', 'one']);
});

test('in one file only', async () => {
  const { workspace, search, textOf } = setUp({ a: 'x', b: 'x' });
  search.setQuery({ pattern: 'x' });
  search.setReplacement('y');
  await search.replaceAll(workspace.find('b')?.id);
  expect([textOf('a'), textOf('b')]).toEqual(['x', 'y']);
});

test('a file someone typed in meanwhile is left as it is', async () => {
  const { search, textOf } = setUp({ a: 'x', b: 'x' }, (workspace) => {
    workspace.text(workspace.find('a')!.id).insert(0, '!');
  });
  search.setQuery({ pattern: 'x' });
  search.setReplacement('y');
  expect(await search.replaceAll()).toMatchObject({ files: 1, matches: 1 });
  expect(textOf('b')).toBe('y');
  expect(textOf('a')).toContain('x');
});
