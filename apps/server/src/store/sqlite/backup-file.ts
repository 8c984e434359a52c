import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { SessionId } from '@coedit/protocol';
import type { BackupReport } from '../backups.ts';
import type { OperationOf, ResultOf } from './operations.ts';

type Kinds = 'listSessions' | 'beginBackup' | 'copySession' | 'endBackup';
type BackupOperation = { [Kind in Kinds]: OperationOf<Kind> }[Kinds];
type Submit = <Op extends BackupOperation>(operation: Op) => Promise<ResultOf<Op['kind']>>;

/** Under another name until it is whole and synced: what is called a backup is one. */
export async function writeBackup(file: string, submit: Submit): Promise<BackupReport> {
  if (existsSync(file)) throw new Error(`${file} is there already. Choose another name, or move it away.`);
  const unfinished = `${file}.unfinished`;
  await rm(unfinished, { force: true });
  // It holds the texts of everyone: for its owner alone, as the data folder is.
  await (await open(unfinished, 'w', 0o600)).close();
  try {
    const report = await copyAll(unfinished, submit);
    await syncFile(unfinished);
    await rename(unfinished, file);
    await syncFolder(dirname(file));
    return report;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function copyAll(file: string, submit: Submit): Promise<BackupReport> {
  const ids = await submit({ kind: 'listSessions', id: null });
  const damaged: SessionId[] = [];
  await submit({ kind: 'beginBackup', id: null, file });
  try {
    for (const id of ids) if (!(await submit({ kind: 'copySession', id }))) damaged.push(id);
  } finally {
    await submit({ kind: 'endBackup', id: null });
  }
  return { sessions: ids.length, damaged };
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A new folder's name is in its parent: without this a power cut could take the whole store away. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return; // It has no such call on folders.
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
