import { Random } from '@coedit/protocol/testing';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { stateParts } from './state-parts.ts';
import { FILE } from './testing/guard-check.ts';
import { HonestSession } from './testing/honest-session.ts';
import { reloaded, visible } from './testing/shape.ts';

const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 60);
const LONG = 200_001;

function sessionAfter(steps: number, seed: number): HonestSession {
  const session = new HonestSession(new Random(seed), (claim, what) => {
    if (!claim) throw new Error(`seed ${seed}: ${what}`);
  });
  for (let step = 0; step < steps; step += 1) session.step();
  return session;
}

function clocksOf(doc: Y.Doc): ReadonlyMap<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc));
}

/** Applies a part, which must build on nothing that its holder lacks. */
function take(holder: Y.Doc, part: Uint8Array, where: string): void {
  Y.applyUpdate(holder, part);
  expect(holder.store.pendingStructs, where).toBeNull();
  expect(holder.store.pendingDs, where).toBeNull();
}

test('whatever is edited between its parts, the difference and what came since make the document', () => {
  console.log(`FUZZ_SEED=${SEED}`);
  let parts = 0;
  let between = 0;
  for (let seed = SEED; seed < SEED + ROUNDS; seed += 1) {
    const random = new Random(seed);
    const session = sessionAfter(random.below(120), seed);
    const early = session.server;
    const earlier = reloaded(early);
    for (let step = random.below(120); step > 0; step -= 1) session.step();
    const doc = session.server;
    // A server that was started anew may lack what somebody holds.
    const holder = early === doc && random.chance(0.7) ? earlier : new Y.Doc();
    const before = clocksOf(doc);
    const since: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => since.push(update));
    const size = { pieces: 1 + random.below(4), bytes: 1 + random.below(40) };
    for (const part of stateParts(doc, clocksOf(holder), size)) {
      if (part !== null) take(holder, part, `seed ${seed}`);
      if (part !== null) parts += 1;
      for (let step = random.below(4); step > 0; step -= 1) session.step();
    }
    const reached = clocksOf(holder);
    for (const [client, clock] of before)
      expect(reached.get(client) ?? 0, `seed ${seed}`).toBeGreaterThanOrEqual(clock);
    between += since.length;
    for (const update of since) take(holder, update, `seed ${seed}`);
    expect(visible(holder), `seed ${seed}`).toEqual(visible(doc));
    expect(clocksOf(holder), `seed ${seed}`).toEqual(clocksOf(doc));
  }
  console.log(`FUZZ_SEED=${SEED} ${ROUNDS} differences in ${parts} parts, ${between} updates between them`);
  expect(parts).toBeGreaterThan(ROUNDS * 5);
  expect(between).toBeGreaterThan(ROUNDS);
});

test('a long text comes in pieces, whole code points each, however it is cut or changed meanwhile', () => {
  const doc = new Y.Doc();
  const text = doc.getText(FILE);
  text.insert(0, `x${'😀'.repeat(LONG)}`);
  const since: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => since.push(update));
  const holder = new Y.Doc();
  const sizes: number[] = [];
  for (const part of stateParts(doc, new Map(), { pieces: 1_000, bytes: 100_000 })) {
    text.delete(text.length >> 1, 2);
    text.insert(text.length, 'end');
    if (part === null) continue;
    sizes.push(part.length);
    take(holder, part, 'a part');
  }
  expect(sizes.length).toBeGreaterThan(6);
  expect(Math.max(...sizes)).toBeLessThan(350_000);
  for (const update of since) take(holder, update, 'an update');
  expect(holder.getText(FILE).toString() === text.toString()).toBe(true);
});

test('without edits meanwhile it is the document and no more, one after the other and merged by Yjs', () => {
  const { server } = sessionAfter(150, SEED);
  const copy = new Y.Doc();
  const parts = [...stateParts(server, new Map(), { pieces: 3, bytes: 30 })].filter((part) => part !== null);
  for (const part of parts) take(copy, part, `seed ${SEED}`);
  const merged = new Y.Doc();
  take(merged, Y.mergeUpdates(parts), `seed ${SEED}`);
  for (const doc of [copy, merged])
    expect(Y.encodeStateAsUpdate(doc)).toEqual(Y.encodeStateAsUpdate(reloaded(server)));
});
