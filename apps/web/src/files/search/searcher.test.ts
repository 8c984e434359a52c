import { expect, test, vi } from 'vitest';
import type { SearchRequest } from './search-messages.ts';
import { Searcher, type SearchWorker } from './searcher.ts';

const REQUEST: SearchRequest = {
  kind: 'search',
  query: { pattern: 'x', matchCase: false, wholeWord: false, isRegex: true, include: '', exclude: '' },
  replacement: null,
  files: [],
};
const ANSWER = { kind: 'found', files: [], isCut: false } as const;

function fakeWorker() {
  const worker = { postMessage: vi.fn(), terminate: vi.fn(), onmessage: null, onerror: null };
  return worker as unknown as SearchWorker & {
    postMessage: ReturnType<typeof vi.fn>;
    terminate: ReturnType<typeof vi.fn>;
  };
}

const answer = (worker: SearchWorker) => worker.onmessage?.call(worker as never, { data: ANSWER } as never);

test('one worker answers one question after the other', async () => {
  const worker = fakeWorker();
  const create = vi.fn(() => worker);
  const searcher = new Searcher(create);
  for (let round = 0; round < 2; round++) {
    const asked = searcher.ask(REQUEST);
    answer(worker);
    expect(await asked).toEqual(ANSWER);
  }
  expect(create).toHaveBeenCalledTimes(1);
});

test('a worker that takes too long is ended, and the next question has a new one', async () => {
  vi.useFakeTimers();
  const workers = [fakeWorker(), fakeWorker()];
  let created = 0;
  const searcher = new Searcher(() => workers[created++]!, 1000);
  const slow = searcher.ask(REQUEST);
  vi.advanceTimersByTime(1000);
  expect(await slow).toEqual({ kind: 'too-slow' });
  expect(workers[0]?.terminate).toHaveBeenCalled();
  const next = searcher.ask(REQUEST);
  answer(workers[1]!);
  expect(await next).toEqual(ANSWER);
  vi.useRealTimers();
});

test('a newer question ends the one before', async () => {
  const workers = [fakeWorker(), fakeWorker()];
  let created = 0;
  const searcher = new Searcher(() => workers[created++]!);
  const first = searcher.ask(REQUEST);
  const second = searcher.ask(REQUEST);
  expect(await first).toBeNull();
  expect(workers[0]?.terminate).toHaveBeenCalled();
  answer(workers[1]!);
  expect(await second).toEqual(ANSWER);
});
