import { Random } from '@coedit/protocol/testing';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { checkUpdate, type GuardContext, measureTotals, type Verdict } from './guard.ts';
import { expectPurpose } from './testing/guard-check.ts';
import { contextFor, HonestSession, type Sent } from './testing/honest-session.ts';
import { madeUp } from './testing/made-up.ts';
import { mutate } from './testing/mutate.ts';
import { reloaded, shapeFaults, visible } from './testing/shape.ts';

const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
const SESSIONS = Number(process.env.FUZZ_SESSIONS ?? 60);
const MUTANTS = Number(process.env.FUZZ_MUTANTS ?? 5_000);
const STEPS = 150;
/** What one check may hold the event loop for. */
const SLOW_MS = 20;
/** A check that took longer is made again, it changes nothing: collecting garbage, and other programs, count too. */
const TRIES = 5;

function playHonestly(seed: number): HonestSession {
  const session = new HonestSession(new Random(seed), (claim, what) => {
    if (!claim) throw new Error(`seed ${seed}: ${what}`);
  });
  for (let step = 0; step < STEPS; step += 1) session.step();
  session.settle();
  return session;
}

test('honest sessions are never refused, and the document stays whole', { timeout: 120_000 }, () => {
  console.log(`FUZZ_SEED=${SEED}`);
  let resyncs = 0;
  for (let seed = SEED; seed < SEED + SESSIONS; seed += 1) {
    const session = playHonestly(seed);
    resyncs += session.resyncs;
    expect(shapeFaults(session.server), `seed ${seed}`).toEqual([]);
    expect(visible(reloaded(session.server)), `seed ${seed}`).toEqual(visible(session.server));
    for (const client of session.clients) {
      Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(session.server));
      expect(visible(client.doc), `seed ${seed}`).toEqual(visible(session.server));
    }
  }
  // Else the sessions would not have put the way of a restarted server to the test.
  if (SESSIONS >= 60) expect(resyncs).toBeGreaterThan(0);
});

/** Some mutants come from the client itself, some from anybody: with few claims refused by name, more reach the depths. */
function contextOf(doc: Y.Doc, sent: Sent, random: Random): GuardContext {
  const context = contextFor(doc, sent.kind, 0);
  return random.chance(0.8) ? { ...context, ownsClient: () => true } : context;
}

function documentOf(state: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return doc;
}

let slowestMs = 0;

function checkInTime(mutant: Uint8Array, context: GuardContext): Verdict {
  const times: number[] = [];
  for (;;) {
    const start = performance.now();
    const verdict = checkUpdate(mutant, context);
    times.push(performance.now() - start);
    const least = Math.min(...times);
    if (least >= SLOW_MS && times.length < TRIES) continue;
    slowestMs = Math.max(slowestMs, least);
    expect(least).toBeLessThan(SLOW_MS);
    return verdict;
  }
}

function tryMutant(sent: Sent, mutant: Uint8Array, random: Random): string {
  const doc = documentOf(sent.before);
  const context = contextOf(doc, sent, random);
  const roots = doc.share.size;
  const before = Y.encodeStateAsUpdate(doc);
  const verdict = checkInTime(mutant, context);
  expect(doc.share.size).toBe(roots);
  expectPurpose(verdict);
  if (verdict.kind !== 'accept') {
    expect(Buffer.from(Y.encodeStateAsUpdate(doc)).equals(before)).toBe(true);
    return verdict.kind;
  }
  Y.applyUpdate(doc, mutant);
  expect(shapeFaults(doc)).toEqual([]);
  const changed = !Buffer.from(Y.encodeStateAsUpdate(doc)).equals(before);
  expect(changed).toBe(verdict.novel);
  const sessionLength = context.totals.sessionLength + verdict.added - verdict.removed;
  expect(measureTotals(doc)).toMatchObject({ sessionLength });
  // The order of the characters is not compared: where neighbours are made up, it can depend on the order of arrival.
  // See ListOrder; clients and server compare hashes of the text as the last defence.
  const again = reloaded(doc);
  expect(shapeFaults(again)).toEqual([]);
  expect(measureTotals(again)).toEqual(measureTotals(doc));
  return verdict.kind;
}

/** Runs `make` over documents of honest sessions; each bad update found is printed with what it was tried on. */
function tryAll(
  make: (sent: Sent, corpus: readonly Sent[], random: Random) => Uint8Array,
  count: number,
): void {
  const random = new Random(SEED);
  const verdicts: Record<string, number> = {};
  let corpus: readonly Sent[] = [];
  for (let index = 0; index < count; index += 1) {
    if (index % 1_000 === 0) corpus = playHonestly(SEED + index).sent;
    const sent = random.pick(corpus);
    const update = make(sent, corpus, random);
    try {
      const verdict = tryMutant(sent, update, random);
      verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
    } catch (error) {
      const found = { kind: sent.kind, before: base64(sent.before), update: base64(update) };
      throw new Error(`seed ${SEED}, update ${index}: ${JSON.stringify(found)}`, { cause: error });
    }
  }
  console.log(
    `FUZZ_SEED=${SEED} ${count} updates: ${JSON.stringify(verdicts)}; the slowest check took ${slowestMs.toFixed(1)} ms`,
  );
  expect(verdicts.accept).toBeGreaterThan(0);
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

test('no mutant of an update gets through that hurts', { timeout: 900_000 }, () => {
  tryAll((sent, corpus, random) => mutate(sent.update, random.pick(corpus).update, random), MUTANTS);
});

test('no made-up update gets through that hurts', { timeout: 900_000 }, () => {
  tryAll((sent, _corpus, random) => {
    const doc = documentOf(sent.before);
    return doc.share.size === 0 ? sent.update : madeUp(doc, random);
  }, MUTANTS * 0.4);
});
