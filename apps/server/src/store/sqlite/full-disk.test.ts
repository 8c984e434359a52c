import { describe, expect, it, onTestFinished } from 'vitest';
import {
  historyTexts,
  makeSession,
  OTHER_SESSION,
  records,
  SESSION,
  tailTexts,
} from '../contract/fixtures.ts';
import { type Store, StoreUnavailable } from '../store.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { temporaryFolder } from './testing/folder.ts';

const MEBIBYTE = 1024 * 1024;
const BIG = 'x'.repeat(400_000);
const SMALLER = 'z'.repeat(300_000);

/** The quota stands in for the disk: SQLite answers both with SQLITE_FULL, in the midst of a transaction. */
describe('a full disk', () => {
  it('is said, loses nothing that was kept, and is over when there is room again', async () => {
    const store = await openSmall();
    await store.createSession(makeSession({ id: OTHER_SESSION }), [], records(BIG));
    await store.createSession(makeSession(), [], records('first'));
    const kept = await appendUntilFull(store);
    await expect(store.append(SESSION, records(BIG))).rejects.toThrow(StoreUnavailable);
    expect(await tailTexts(store)).toEqual(['first', ...kept]);

    await store.deleteSession(OTHER_SESSION);
    await store.append(SESSION, records(SMALLER));
    await store.probe();
    expect(await tailTexts(store)).toEqual(['first', ...kept, SMALLER]);
    expect(await historyTexts(store)).toEqual(['first', ...kept, SMALLER]);
  });

  it('one call that does not fit takes no other of the same commit along', async () => {
    const store = await openSmall();
    await store.createSession(makeSession(), [], []);
    await store.createSession(makeSession({ id: OTHER_SESSION }), [], []);
    const outcomes = await Promise.allSettled([
      store.append(OTHER_SESSION, records('before')),
      store.append(SESSION, records('x'.repeat(2 * MEBIBYTE))),
      store.renameSession(SESSION, 'renamed'),
      store.append(SESSION, records('depends on what did not fit')),
      store.append(OTHER_SESSION, records('after')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(await tailTexts(store)).toEqual([]);
    expect(await tailTexts(store, OTHER_SESSION)).toEqual(['before', 'after']);
    expect(await store.readSession(SESSION)).toMatchObject({ name: 'renamed' });
  });

  it('a session that does not fit is not there at all', async () => {
    const store = await openSmall();
    const created = store.createSession(makeSession(), [], records('small', 'x'.repeat(2 * MEBIBYTE)));
    await expect(created).rejects.toThrow('no room left');
    expect(await store.readSession(SESSION)).toBeUndefined();
    await store.createSession(makeSession(), [], records('small'));
  });

  it('a compaction that does not fit leaves all as it was', async () => {
    const store = await openSmall();
    await store.createSession(makeSession(), [], records('1', '2'));
    await expect(store.compact(SESSION, new Uint8Array(2 * MEBIBYTE), 1)).rejects.toThrow(StoreUnavailable);
    expect(await store.loadDocument(SESSION)).toMatchObject({ snapshot: null, snapshotUpTo: 0 });
    expect(await tailTexts(store)).toEqual(['1', '2']);
    expect(await historyTexts(store)).toEqual(['1', '2']);
  });

  it('the probe says so', async () => {
    const store = await openSmall();
    await store.createSession(makeSession(), [], []);
    await appendUntilFull(store);
    await expect(store.probe()).rejects.toThrow(StoreUnavailable);
  });
});

async function openSmall(): Promise<Store> {
  const store = await openSqliteStore(await temporaryFolder(), { maxBytes: MEBIBYTE });
  onTestFinished(() => store.close());
  return store;
}

/** Ever smaller pieces, until not even a small one fits. */
async function appendUntilFull(store: Store): Promise<string[]> {
  const kept: string[] = [];
  for (let size = 200_000; size > 1000; ) {
    const text = `${kept.length} ${'y'.repeat(size)}`;
    try {
      await store.append(SESSION, records(text));
      kept.push(text);
    } catch (error) {
      expect(error).toBeInstanceOf(StoreUnavailable);
      size /= 2;
    }
  }
  expect(kept.length).toBeGreaterThan(1);
  return kept;
}
