import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { NoSuchSession, type Store } from '../store.ts';
import { makeSession, NOWHERE, OTHER_SESSION, SESSION } from './fixtures.ts';

const BYTES = new Uint8Array(70_000).map((_, index) => index * 7);
const HASH = hashOf(BYTES);
const EMPTY_HASH = hashOf(new Uint8Array());

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function describeBlobs(store: () => Store): void {
  it('come back as they were put, in their session alone', async () => {
    await store().createSession(makeSession(), [], []);
    await store().createSession(makeSession({ id: OTHER_SESSION }), [], []);
    const own = new Uint8Array(BYTES);
    const put = store().putBlob(SESSION, HASH, own);
    own.fill(0);
    await put;
    await store().putBlob(SESSION, EMPTY_HASH, new Uint8Array());
    expect(await store().readBlob(SESSION, HASH)).toEqual(BYTES);
    expect(await store().readBlob(SESSION, EMPTY_HASH)).toEqual(new Uint8Array());
    expect(await store().readBlob(OTHER_SESSION, HASH)).toBeUndefined();
    expect(await store().listBlobs(OTHER_SESSION)).toEqual([]);
    expect(await store().listBlobs(SESSION)).toEqual(
      [
        { hash: HASH, size: BYTES.length, orphanSince: null },
        { hash: EMPTY_HASH, size: 0, orphanSince: null },
      ].sort((one, other) => (one.hash < other.hash ? -1 : 1)),
    );
  });

  it('become orphans, are none any more when put again, and go', async () => {
    await store().createSession(makeSession(), [], []);
    await store().putBlob(SESSION, HASH, BYTES);
    await store().putBlob(SESSION, EMPTY_HASH, new Uint8Array());
    const since = async () =>
      Object.fromEntries(
        (await store().listBlobs(SESSION)).map(({ hash, orphanSince }) => [hash, orphanSince]),
      );
    await store().sortBlobs(SESSION, { since: [{ hash: HASH, orphanSince: 5 }], removed: [] });
    expect(await since()).toEqual({ [HASH]: 5, [EMPTY_HASH]: null });
    await store().putBlob(SESSION, HASH, BYTES);
    expect(await since()).toEqual({ [HASH]: null, [EMPTY_HASH]: null });
    await store().sortBlobs(SESSION, {
      since: [{ hash: EMPTY_HASH, orphanSince: 6 }],
      removed: [HASH, 'not there'],
    });
    expect(await since()).toEqual({ [EMPTY_HASH]: 6 });
    expect(await store().readBlob(SESSION, HASH)).toBeUndefined();
  });

  it('go with their session, and need one to be put', async () => {
    await store().createSession(makeSession(), [], []);
    await store().putBlob(SESSION, HASH, BYTES);
    await store().deleteSession(SESSION);
    expect(await store().readBlob(SESSION, HASH)).toBeUndefined();
    await expect(store().putBlob(NOWHERE, HASH, BYTES)).rejects.toThrow(NoSuchSession);
    await expect(store().sortBlobs(NOWHERE, { since: [], removed: [] })).rejects.toThrow(NoSuchSession);
  });
}
