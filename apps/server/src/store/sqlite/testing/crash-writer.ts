import { writeSync } from 'node:fs';
import type { Lineage, SessionId } from '@coedit/protocol';
import type { UpdateRecord } from '../../store.ts';
import { openSqliteStore } from '../sqlite-store.ts';

/**
 * The process that a crash test kills: node crash-writer.js FOLDER SESSION PACE. It appends numbered updates as fast as the store takes
 * them, several under way at a time, and prints each number once its append has resolved. Every PACE records it compacts
 * without waiting; 0: never.
 */
const [folder = '', session = '', pace = '0'] = process.argv.slice(2);
const id = session as SessionId;
const compactEvery = Number(pace);
const UNDER_WAY = 8;
/** Until the next try. */
const FULL_PIPE_MS = 5;
const NEVER_WOKEN = new Int32Array(new SharedArrayBuffer(4));

const store = await openSqliteStore(folder);
if (!(await store.readSession(id))) {
  const lineage = 'lineage-1' as Lineage;
  await store.createSession({ id, name: 'crash', lineage, createdAt: 0, updatedAt: 0 }, [], []);
}
const { snapshotUpTo, tail } = await store.loadDocument(id);
let number = snapshotUpTo + tail.length;

async function write(): Promise<never> {
  for (;;) {
    number++;
    const mine = number;
    await store.append(id, [toRecord(mine)]);
    acknowledge(mine);
    if (compactEvery > 0 && mine % compactEvery === 0)
      store.compact(id, new TextEncoder().encode(`up to ${mine}`), mine).catch(fail);
  }
}

/** Synchronous: what was printed before the kill is in the pipe. Which may be full: on a busy computer its reader gets no turn. */
function acknowledge(mine: number): void {
  for (;;) {
    try {
      writeSync(1, `${mine}\n`);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      Atomics.wait(NEVER_WOKEN, 0, 0, FULL_PIPE_MS);
    }
  }
}

function toRecord(mine: number): UpdateRecord {
  // Some larger than a page, so that a torn row would span several.
  const filler = 'x'.repeat(mine % 50 === 0 ? 10_000 : mine % 40);
  return { update: new TextEncoder().encode(`${mine} ${filler}`), at: mine, author: 'Ann', linkId: '' };
}

function fail(error: unknown): never {
  writeSync(2, `${error}\n`);
  process.exit(1);
}

await Promise.all(Array.from({ length: UNDER_WAY }, () => write())).catch(fail);
