import { Random } from '@coedit/protocol/testing';
import type { editor } from 'monaco-editor/editor';
import { describe, expect, test } from 'vitest';
import { Peer } from './testing/peer.ts';

/**
 * Two people edit one file at random, through real Monaco models, with one or the other offline at times.
 * After every step each model equals its shared text; after a meeting both texts are equal.
 * All seeds: `FUZZ_SEEDS=200`. One seed again: `FUZZ_SEED=17`.
 */
const seedCount = Number(process.env.FUZZ_SEEDS ?? 20);
const onlySeed = process.env.FUZZ_SEED === undefined ? undefined : Number(process.env.FUZZ_SEED);
const STEPS = 400;

const CR_LF: editor.EndOfLineSequence = 1;
const LF: editor.EndOfLineSequence = 0;

type Step = (peer: Peer, random: Random) => void;

const PLAIN = ['a', 'b', 'word', '\n', '  ', 'x\ny', '😀', 'é', '👩‍👩‍👧', ''] as const;
const LINE_ENDS = [
  '\r\n',
  '\r',
  'a\r\nb',
  '\r\r\n',
  '\n\r',
  'end\r',
  '\r\nbegin',
  '\uFEFF',
  '\n',
  'q',
] as const;
const HALVES = [
  '\uD83D',
  '\uDE00',
  '\uDE00\uD83D',
  'a\uD83D',
  '\uDE00b',
  '😀',
  '😁',
  '\uD83D\n\uDE00',
] as const;

const editWith =
  (texts: readonly [string, ...string[]]): Step =>
  (peer, random) => {
    const count = random.chance(0.2) ? 1 + random.below(6) : 1;
    const edits: { at: number; remove: number; insert: string }[] = [];
    let at = 0;
    for (let index = 0; index < count; index++) {
      at += random.below(Math.max(1, Math.floor((peer.model.getValueLength() - at) / (count - index)) + 1));
      const remove = random.chance(0.45) ? random.below(8) : 0;
      edits.push({ at, remove, insert: random.pick(texts) });
      at += remove + 3;
      if (at > peer.model.getValueLength()) break;
    }
    peer.edit(...edits);
  };

const setValueWith =
  (texts: readonly [string, ...string[]]): Step =>
  (peer, random) => {
    const old = peer.model.getValue();
    const at = random.below(old.length + 1);
    const remove = random.below(10);
    peer.model.setValue(old.slice(0, at) + random.pick(texts) + old.slice(at + remove));
  };

const plain = editWith(PLAIN);
const setEol: Step = ({ model }, random) => {
  const eol = random.pick([LF, CR_LF]);
  if (random.chance(0.5)) model.setEOL(eol);
  else model.pushEOL(eol);
};
const undoRedo: Step = ({ model }, random) => {
  if (random.chance(0.3)) model.pushStackElement();
  const times = 1 + random.below(3);
  for (let time = 0; time < times; time++) {
    if (random.chance(0.6)) model.undo();
    else model.redo();
  }
};

const MODES: Record<string, readonly [Step, ...Step[]]> = {
  plain: [plain],
  CRLF: [editWith(LINE_ENDS), plain],
  setEOL: [setEol, plain, plain],
  'undo and redo': [undoRedo, plain, plain],
  setValue: [setValueWith(PLAIN), setValueWith(LINE_ENDS), plain],
  'half surrogates': [editWith(HALVES), editWith(HALVES), setValueWith(HALVES), plain],
  'all together': [
    plain,
    plain,
    plain,
    editWith(LINE_ENDS),
    editWith(HALVES),
    setEol,
    undoRedo,
    undoRedo,
    setValueWith(PLAIN),
    setValueWith(LINE_ENDS),
    setValueWith(HALVES),
  ],
};

function run(seed: number, steps: readonly [Step, ...Step[]]): void {
  const random = new Random(seed);
  const peers: [Peer, Peer] = [new Peer({ clientId: 1 }), new Peer({ clientId: 2 })];
  const [mine, other] = peers;
  const meet = () => {
    mine.sendTo(other);
    other.sendTo(mine);
    expect(mine.value).toBe(other.value);
    expect(mine.value).not.toMatch(/[\r\p{Surrogate}]/u);
  };
  let offlineUntil = 0;
  for (let step = 0; step < STEPS; step++) {
    const peer = random.pick(peers);
    random.pick(steps)(peer, random);
    expect(peer.value.length).toBe(peer.model.getValueLength());
    if (random.chance(0.01)) offlineUntil = step + random.below(60);
    if (step >= offlineUntil && random.chance(0.5)) {
      const [sender, receiver] = random.chance(0.5) ? [mine, other] : [other, mine];
      sender.sendTo(receiver);
      expect(receiver.value.length).toBe(receiver.text.length);
      if (random.chance(0.3)) meet();
    }
  }
  meet();
  for (const peer of peers) peer.close();
}

describe.each(Object.entries(MODES))('fuzz: %s', (_mode, steps) => {
  test(`${onlySeed ?? `${seedCount} seeds`} × ${STEPS} steps`, { timeout: 600_000 }, () => {
    const seeds =
      onlySeed === undefined ? Array.from({ length: seedCount }, (_, seed) => seed + 1) : [onlySeed];
    const failures: string[] = [];
    for (const seed of seeds) {
      try {
        run(seed, steps);
      } catch (error) {
        failures.push(`seed ${seed}: ${error instanceof Error ? error.message : error}`);
      }
    }
    expect(failures.slice(0, 5), `${failures.length} of ${seeds.length} seeds failed`).toEqual([]);
  });
});
