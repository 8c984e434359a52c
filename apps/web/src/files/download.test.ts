import { expect, test, vi } from 'vitest';
import { zipFiles } from './download.ts';

const never = () => new Promise<Uint8Array | null>(() => undefined);

test('before a file that comes by the line, it is told how many are ready', async () => {
  const onProgress = vi.fn();
  const entries = [
    { path: 'a.txt', read: () => 'a' },
    { path: 'b.png', read: async () => new Uint8Array([1]) },
    { path: 'c.png', read: async () => null },
  ];
  await zipFiles(entries, { onProgress });
  expect(onProgress.mock.calls).toEqual([[1], [2]]);
});

test('it can be ended while a file does not come', async () => {
  const ending = new AbortController();
  const zipping = zipFiles([{ path: 'a.png', read: never }], { signal: ending.signal });
  ending.abort(new Error('ended'));
  await expect(zipping).rejects.toThrow('ended');
});
