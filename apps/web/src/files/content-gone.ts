import type { SessionClient } from '@coedit/client';
import type { Notice } from '@coedit/protocol';
import { listOf } from '../texts/isolate.ts';
import { text } from '../texts/texts.ts';
import { toast } from '../ui/toast.ts';
import type { BlobBytes } from './blobs/blob-bytes.ts';

/**
 * This page named files whose content was cleared away, by coming back from far or by undoing a deletion late. What it
 * still has goes to the server again, without a word; of the rest the person is told.
 */
export function watchContentGone(
  client: Pick<SessionClient, 'onNotice' | 'workspace'>,
  blobs: Pick<BlobBytes, 'bringBack'>,
): () => void {
  return client.onNotice((notice) => {
    if (notice.code === 'content-gone') void bringBack(hashesOf(notice), client, blobs);
  });
}

async function bringBack(
  hashes: ReadonlySet<string>,
  { workspace }: Pick<SessionClient, 'workspace'>,
  blobs: Pick<BlobBytes, 'bringBack'>,
): Promise<void> {
  const gone: string[] = [];
  for (const hash of hashes) {
    const paths = workspace.files
      .get()
      .flatMap((file) => (file.blob?.hash === hash ? [file.displayPath] : []));
    const [path] = paths;
    if (path === undefined) continue;
    const isBack = await blobs.bringBack(path, hash).catch(() => false);
    if (!isBack) gone.push(...paths);
  }
  if (gone.length > 0)
    toast('warning', text.files.contentGone(listOf(gone)), { key: 'content-gone', duration: 20_000 });
}

function hashesOf({ details }: Notice): ReadonlySet<string> {
  const hashes = (details as { readonly hashes?: unknown } | null)?.hashes;
  return new Set(Array.isArray(hashes) ? hashes.filter((hash) => typeof hash === 'string') : []);
}
