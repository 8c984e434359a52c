import type { SessionClient } from '@coedit/client';
import { DEFAULT_LIMITS, type FileId } from '@coedit/protocol';
import type { Workbench } from '../../shell/workbench.ts';
import { text } from '../../texts/texts.ts';
import { toast } from '../../ui/toast.ts';
import type { BlobBytes } from '../blobs/blob-bytes.ts';
import { explorerOf } from '../explorer-model.ts';
import { addPlanned } from './add-planned.ts';
import type { Gathered } from './candidate.ts';
import { withoutIgnored } from './ignore-rules.ts';
import { planImport } from './import-filter.ts';
import { importSummary } from './import-summary.ts';
import { gatherDropped } from './read-drop.ts';
import { gatherZip } from './read-zip.ts';

export interface ImportServices {
  readonly blobs: BlobBytes;
  readonly client: SessionClient;
  readonly workbench: Workbench;
}

export async function importDropped(
  data: DataTransfer,
  folder: string,
  services: ImportServices,
): Promise<void> {
  const gathering = gatherDropped(data);
  await importGathered(() => gathering, folder, services);
}

export async function importZip(file: File, folder: string, services: ImportServices): Promise<void> {
  await importGathered(
    async () => gatherZip(new Uint8Array(await file.arrayBuffer()), file.name),
    folder,
    services,
  );
}

/** Adds the files, telling how far it is, and in the end what was added and what was not, with a way back. */
export async function importGathered(
  gather: () => Promise<Gathered>,
  folder: string,
  services: ImportServices,
): Promise<void> {
  const { client, workbench, blobs } = services;
  const titles = text.files.import;
  const key = 'import';
  const ending = new AbortController();
  const tell = (message: string) =>
    toast('info', message, {
      key,
      duration: Number.POSITIVE_INFINITY,
      action: { label: text.files.cancel, run: () => ending.abort() },
    });
  const slow = setTimeout(() => tell(titles.reading), UNSEEN);
  try {
    const gathered = await withoutIgnored(await gather());
    clearTimeout(slow);
    const limits = client.session.get()?.limits ?? DEFAULT_LIMITS;
    const plan = planImport(gathered.candidates, folder, limits);
    const outcome = await addPlanned(plan, {
      workspace: client.workspace,
      limits,
      store: (path, bytes) => blobs.upload(path, bytes, ending.signal),
      onProgress: (done) => tell(titles.progress(done, plan.files.length)),
      signal: ending.signal,
    });
    const skippedFolders = [...gathered.skippedFolders, ...plan.skippedFolders];
    const isCancelled = ending.signal.aborted;
    const message = importSummary({ ...outcome, skippedFolders, ignored: gathered.ignored, isCancelled });
    const undo = () => client.workspace.remove(outcome.added);
    toast(outcome.leftOut.length > 0 ? 'warning' : 'success', message, {
      key,
      duration: 15_000,
      ...(outcome.added.length > 0 && { action: { label: text.files.undo, run: undo } }),
    });
    showFirst(outcome.added, services);
    explorerOf(workbench).forgetFilled(client.workspace.files.get());
  } catch (reason) {
    console.error('import', reason);
    toast('error', titles.failed, { key });
  } finally {
    clearTimeout(slow);
  }
}

/** ms. What takes no longer needs no message. */
const UNSEEN = 500;

/** One file is opened, as it was surely meant; of many, the first is shown in the tree. */
function showFirst(added: readonly FileId[], { client, workbench }: ImportServices): void {
  const [first] = added;
  const file = first === undefined ? undefined : client.workspace.get(first);
  if (file === undefined) return;
  explorerOf(workbench).reveal(file.displayPath, file.id);
  if (added.length === 1) workbench.openFile(file.id);
}
