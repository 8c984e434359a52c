import type { Workspace, WorkspaceFile } from '@coedit/client';
import { listOf } from '../texts/isolate.ts';
import { text } from '../texts/texts.ts';
import { failureSentence } from '../ui/failure-sentence.ts';
import { dismissToast, toast } from '../ui/toast.ts';
import type { BlobBytes } from './blobs/blob-bytes.ts';
import { saveBytes, saveText, saveZip, type ZipEntry } from './download.ts';
import { baseName } from './path-parts.ts';

const KEY = 'download';
/** ms. What takes no longer needs no message. */
const UNSEEN = 400;

/** Files on their way to the person's disk. */
export class Downloads {
  readonly #workspace: Workspace;
  readonly #blobs: BlobBytes;

  constructor(workspace: Workspace, blobs: BlobBytes) {
    this.#workspace = workspace;
    this.#blobs = blobs;
  }

  async one(file: WorkspaceFile): Promise<void> {
    const name = baseName(file.displayPath);
    if (file.blob === undefined) return saveText(name, this.#workspace.export(file.id));
    try {
      saveBytes(name, await this.#blobs.read(file.blob));
    } catch (reason) {
      toast('error', failureSentence(reason), { key: KEY });
    }
  }

  /** Says how far it is when it takes long, and can be ended. What could not be fetched is left out, and told. */
  async zip(name: string, files: readonly WorkspaceFile[]): Promise<void> {
    const ending = new AbortController();
    const missing: string[] = [];
    let ready = 0;
    let isLong = false;
    const tell = () => {
      if (!isLong || ending.signal.aborted) return;
      toast('info', text.files.zipProgress(ready, files.length), {
        key: KEY,
        duration: Number.POSITIVE_INFINITY,
        action: { label: text.files.cancel, run: () => ending.abort() },
      });
    };
    const onProgress = (done: number) => {
      ready = done;
      tell();
    };
    // By the clock: the first file may be the one that takes long.
    const timer = setTimeout(() => {
      isLong = true;
      tell();
    }, UNSEEN);
    try {
      const entries = files.map((file) => this.#entryOf(file, missing));
      await saveZip(`${name}.zip`, entries, { onProgress, signal: ending.signal });
      if (missing.length === 0) dismissToast(KEY);
      else toast('warning', text.files.zipWithout(listOf(missing)), { key: KEY });
    } catch (reason) {
      if (ending.signal.aborted) toast('info', text.files.zipCancelled, { key: KEY });
      else toast('error', failureSentence(reason), { key: KEY });
    } finally {
      clearTimeout(timer);
    }
  }

  #entryOf({ id, blob, displayPath: path }: WorkspaceFile, missing: string[]): ZipEntry {
    if (blob === undefined) return { path, read: () => this.#workspace.export(id) };
    return {
      path,
      read: async () => {
        try {
          return await this.#blobs.read(blob);
        } catch {
          missing.push(path);
          return null;
        }
      },
    };
  }
}
