import { expect, it } from 'vitest';
import { NoSuchSession, type Store } from '../store.ts';
import {
  bytesOf,
  everyByte,
  historyTexts,
  makeSession,
  NOWHERE,
  records,
  SESSION,
  tailTexts,
  textOf,
} from './fixtures.ts';

export function describeCompaction(store: () => Store): void {
  it('the snapshot takes the place of the records it holds; the ones behind it stay', async () => {
    await store().createSession(makeSession(), [], records('1', '2'));
    await store().append(SESSION, records('3', '4', '5'));
    await store().compact(SESSION, everyByte(), 3);
    const { snapshot, snapshotUpTo } = await store().loadDocument(SESSION);
    expect(snapshotUpTo).toBe(3);
    expect([...(snapshot ?? [])]).toEqual([...everyByte()]);
    expect(await tailTexts(store())).toEqual(['4', '5']);
  });

  it('goes on at any number, also amid what was appended at once', async () => {
    const all = Array.from({ length: 12 }, (_, index) => `${index + 1}`);
    await store().createSession(makeSession(), [], []);
    await Promise.all(all.map((text) => store().append(SESSION, records(text))));
    for (const upTo of [1, 2, 7, 11, 12]) {
      await store().compact(SESSION, bytesOf(`up to ${upTo}`), upTo);
      const { snapshot, tail } = await store().loadDocument(SESSION);
      expect(textOf(snapshot ?? new Uint8Array())).toBe(`up to ${upTo}`);
      expect(tail.map(textOf)).toEqual(all.slice(upTo));
      expect(await historyTexts(store())).toEqual(all);
    }
    await store().append(SESSION, records('13'));
    expect(await tailTexts(store())).toEqual(['13']);
  });

  it('an older snapshot is ignored', async () => {
    await store().createSession(makeSession(), [], records('1', '2', '3'));
    await store().compact(SESSION, bytesOf('new'), 3);
    await store().compact(SESSION, bytesOf('old'), 2);
    await store().compact(SESSION, bytesOf('none'), 0);
    const { snapshot, snapshotUpTo } = await store().loadDocument(SESSION);
    expect([textOf(snapshot ?? new Uint8Array()), snapshotUpTo]).toEqual(['new', 3]);
  });

  it('a snapshot of records that are not there is refused', async () => {
    await store().createSession(makeSession(), [], records('1'));
    await expect(store().compact(SESSION, bytesOf('x'), 2)).rejects.toThrow(RangeError);
    await expect(store().compact(SESSION, bytesOf('x'), 0.5)).rejects.toThrow(RangeError);
    await expect(store().compact(NOWHERE, bytesOf('x'), 1)).rejects.toThrow(NoSuchSession);
    expect(await tailTexts(store())).toEqual(['1']);
  });

  it('disturbs no append made at the same time', async () => {
    await store().createSession(makeSession(), [], records('1', '2'));
    const compacted = store().compact(SESSION, bytesOf('snapshot'), 2);
    const appended = ['3', '4', '5'].map((text) => store().append(SESSION, records(text)));
    await Promise.all([compacted, ...appended]);
    expect(await store().loadDocument(SESSION)).toMatchObject({ snapshotUpTo: 2 });
    expect(await tailTexts(store())).toEqual(['3', '4', '5']);
    expect(await historyTexts(store())).toEqual(['1', '2', '3', '4', '5']);
  });

  it('does not change updatedAt', async () => {
    await store().createSession(makeSession(), [], records('1'));
    await store().compact(SESSION, bytesOf('x'), 1);
    expect(await store().readSession(SESSION)).toEqual(makeSession());
  });
}
