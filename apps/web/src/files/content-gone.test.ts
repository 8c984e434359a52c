import { Workspace } from '@coedit/client';
import { DEFAULT_LIMITS, type Notice } from '@coedit/protocol';
import { beforeEach, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { toast } from '../ui/toast.ts';
import { BlobBytes } from './blobs/blob-bytes.ts';
import { watchContentGone } from './content-gone.ts';

vi.mock('../ui/toast.ts', () => ({ toast: vi.fn() }));
beforeEach(() => vi.mocked(toast).mockClear());

const hash = (digit: string) => digit.repeat(64);
const bytes = Uint8Array.of(1, 2, 3);

async function stage() {
  const workspace = new Workspace(new Y.Doc(), () => DEFAULT_LIMITS);
  for (const [path, digit] of [
    ['a.png', 'a'],
    ['copy of a.png', 'a'],
    ['b.png', 'b'],
  ] as const)
    workspace.createBlobs([{ path, blob: { hash: hash(digit), size: 3, type: 'image/png' } }]);
  const uploadBlob = vi.fn(async () => ({ hash: hash('a'), size: 3, type: 'image/png' }));
  const api = { uploadBlob, readBlob: async () => bytes };
  const blobs = new BlobBytes(api as never, 'session' as never);
  let listener: (notice: Notice) => void = () => undefined;
  const client = {
    workspace,
    onNotice: (heard: typeof listener) => {
      listener = heard;
      return () => undefined;
    },
  };
  watchContentGone(client, blobs);
  const tell = (details: unknown) => listener({ code: 'content-gone', text: '', details });
  return { blobs, uploadBlob, tell };
}

it('what the page still has goes to the server again, and only the rest is told', async () => {
  const { blobs, uploadBlob, tell } = await stage();
  await blobs.read({ hash: hash('a'), size: 3, type: 'image/png' });
  tell({ hashes: [hash('a'), hash('b'), hash('c')] });
  await vi.waitFor(() => expect(toast).toHaveBeenCalled());
  expect(uploadBlob.mock.calls).toEqual([['session', 'a.png', bytes, undefined]]);
  expect(toast).toHaveBeenCalledExactlyOnceWith(
    'warning',
    expect.stringContaining(': b.png.'),
    expect.anything(),
  );
});

it('what cannot be stored again is told by all its names; what is no notice of this form says nothing', async () => {
  const { blobs, uploadBlob, tell } = await stage();
  await blobs.read({ hash: hash('a'), size: 3, type: 'image/png' });
  uploadBlob.mockRejectedValue(new Error('no room'));
  for (const details of [null, {}, { hashes: 'x' }, { hashes: [1, null] }]) tell(details);
  tell({ hashes: [hash('a')] });
  await vi.waitFor(() => expect(toast).toHaveBeenCalled());
  expect(toast).toHaveBeenCalledExactlyOnceWith(
    'warning',
    expect.stringContaining('a.png, copy of a.png'),
    expect.anything(),
  );
});
