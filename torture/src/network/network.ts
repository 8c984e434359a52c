import { setTimeout as wait } from 'node:timers/promises';
import { Instance } from '@coedit/instance';
import { Random } from '@coedit/protocol/testing';
import { atLeast, atMost, costAtMost, exactly } from '../figures.ts';
import type { Figure, Options, Program } from '../program.ts';
import { type BlackHole, type Merge, type Outage, Team } from './team.ts';

const ROUNDS = 5;
const OUTAGE_MS = 8_000;
/** In which a dead line has to be noticed, on both sides. */
const MOST_MS = 10_000;
/** Of those who lost the line at the same instant: more within one short time would come as a wave. */
const MOST_TOGETHER = 0.4;
/** The longest wait, and an attempt. */
const MOST_BACK_MS = 11_000;
/** A second, at the very most, while nobody answers. */
const MOST_ATTEMPTS = 2;

export const network: Program = {
  name: 'network',
  summary:
    'black holes are noticed on both sides within 10 s, everyone comes back at a moment of their own, edits merge',
  run,
};

async function run({ seed, scale, log }: Options): Promise<readonly Figure[]> {
  const random = new Random(seed);
  const rounds = Math.ceil(ROUNDS * scale);
  const instance = await Instance.start({ LIMIT_CONNECTIONS_PER_ADDRESS: '10000' });
  const holes: BlackHole[] = [];
  const outages: Outage[] = [];
  const merges: Merge[] = [];
  try {
    for (let round = 1; round <= rounds; round++) {
      const teams = await Promise.all([Team.gather(instance, 'a'), Team.gather(instance, 'b')]);
      const [inHole, without] = teams;
      try {
        // At a random moment between two pings.
        await wait(random.below(2000));
        const [hole, outage] = await Promise.all([inHole.blackHole(), without.outage(OUTAGE_MS * scale)]);
        holes.push(hole);
        outages.push(outage);
        for (const team of teams) merges.push(await team.merge(instance));
        log(`round ${round}: ${inWords(hole, outage)}`);
      } finally {
        for (const team of teams) await team.disperse();
      }
    }
  } finally {
    await instance.dispose();
  }
  return [...figuresOfHoles(holes), ...figuresOfOutages(outages), ...figuresOfMerges(merges)];
}

function figuresOfHoles(holes: readonly BlackHole[]): readonly Figure[] {
  const connections = sum(holes.map((hole) => hole.connections));
  const sessions = sum(holes.map((hole) => hole.sessions));
  const most = (of: (hole: BlackHole) => number): number => Math.round(Math.max(...holes.map(of)));
  return [
    atLeast('connections in a black hole', connections, 4 * sessions),
    costAtMost(
      'the last of them shows that it is offline after',
      most(({ noticed }) => noticed),
      MOST_MS,
      'ms',
    ),
    costAtMost(
      'the last of them has gone for the others after',
      most(({ gone }) => gone),
      MOST_MS,
      'ms',
    ),
    costAtMost(
      'the last of their cursors has gone after',
      most(({ cursorGone }) => cursorGone),
      MOST_MS,
      'ms',
    ),
    exactly(
      'participants beside it that stayed online',
      sum(holes.map(({ unharmed }) => unharmed)),
      sessions,
    ),
    costAtMost(
      'the last is back after it healed in',
      most(({ back }) => back),
      MOST_BACK_MS,
      'ms',
    ),
  ];
}

function figuresOfOutages(outages: readonly Outage[]): readonly Figure[] {
  const wave = (round: number, ms: number): number =>
    Math.max(...outages.map(({ waits }) => together(waits[round] ?? [], ms)));
  const waited = (round: number): readonly number[] => outages.flatMap(({ waits }) => waits[round] ?? []);
  const lost = sum(outages.map((outage) => outage.lost));
  const attempts = Math.max(...outages.map((outage) => (outage.attempts * 1000) / outage.lasted));
  const back = Math.max(...outages.map((outage) => outage.back));
  return [
    atLeast('participants that found nobody, and waited three times', waited(2).length, lost),
    atMost(
      'greatest part that chose the same 25 ms for the first time',
      wave(0, 25),
      MOST_TOGETHER,
      'of all',
    ),
    atMost('for the third time, the same 100 ms', wave(2, 100), MOST_TOGETHER, 'of all'),
    atLeast('the third wait against the first', ratio(mean(waited(2)), mean(waited(0))), 2),
    atMost('attempts of anyone', Math.round(attempts * 100) / 100, MOST_ATTEMPTS, 'a second'),
    costAtMost('the last is back after the server is in', Math.round(back), MOST_BACK_MS, 'ms'),
  ];
}

function figuresOfMerges(merges: readonly Merge[]): readonly Figure[] {
  return [
    atLeast(
      'edits made without a line and beside it',
      sum(merges.map(({ edits }) => edits)),
      merges.length * 50,
    ),
    exactly('sessions whose edits did not merge', sum(merges.map(({ wrong }) => wrong))),
  ];
}

function inWords(hole: BlackHole, outage: Outage): string {
  const noticed = `black hole noticed after ${seconds(hole.noticed)} s, by the others after ${seconds(hole.gone)} s`;
  return `${noticed}; ${seconds(outage.lasted)} s without a server, back in ${seconds(outage.back)} s`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The greatest part that falls within any so many ms. */
function together(waits: readonly number[], ms: number): number {
  const counts = waits.map((start) => waits.filter((other) => other >= start && other < start + ms).length);
  return ratio(Math.max(...counts), waits.length);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function ratio(part: number, whole: number): number {
  return Math.round((part / whole) * 100) / 100;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
