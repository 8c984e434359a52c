import type { Lineage } from '@coedit/protocol';
import { Random } from '@coedit/protocol/testing';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type Authority, SessionDocument } from './document.ts';
import { FILE, mine } from './testing/guard-check.ts';
import { HonestSession, ROOMY, type Sent } from './testing/honest-session.ts';
import { mutate } from './testing/mutate.ts';
import { deleted, rawUpdate, text, values } from './testing/raw-update.ts';
import { shapeFaults, visible } from './testing/shape.ts';
import type { Verdict } from './verdict.ts';

const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
const MUTANTS = Number(process.env.FUZZ_MUTANTS ?? 2_000);
const ANYBODY: Authority = { ownsClient: () => true, mayMerge: () => true };
const TINY = { pieces: 2, bytes: 3 };

function documentOf(...updates: readonly Uint8Array[]): SessionDocument {
  return SessionDocument.load({ lineage: 'l' as Lineage, snapshot: null, tail: updates }, ROOMY);
}

interface Outcome {
  readonly verdict: Verdict;
  readonly changes: readonly Uint8Array[];
}

function inParts(
  document: SessionDocument,
  update: Uint8Array,
  { size = TINY, kind = 'step2' as Sent['kind'], between = (): void => undefined } = {},
): Outcome {
  const changes: Uint8Array[] = [];
  const parts = document.applyInParts(update, kind, ANYBODY, size);
  for (;;) {
    const { done, value } = parts.next();
    if (done === true) return { verdict: value, changes };
    if (value !== null) changes.push(value);
    between();
  }
}

/** The document as somebody has it who starts with `before` and hears the changes. */
function docOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

function shown(document: SessionDocument): unknown {
  return visible(docOf(document.difference(new Uint8Array())));
}

function playHonestly(seed: number): readonly Sent[] {
  const session = new HonestSession(new Random(seed), (claim, what) => {
    if (!claim) throw new Error(`seed ${seed}: ${what}`);
  });
  for (let step = 0; step < 150; step += 1) session.step();
  session.settle();
  return session.sent;
}

test('an honest update in tiny parts has the same end as in one, and everyone hears all of it', () => {
  console.log(`FUZZ_SEED=${SEED}`);
  let parts = 0;
  for (let seed = SEED; seed < SEED + 4; seed += 1) {
    for (const { before, update, kind } of playHonestly(seed)) {
      const whole = documentOf(before);
      const { verdict } = whole.apply(update, kind, ANYBODY);
      const document = documentOf(before);
      const outcome = inParts(document, update, { kind });
      expect(outcome.verdict.kind, `seed ${seed}`).toBe(verdict.kind);
      if (verdict.kind !== 'accept') continue;
      expect(shown(document), `seed ${seed}`).toEqual(shown(whole));
      expect(visible(docOf(before, ...outcome.changes)), `seed ${seed}`).toEqual(shown(whole));
      parts += outcome.changes.length;
    }
  }
  expect(parts).toBeGreaterThan(200);
});

test('no mutant of an update hurts in parts', { timeout: 900_000 }, () => {
  const random = new Random(SEED);
  const verdicts: Record<string, number> = {};
  let corpus: readonly Sent[] = [];
  for (let index = 0; index < MUTANTS; index += 1) {
    if (index % 500 === 0) corpus = playHonestly(SEED + index);
    const { before, update, kind } = random.pick(corpus);
    const mutant = mutate(update, random.pick(corpus).update, random);
    const document = documentOf(before);
    const { verdict, changes } = inParts(document, mutant, { kind });
    verdicts[verdict.kind] = (verdicts[verdict.kind] ?? 0) + 1;
    const faults = shapeFaults(docOf(document.difference(new Uint8Array())));
    const again = docOf(before, ...changes);
    const where = `seed ${SEED}, mutant ${index}: ${Buffer.from(mutant).toString('base64')}`;
    expect(faults, where).toEqual([]);
    expect(again.store.pendingStructs, where).toBeNull();
    expect(again.store.pendingDs, where).toBeNull();
    expect(Y.encodeStateVector(again), where).toEqual(document.stateVector());
  }
  console.log(`FUZZ_SEED=${SEED} ${MUTANTS} mutants in parts: ${JSON.stringify(verdicts)}`);
  expect(verdicts.accept).toBeGreaterThan(0);
});

test('a long text is cut between code points, and comes out whole', () => {
  const document = documentOf();
  const long = 'aä漢😀👩‍👩‍👧\n'.repeat(500);
  const { verdict, changes } = inParts(document, mine(text(long, { root: FILE })), {
    size: { pieces: 10, bytes: 7 },
  });
  expect(verdict.kind).toBe('accept');
  expect(changes.length).toBeGreaterThan(1000);
  expect(
    docOf(...changes)
      .getText(FILE)
      .toString(),
  ).toBe(long);
  expect(document.length).toBe(long.length);
});

