import { expect, it } from 'vitest';
import { NoSuchSession, type Store } from '../store.ts';
import {
  bytesOf,
  everyByte,
  historyTexts,
  makeRecord,
  makeRecordOf,
  makeSession,
  NOWHERE,
  OTHER_SESSION,
  records,
  SESSION,
  tailTexts,
  textOf,
} from './fixtures.ts';

export function describeLog(store: () => Store): void {
  it('bytes come back exactly, whatever they are', async () => {
    const updates = [new Uint8Array(0), new Uint8Array([0]), everyByte(), everyByte(300_000), bytesOf('🚀')];
    await store().createSession(makeSession(), [], [makeRecordOf(everyByte())]);
    await store().append(SESSION, updates.map(makeRecordOf));
    const { tail, lineage, snapshot, snapshotUpTo } = await store().loadDocument(SESSION);
    expect(tail.map(toBase64)).toEqual([everyByte(), ...updates].map(toBase64));
    expect({ lineage, snapshot, snapshotUpTo }).toEqual({
      lineage: 'lineage-1',
      snapshot: null,
      snapshotUpTo: 0,
    });
  });

  it('keeps the order of calls that did not wait for each other, among sessions too', async () => {
    await store().createSession(makeSession(), [], []);
    await store().createSession(makeSession({ id: OTHER_SESSION }), [], []);
    const expected = Array.from({ length: 200 }, (_, index) => `update ${index}`);
    await Promise.all(
      expected.flatMap((text) => [
        store().append(SESSION, records(text)),
        store().append(OTHER_SESSION, records(`other ${text}`)),
      ]),
    );
    expect(await tailTexts(store())).toEqual(expected);
    expect(await tailTexts(store(), OTHER_SESSION)).toEqual(expected.map((text) => `other ${text}`));
  });

  it('calls of different kinds for one session take effect in the order they were made', async () => {
    const created = store().createSession(makeSession(), [], records('first'));
    const appended = store().append(SESSION, records('second'));
    const loaded = store().loadDocument(SESSION);
    const appendedLater = store().append(SESSION, records('third'));
    const deleted = store().deleteSession(SESSION);
    const appendedTooLate = store().append(SESSION, records('fourth'));
    await Promise.all([created, appended, appendedLater, deleted]);
    expect((await loaded).tail.map(textOf)).toEqual(['first', 'second']);
    await expect(appendedTooLate).rejects.toThrow(NoSuchSession);
  });

  it('a buffer may be reused as soon as the call was made, a pooled one too', async () => {
    await store().createSession(makeSession(), [], []);
    const pooled = Buffer.from('written');
    const appended = store().append(SESSION, [makeRecordOf(pooled)]);
    pooled.fill(0);
    await appended;
    const snapshot = Buffer.from('snapshot');
    const compacted = store().compact(SESSION, snapshot, 1);
    snapshot.fill(0);
    await compacted;
    expect(textOf((await store().loadDocument(SESSION)).snapshot ?? new Uint8Array())).toBe('snapshot');
    expect(await historyTexts(store())).toEqual(['written']);
  });

  it('what comes back belongs to the caller', async () => {
    await store().createSession(makeSession(), [], records('text'));
    (await store().loadDocument(SESSION)).tail[0]?.fill(0);
    expect(await tailTexts(store())).toEqual(['text']);
  });

  it('appending sets updatedAt to the last record; nothing appended, nothing changed', async () => {
    await store().createSession(makeSession(), [], []);
    await store().append(SESSION, []);
    expect(await store().readSession(SESSION)).toEqual(makeSession());
    await store().append(SESSION, [
      { ...makeRecord('a'), at: 5000 },
      { ...makeRecord('b'), at: 6000 },
    ]);
    expect(await store().readSession(SESSION)).toEqual(makeSession({ updatedAt: 6000 }));
  });

  it('an append to no session fails alone', async () => {
    await store().createSession(makeSession(), [], []);
    const [before, lost, lostToo, after] = await Promise.allSettled([
      store().append(SESSION, records('before')),
      store().append(NOWHERE, records('lost')),
      store().append(NOWHERE, []),
      store().append(SESSION, records('after')),
    ]);
    expect([before?.status, after?.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(lost).toMatchObject({ status: 'rejected', reason: expect.any(NoSuchSession) });
    expect(lostToo).toMatchObject({ status: 'rejected', reason: expect.any(NoSuchSession) });
    expect(await tailTexts(store())).toEqual(['before', 'after']);
  });

  it('refuses a time that is none, and keeps nothing of that call', async () => {
    await store().createSession(makeSession(), [], []);
    for (const at of [Number.NaN, -1, 1.5, Number.POSITIVE_INFINITY]) {
      const call = store().append(SESSION, [makeRecord('good'), { ...makeRecord('bad'), at }]);
      await expect(call).rejects.toThrow(RangeError);
    }
    await store().append(SESSION, records('next'));
    expect(await tailTexts(store())).toEqual(['next']);
  });

  it('says that it can be written', async () => {
    await expect(store().probe()).resolves.toBeUndefined();
  });
}

/** Compared as one string each: element by element takes a third of a second. */
const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
