import type { LinkId } from '@coedit/protocol';
import { expect, it } from 'vitest';
import { NoSuchSession, type Store, type UpdateRecord } from '../store.ts';
import {
  bytesOf,
  history,
  historyTexts,
  makeSession,
  NOWHERE,
  records,
  SESSION,
  textOf,
} from './fixtures.ts';

export function describeHistory(store: () => Store): void {
  it('has every record with its time and author, through compactions', async () => {
    const written: UpdateRecord[] = [
      { update: bytesOf('by the server'), at: 1000, author: '', linkId: '' },
      { update: bytesOf('by Ann'), at: 2000, author: 'Ann', linkId: 'link-1' as LinkId },
      { update: bytesOf('by Ann again'), at: 2003, author: 'Ann', linkId: 'link-1' as LinkId },
      { update: bytesOf('with the clock gone back'), at: 1500, author: 'Ann', linkId: 'link-1' as LinkId },
      { update: bytesOf('by another link'), at: 1500, author: 'Ann', linkId: 'link-2' as LinkId },
      {
        update: bytesOf('by another name'),
        at: 1_900_000_000_000,
        author: '名前 🚀',
        linkId: 'link-2' as LinkId,
      },
    ];
    await store().createSession(makeSession(), [], written.slice(0, 1));
    await store().append(SESSION, written.slice(1));
    expect(await history(store())).toEqual(written);
    await store().compact(SESSION, bytesOf('x'), 3);
    expect(await history(store())).toEqual(written);
    await store().compact(SESSION, bytesOf('x'), 6);
    expect(await history(store())).toEqual(written);
  });

  it('is whole when records are appended and packed while it is read', async () => {
    const first = Array.from({ length: 40 }, (_, index) => `${index} ${'x'.repeat(100_000)}`);
    await store().createSession(makeSession(), [], []);
    for (const text of first) await store().append(SESSION, records(text));
    const seen: string[] = [];
    for await (const { update } of store().readHistory(SESSION)) {
      if (seen.length === 1) await store().append(SESSION, records('later'));
      if (seen.length === 2) await store().compact(SESSION, bytesOf('x'), 25);
      seen.push(textOf(update));
    }
    expect(seen.slice(0, first.length)).toEqual(first);
    expect(await historyTexts(store())).toEqual([...first, 'later']);
  });

  it('of a session without a record is empty, of no session an error', async () => {
    await store().createSession(makeSession(), [], []);
    expect(await historyTexts(store())).toEqual([]);
    await expect(historyTexts(store(), NOWHERE)).rejects.toThrow(NoSuchSession);
  });
}
