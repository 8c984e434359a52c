import type { ChatMessage, UserId } from '@coedit/protocol';
import { expect, test } from 'vitest';
import { together } from './use-chat-search.ts';

const message = (id: string, time: number): ChatMessage => ({
  id,
  time,
  userId: 1 as UserId,
  name: 'Ann',
  text: 'word',
});

test('what the server found stands before what is loaded, once, and without what is gone here', () => {
  const loaded = [message('c', 30), message('e', 50)];
  const kept = [message('a', 10), message('c', 30), message('deleted', 40)];
  const here = [message('c', 30)];
  expect(together(kept, here, loaded, () => false).map(({ id }) => id)).toEqual(['a', 'c']);
});

test('with nothing loaded it is all that there is', () => {
  expect(together([message('a', 10)], [], [], () => false).map(({ id }) => id)).toEqual(['a']);
});

test('one said in the same millisecond as the first that is loaded is found; one taken back meanwhile is not', () => {
  const loaded = [message('c', 30)];
  const kept = [message('a', 10), message('b', 30), message('c', 30), message('gone', 30)];
  const found = together(kept, [message('c', 30)], loaded, (id) => id === 'gone');
  expect(found.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});