test('so does one that is counted in steps itself', () => {
  const document = documentOf();
  const long = '漢😀\n'.repeat(40_000);
  const author = new Y.Doc();
  author.getText(FILE).insert(0, long);
  const { verdict } = inParts(document, Y.encodeStateAsUpdate(author), {
    size: { pieces: 10, bytes: 9_999 },
  });
  expect(verdict.kind).toBe('accept');
  expect(docOf(document.difference(new Uint8Array())).getText(FILE).toString()).toBe(long);
});

test('others may edit between two parts', () => {
  const author = new Y.Doc();
  author.getText(FILE).insert(0, 'x'.repeat(60));
  const document = documentOf();
  const other = new Y.Doc();
  const { changes } = inParts(document, Y.encodeStateAsUpdate(author), {
    between: () => {
      Y.applyUpdate(other, document.difference(Y.encodeStateVector(other)));
      const before = Y.encodeStateVector(other);
      other.getText(FILE).insert(Math.floor(other.getText(FILE).length / 2), 'o');
      document.apply(Y.encodeStateAsUpdate(other, before), 'update', ANYBODY);
    },
  });
  expect(changes.length).toBeGreaterThan(10);
  Y.applyUpdate(author, Y.encodeStateAsUpdate(other));
  Y.applyUpdate(author, document.difference(Y.encodeStateVector(author)));
  expect(author.getText(FILE).toString()).toBe(
    docOf(document.difference(new Uint8Array())).getText(FILE).toString(),
  );
  expect(author.getText(FILE).toString().replaceAll('o', '')).toBe('x'.repeat(60));
});

test('a file of full size can be replaced: what goes, goes first', () => {
  const author = new Y.Doc();
  author.getText(FILE).insert(0, 'a'.repeat(ROOMY.maxFileLength - 10));
  const document = documentOf(Y.encodeStateAsUpdate(author));
  const updates: Uint8Array[] = [];
  author.on('update', (update: Uint8Array) => updates.push(update));
  author.transact(() => {
    author.getText(FILE).delete(0, ROOMY.maxFileLength - 10);
    author.getText(FILE).insert(0, 'b'.repeat(1000));
  });
  for (const update of updates) expect(inParts(document, update).verdict.kind).toBe('accept');
  expect(document.length).toBe(1000);
});

test('what is malformed at its end is refused before anything of it is applied', () => {
  const document = documentOf();
  const good = mine(
    text('hello', { root: FILE }),
    text('more', { origin: [9, 4] }),
    text('!', { origin: [9, 8] }),
  );
  const { verdict, changes } = inParts(document, good.subarray(0, -2));
  expect(verdict).toMatchObject({ kind: 'refuse', reason: 'malformed' });
  expect(changes).toEqual([]);
});

test('the steps past others are counted over all parts of an update', () => {
  const keys = Array.from({ length: 1500 }, (_, index) => values([index], { root: 'settings', key: 'a' }));
  const { verdict } = inParts(documentOf(), mine(...keys), { size: { pieces: 8, bytes: 1024 } });
  expect(verdict).toMatchObject({ kind: 'refuse', detail: 'edits too entangled' });
});

test('an update brings no more new writers than an offline merge needs', () => {
  const sections = Array.from({ length: 501 }, (_, index) => ({
    client: index + 1,
    clock: 0,
    structs: [text('x', { root: FILE })],
  }));
  expect(inParts(documentOf(), rawUpdate(sections.slice(1))).verdict.kind).toBe('accept');
  expect(inParts(documentOf(), rawUpdate(sections)).verdict).toMatchObject({ reason: 'too-large' });
});

test('a session has a bound of writers and of pieces, whatever its length', () => {
  const few = { ...ROOMY, maxWriters: 2, maxPieces: 1_000 };
  const document = SessionDocument.load({ lineage: 'l' as Lineage, snapshot: null, tail: [] }, few);
  const by = (client: number) => rawUpdate([{ client, clock: 0, structs: [text('x', { root: FILE })] }]);
  const apply = (update: Uint8Array) => document.apply(update, 'update', ANYBODY).verdict;
  expect(apply(by(1)).kind).toBe('accept');
  expect(apply(by(2)).kind).toBe('accept');
  expect(apply(by(3))).toMatchObject({ reason: 'too-large' });
  const chain = Array.from({ length: 2_000 }, (_, index) =>
    (index % 2 === 0 ? deleted : short)(1, { origin: [1, index] }),
  );
  expect(apply(rawUpdate([{ client: 1, clock: 1, structs: chain }])).kind).toBe('accept');
  expect(
    apply(rawUpdate([{ client: 1, clock: 2_001, structs: [text('x', { origin: [1, 2_000] })] }])),
  ).toMatchObject({
    reason: 'too-large',
  });
});

const short = (_length: number, at: Parameters<typeof text>[1]): ReturnType<typeof text> => text('y', at);
