import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SessionId } from '@coedit/protocol';
import { Random } from '@coedit/protocol/testing';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeRecordOf, makeSession } from '../contract/fixtures.ts';
import { NoSuchSession, StoreDamaged } from '../store.ts';
import { DATABASE_FILE } from './connection.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { temporaryFolder } from './testing/folder.ts';

const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 40);
const RECORDS = 120;
/** All texts that a session ever had, in order: the last is the right one. */
type Story = readonly string[];

it(`flipped bytes: right, or set aside with a prefix of its history, never wrong (FUZZ_SEED=${SEED})`, {
  timeout: 300_000,
}, async () => {
  const random = new Random(SEED);
  const { folder, stories } = await written(random);
  const counts = { right: 0, rescued: 0, 'rescued whole': 0, missing: 0, 'not opened': 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const broken = await flipped(folder, random, 1 + random.below(6));
    const store = await openSqliteStore(broken).catch((error: unknown) => {
      // A sentence for the operator, and no empty database in its place.
      expect(error).toBeInstanceOf(Error);
      expect((error as Error).message).toMatch(/damaged|newer Coedit|database/iu);
      return null;
    });
    if (store === null) {
      counts['not opened'] += 1;
      continue;
    }
    try {
      for (const [id, story] of stories) counts[await outcomeOf(store, id, story)] += 1;
    } finally {
      await store.close();
    }
  }
  console.log(`damage fuzz: ${ROUNDS} files, ${stories.size} sessions each: ${JSON.stringify(counts)}`);
  expect(counts.right).toBeGreaterThan(0);
  expect(counts.rescued + counts['rescued whole']).toBeGreaterThan(0);
  // One session's damage is its own.
  expect(counts.right).toBeGreaterThan(counts.rescued);
});

async function outcomeOf(
  store: Awaited<ReturnType<typeof openSqliteStore>>,
  id: SessionId,
  story: Story,
): Promise<'right' | 'rescued' | 'rescued whole' | 'missing'> {
  try {
    expect(textOf(await store.loadDocument(id))).toBe(story.at(-1));
    return 'right';
  } catch (error) {
    if (error instanceof NoSuchSession) return 'missing';
    if (!(error instanceof StoreDamaged)) throw error;
  }
  try {
    const state = await store.rescue(id);
    const text = textOf(state);
    expect(text).toBe(story[state.through]);
    return text === story.at(-1) ? 'rescued whole' : 'rescued';
  } catch (error) {
    // Its row cannot be read.
    if (error instanceof StoreDamaged) return 'missing';
    throw error;
  }
}

function textOf({ snapshot, tail }: { snapshot: Uint8Array | null; tail: readonly Uint8Array[] }): string {
  const doc = new Y.Doc();
  if (snapshot !== null) Y.applyUpdateV2(doc, snapshot);
  for (const update of tail) Y.applyUpdate(doc, update);
  expect(doc.store.pendingStructs).toBeNull();
  return doc.getText('t').toString();
}

/** Sessions with and without a snapshot, with packed history and a log in many rows. */
async function written(random: Random): Promise<{ folder: string; stories: Map<SessionId, Story> }> {
  const folder = await temporaryFolder();
  const store = await openSqliteStore(folder);
  const stories = new Map<SessionId, Story>();
  for (const [index, compactAt] of [0, 0, 40, 80, RECORDS].entries()) {
    const id = `session-number-${index}` as SessionId;
    const doc = new Y.Doc();
    let change: Uint8Array = new Uint8Array();
    doc.on('update', (update: Uint8Array) => {
      change = update;
    });
    const story = [''];
    await store.createSession(makeSession({ id }), [], []);
    for (let record = 1; record <= RECORDS; record++) {
      const text = doc.getText('t');
      const piece = Array.from({ length: 200 }, () => random.pick([...'abcdefghijk \n'])).join('');
      text.insert(random.below(text.length + 1), piece);
      await store.append(id, [makeRecordOf(change)]);
      story.push(text.toString());
      if (record === compactAt) await store.compact(id, Y.encodeStateAsUpdateV2(doc), record);
    }
    stories.set(id, story);
  }
  await store.close();
  return { folder, stories };
}

async function flipped(folder: string, random: Random, bytes: number): Promise<string> {
  const broken = join(await temporaryFolder(), 'data');
  await mkdir(broken);
  const path = join(broken, DATABASE_FILE);
  await copyFile(join(folder, DATABASE_FILE), path);
  const file = await readFile(path);
  for (let count = 0; count < bytes; count++) {
    const at = random.below(file.length);
    file[at] = (file[at] ?? 0) ^ (1 << random.below(8));
  }
  await writeFile(path, file);
  return broken;
}

it('a database whose header is damaged is refused in a sentence, and left as it is', async () => {
  const folder = await temporaryFolder();
  await (await openSqliteStore(folder)).close();
  const path = join(folder, DATABASE_FILE);
  const file = await readFile(path);
  file.write('no SQLite file', 0);
  await writeFile(path, file);
  await expect(openSqliteStore(folder)).rejects.toThrow('npm run restore');
  expect(await readFile(path)).toEqual(file);
});
