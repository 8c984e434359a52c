import type { ChatMessage, UserId } from '@coedit/protocol';
import { expect, it } from 'vitest';
import { MOST_FOUND, searchChat } from './chat-search.ts';

function chatOf(count: number, textOf: (index: number) => string) {
  const all = Array.from(
    { length: count },
    (_, index): ChatMessage => ({
      id: `m${index}`,
      userId: 1 as UserId,
      name: 'Ann',
      time: index,
      text: textOf(index),
    }),
  );
  let reads = 0;
  const readChat = async (most: number, before?: string): Promise<readonly ChatMessage[]> => {
    reads += 1;
    const end = before === undefined ? all.length : all.findIndex(({ id }) => id === before);
    return all.slice(Math.max(0, end - most), end);
  };
  return { readChat, reads: () => reads };
}

it('finds what was said long ago, oldest first, and says that this is all', async () => {
  const { readChat } = chatOf(1700, (index) => (index % 800 === 3 ? 'the needle' : 'hay'));
  const { messages, isWhole } = await searchChat(readChat, 'Needle ann');
  expect([messages.map(({ id }) => id), isWhole]).toEqual([['m3', 'm803', 'm1603'], true]);
});

it('ends with the latest hundred, and says that there is more', async () => {
  const { readChat, reads } = chatOf(5000, () => 'hay');
  const { messages, isWhole } = await searchChat(readChat, 'hay');
  expect([messages.length, messages.at(-1)?.id, isWhole]).toEqual([MOST_FOUND, 'm4999', false]);
  expect(reads()).toBe(1);
});

it('looks through so much at most, however few messages that are', async () => {
  const long = 'h'.repeat(4000);
  const { readChat, reads } = chatOf(3000, (index) => (index === 0 ? 'needle' : long));
  let looked = 0;
  const found = await searchChat(readChat, 'needle', (signs) => {
    looked += signs;
  });
  expect(found).toEqual({ messages: [], isWhole: false });
  expect(reads()).toBe(2);
  expect(looked).toBe(1000 * (4000 + 'Ann'.length + 64));
});

it('looks through so many at most, and says so', async () => {
  const { readChat, reads } = chatOf(30_000, (index) => (index === 0 ? 'needle' : 'hay'));
  expect(await searchChat(readChat, 'needle')).toEqual({ messages: [], isWhole: false });
  expect(reads()).toBe(40);
});

it('what was taken back is not found, and nothing is looked for without a word', async () => {
  const { readChat, reads } = chatOf(3, (index) => (index === 1 ? '' : 'hay'));
  expect((await searchChat(readChat, 'ann')).messages.map(({ id }) => id)).toEqual(['m0', 'm2']);
  expect(await searchChat(readChat, '  ')).toEqual({ messages: [], isWhole: true });
  expect(reads()).toBe(1);
});
