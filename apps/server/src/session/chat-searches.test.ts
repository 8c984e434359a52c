import type { ChatMessage, SessionId, UserId } from '@coedit/protocol';
import { expect, it } from 'vitest';
import { ChatSearches } from './chat-searches.ts';
import { FakeClock } from './testing/fake-clock.ts';

const ONE = 'session-one' as SessionId;
const TWO = 'session-two' as SessionId;

/** A chat without end, of messages as long as they may be, that never says it. */
function endlessHay() {
  let read = 0;
  const readChat = async (count: number): Promise<readonly ChatMessage[]> => {
    read += count;
    return Array.from({ length: count }, (_, index) => ({
      id: `m${index}`,
      userId: 1 as UserId,
      name: 'Ann',
      time: index,
      text: HAY,
    }));
  };
  return { readChat, read: () => read };
}
const HAY = 'h'.repeat(4000);

it('however many are asked for at once, a session’s chat is looked through so far and no further', async () => {
  const clock = new FakeClock();
  const searches = new ChatSearches(clock);
  const { readChat, read } = endlessHay();
  const answers = await Promise.allSettled(
    Array.from({ length: 300 }, () => searches.search(ONE, readChat, 'needle')),
  );
  const done = answers.filter(({ status }) => status === 'fulfilled');
  expect(done.length).toBeGreaterThanOrEqual(5);
  // 20 million signs, and the last search goes into debt.
  expect(read() * HAY.length).toBeLessThan(27_000_000);
  const refused = answers.find((answer) => answer.status === 'rejected');
  expect(refused?.reason).toMatchObject({ name: 'SearchedTooMuch', waitMs: expect.any(Number) });
  await expect(searches.search(TWO, readChat, 'needle')).resolves.toBeDefined();
  await clock.pass(refused?.reason.waitMs);
  await expect(searches.search(ONE, readChat, 'needle')).resolves.toMatchObject({ isWhole: false });
  await expect(searches.search(ONE, readChat, 'needle')).rejects.toThrow();
});

it('one that fails costs the next nothing', async () => {
  const searches = new ChatSearches(new FakeClock());
  const broken = () => Promise.reject(new Error('no disk'));
  await expect(searches.search(ONE, broken, 'needle')).rejects.toThrow('no disk');
  await expect(searches.search(ONE, async () => [], 'needle')).resolves.toEqual({
    messages: [],
    isWhole: true,
  });
});
