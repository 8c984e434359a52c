import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Instance } from '@coedit/instance';
import { Random } from '@coedit/protocol/testing';
import { Told } from '../disks/told.ts';
import { Fleet } from '../fleet.ts';
import { until } from '../until.ts';
import { type Acknowledgement, Acknowledgements } from './acknowledgements.ts';
import { readTrace, straceFailingInto, straceInto, type TraceEvent } from './trace.ts';

const SESSIONS = 2;
const WRITERS = 3;
/** From then on the first server's fail. Behind those of the sessions' making. */
const GOOD_SYNCS = 60;
/** In which the server tries again and again to save, and leaves what it could not sync. */
const FAILING_MS = 1000;

export interface Recording {
  readonly fleet: Fleet;
  readonly dataDir: string;
  readonly events: readonly TraceEvent[];
  /** Where the first promise is. */
  readonly begin: number;
  readonly acknowledgements: readonly Acknowledgement[];
  /** How often the write-ahead log was brought into the database while people typed. */
  readonly checkpoints: number;
  /** By path, as the kernel had them in the end. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/**
 * A server under load until its disk syncs no more and it is killed, then another on the same data for so long; and all that
 * they asked of the disk and told their clients, in one time line.
 */
export async function record(folder: string, loadMs: number, seed: number): Promise<Recording> {
  const trace = join(folder, 'trace');
  const dataDir = await mkdtemp(join(tmpdir(), 'coedit-data-'));
  const acknowledgements = new Acknowledgements();
  const instance = await Instance.start({ DATA_DIR: dataDir }, straceFailingInto(trace, GOOD_SYNCS));
  try {
    const fleet = await Fleet.start({
      instance,
      serverUrl: instance.webSocketUrl,
      sessions: SESSIONS,
      writersPerSession: WRITERS,
      random: new Random(seed),
      socketFor: acknowledgements.socketFor,
    });
    await load(fleet, instance, loadMs, trace);
    const files = await filesOf(dataDir);
    const isWanted = (target: string): boolean => target.startsWith(dataDir) || target.startsWith('TCP');
    const events = await readTrace(trace, isWanted);
    const acks = acknowledgements.of(events);
    const begin = acks.find(({ saved }) => saved > 0)?.at;
    if (begin === undefined) throw new Error('No edit was saved, or strace saw nothing of it.');
    const checkpoints = checkpointsIn(events.slice(begin), join(dataDir, 'coedit.sqlite'));
    return { fleet, dataDir, events, begin, acknowledgements: acks, checkpoints, files };
  } finally {
    await instance.dispose();
  }
}

async function load(fleet: Fleet, instance: Instance, loadMs: number, trace: string): Promise<void> {
  try {
    const told = new Told(fleet.writers);
    fleet.type(5, 25);
    await told.all();
    await wait(FAILING_MS);
    fleet.rest();
    await killFollowed(instance, trace);
    await instance.start(straceInto(trace));
    for (const { client } of fleet.writers) client.reconnectNow();
    await fleet.settled();
    fleet.type(5, 25);
    await wait(loadMs);
    fleet.rest();
    // Of a write that the kill cuts short nobody could say whether the kernel has it.
    await fleet.settled();
  } finally {
    fleet.rest();
    await killFollowed(instance, trace);
    fleet.dispose();
  }
}

/** Resolves when all that it did is in the trace. */
async function killFollowed(instance: Instance, trace: string): Promise<void> {
  const { pid } = instance;
  if (pid === null) return;
  await instance.kill();
  const end = new RegExp(`^${pid} +\\+\\+\\+ killed by`, 'mu');
  await until('strace to end', async () => end.test((await readFile(trace)).subarray(-20_000).toString()));
}

/** Runs of writes to the database file, each ended by a sync of it. */
function checkpointsIn(events: readonly TraceEvent[], database: string): number {
  let count = 0;
  let isWritten = false;
  for (const { phase, call, target } of events) {
    if (phase !== 'end' || target !== database) continue;
    if (call === 'fsync' || call === 'fdatasync') {
      if (isWritten) count += 1;
      isWritten = false;
    } else if (call === 'pwrite64') isWritten = true;
  }
  return count;
}

async function filesOf(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  // The operator's socket is there as well, and nothing that could be lost.
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isFile()) files.set(join(folder, entry.name), await readFile(join(folder, entry.name)));
  return files;
}
