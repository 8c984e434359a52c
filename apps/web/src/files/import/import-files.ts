import type { SessionClient, Workspace } from '@coedit/client';
import { DEFAULT_LIMITS, type FileId, type Limits } from '@coedit/protocol';
import type { Workbench } from '../../shell/workbench.ts';
import { text } from '../../text/en.ts';
import { toast } from '../../ui/toast.ts';
import { explorerOf } from '../explorer-model.ts';
import { Admission } from './admission.ts';
import type { Gathered } from './candidate.ts';
import { decodeText, type ImportPlan, type LeftOut, type PlannedFile, planImport } from './import-filter.ts';
import { importSummary } from './import-summary.ts';
import { gatherDropped } from './read-drop.ts';
import { gatherZip } from './read-zip.ts';

export interface ImportServices {
  readonly client: SessionClient;
  readonly workbench: Workbench;
}

/** Files added in one go: few enough that the page stays smooth between two. */
const CHUNK_FILES = 40;
const CHUNK_BYTES = 1024 * 1024;

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
  const { client, workbench } = services;
  const titles = text.files.import;
  const key = 'import';
  try {
    const gathered = await gather();
    const limits = client.session.get()?.limits ?? DEFAULT_LIMITS;
    const plan = planImport(gathered.candidates, folder, limits);
    const outcome = await addPlanned(client.workspace, plan, limits, (done) => {
      toast('info', titles.progress(done, plan.files.length), { key });
    });
    const skippedFolders = [...gathered.skippedFolders, ...plan.skippedFolders];
    const message = importSummary({ ...outcome, skippedFolders });
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
  }
}

interface Outcome {
  readonly added: readonly FileId[];
  readonly renamed: number;
  readonly same: number;
  readonly leftOut: readonly LeftOut[];
}

/** Reads and adds chunk by chunk; between two the page can paint. */
export async function addPlanned(
  workspace: Workspace,
  plan: ImportPlan,
  limits: Limits,
  onProgress: (done: number) => void,
): Promise<Outcome> {
  const added: FileId[] = [];
  const leftOut = [...plan.leftOut];
  const admission = new Admission(workspace, limits);
  let renamed = 0;
  let same = 0;
  let done = 0;
  for (const chunk of chunksOf(plan.files)) {
    const files: { path: string; content: string }[] = [];
    for (const { path, candidate } of chunk) {
      const content = await readText(candidate.read, path, limits, leftOut);
      if (content === null) continue;
      const verdict = admission.admit(path, content);
      if (verdict.kind === 'same') same++;
      else if (verdict.kind === 'left-out') leftOut.push({ path, reason: verdict.reason });
      else {
        if (verdict.path !== path) renamed++;
        files.push({ path: verdict.path, content });
      }
    }
    added.push(...workspace.createMany(files));
    done += chunk.length;
    if (plan.files.length > CHUNK_FILES) onProgress(done);
  }
  return { added, renamed, same, leftOut };
}

async function readText(
  read: () => Promise<Uint8Array>,
  path: string,
  limits: Limits,
  leftOut: LeftOut[],
): Promise<string | null> {
  let bytes: Uint8Array;
  try {
    bytes = await read();
  } catch {
    leftOut.push({ path, reason: 'unreadable' });
    return null;
  }
  const content = decodeText(bytes);
  if (content === null) leftOut.push({ path, reason: 'binary' });
  else if (content.length > limits.fileLength) leftOut.push({ path, reason: 'too-large' });
  else return content;
  return null;
}

function chunksOf(files: readonly PlannedFile[]): readonly (readonly PlannedFile[])[] {
  const chunks: PlannedFile[][] = [];
  let bytes = 0;
  for (const file of files) {
    const last = chunks.at(-1);
    if (last === undefined || last.length >= CHUNK_FILES || bytes + file.candidate.size > CHUNK_BYTES) {
      chunks.push([file]);
      bytes = file.candidate.size;
    } else {
      last.push(file);
      bytes += file.candidate.size;
    }
  }
  return chunks;
}

/** One file is opened, as it was surely meant; of many, the first is shown in the tree. */
function showFirst(added: readonly FileId[], { client, workbench }: ImportServices): void {
  const [first] = added;
  const file = first === undefined ? undefined : client.workspace.get(first);
  if (file === undefined) return;
  explorerOf(workbench).reveal(file.displayPath, file.id);
  if (added.length === 1) workbench.openFile(file.id);
}
