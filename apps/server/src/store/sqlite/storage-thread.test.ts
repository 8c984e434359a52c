import { describe, expect, it, onTestFinished } from 'vitest';
import { StoreUnavailable } from '../store.ts';
import type { Operation } from './operations.ts';
import { StorageThread } from './storage-thread.ts';
import { temporaryFolder } from './testing/folder.ts';

describe('StorageThread', () => {
  it('that crashes says so to who waits, and has let go of the file by then', async () => {
    const settings = { dataDir: await temporaryFolder(), engine: undefined, maxBytes: undefined };
    const thread = await StorageThread.start(settings);
    const waiting = thread.run(null as unknown as Operation[], []);
    await expect(waiting).rejects.toThrow(StoreUnavailable);
    expect(thread.isDead).toBe(true);
    await expect(thread.run([], [])).rejects.toThrow(StoreUnavailable);

    const next = await StorageThread.start(settings);
    onTestFinished(() => next.close());
    expect(await next.run([{ kind: 'probe', id: null }], [])).toEqual([{ ok: true, value: undefined }]);
    await thread.close();
  });
});
