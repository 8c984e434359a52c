import { setTimeout as wait } from 'node:timers/promises';
import { type Instance, Line } from '@coedit/instance';
import type { CreatedSession } from '@coedit/protocol';
import { until } from '../until.ts';
import { PATH, Witness } from './witness.ts';

const SESSIONS = 10;
const LOST_EACH = 4;
/** So long that everyone has to wait at least three times. */
const LEAST_OUTAGE_MS = 2_500;

/** All times in ms, of the last of all. */
export interface BlackHole {
  readonly connections: number;
  /** From the first swallowed byte until it shows that it is offline. */
  readonly noticed: number;
  /** Until it has gone for those who stayed. */
  readonly gone: number;
  readonly cursorGone: number;
  /** Of those beside it. */
  readonly unharmed: number;
  readonly sessions: number;
  /** From the healing until it is online. */
  readonly back: number;
}

export interface Outage {
  readonly lost: number;
  /** ms that each chose to wait the first time, the second time … */
  readonly waits: readonly (readonly number[])[];
  /** The most of anyone, while nobody was there. */
  readonly attempts: number;
  readonly lasted: number;
  readonly back: number;
}

export interface Merge {
  readonly edits: number;
  readonly wrong: number;
}

/** A session: some on the line, one beside it who sees them go. */
interface Group {
  readonly session: CreatedSession;
  readonly lost: readonly Witness[];
  readonly staying: Witness;
}

/** Several sessions over one line. */
export class Team {
  readonly #groups: readonly Group[];
  readonly #line: Line;

  private constructor(groups: readonly Group[], line: Line) {
    this.#groups = groups;
    this.#line = line;
  }

  static async gather(instance: Instance, label: string): Promise<Team> {
    const line = await Line.to(instance.url);
    const groups: Group[] = [];
    for (let index = 0; index < SESSIONS; index++) {
      const session = await instance.createSession([{ path: PATH, text: '' }]);
      const staying = new Witness(instance.webSocketUrl, session, 'staying');
      const lost = Array.from(
        { length: LOST_EACH },
        (_, number) => new Witness(line.webSocketUrl, session, `${label}${index}.${number}`),
      );
      groups.push({ session, lost, staying });
    }
    const team = new Team(groups, line);
    await until('everyone to be in', () =>
      team.#everyone.every(({ isOnline, hasFile }) => isOnline && hasFile),
    );
    for (const witness of team.#everyone) witness.showCursor();
    await until('everyone to see everyone', () => groups.every(seesAll));
    return team;
  }

  get #lost(): readonly Witness[] {
    return this.#groups.flatMap(({ lost }) => lost);
  }

  get #everyone(): readonly Witness[] {
    return this.#groups.flatMap(({ lost, staying }) => [...lost, staying]);
  }

  /** The line swallows everything: nobody is told. What is typed meanwhile stays where it was typed. */
  async blackHole(): Promise<BlackHole> {
    const begun = performance.now();
    this.#line.blackHole();
    for (const { lost, staying } of this.#groups) {
      for (const witness of lost) witness.type('written without a line\n');
      staying.type('written beside it\n');
    }
    await until('everyone in the black hole to notice', () => this.#lost.every(({ isOnline }) => !isOnline));
    await until('everyone beside it to notice', () => this.#groups.every(hasLostAll));
    const stayed = this.#groups.map(({ staying }) => staying);
    const report = {
      connections: this.#line.counts.blackHoles,
      noticed: last(this.#lost.map(({ offlineSince }) => offlineSince ?? 0)) - begun,
      gone: last(stayed.flatMap(({ goneAt }) => [...goneAt.values()])) - begun,
      cursorGone: last(stayed.flatMap(({ cursorGoneAt }) => [...cursorGoneAt.values()])) - begun,
      unharmed: stayed.filter(({ isOnline }) => isOnline).length,
      sessions: this.#groups.length,
    };
    this.#line.heal();
    return { ...report, back: await this.#back() };
  }

  /** Everyone loses the line at the same instant, and finds nobody for a while. */
  async outage(ms: number): Promise<Outage> {
    const lasted = Math.max(LEAST_OUTAGE_MS, ms);
    const lost = this.#lost;
    for (const witness of lost) witness.waits.length = 0;
    this.#line.shut();
    await until('the cut to be noticed', () => lost.every(({ isOnline }) => !isOnline));
    for (const { lost: away, staying } of this.#groups) {
      for (const witness of away) witness.type('written without a line\n');
      staying.type('written beside it\n');
    }
    await wait(lasted);
    const rounds = last(lost.map(({ waits }) => waits.length));
    const waits = Array.from({ length: rounds }, (_, round) =>
      lost.map((witness) => witness.waits[round]).filter((chosen) => chosen !== undefined),
    );
    this.#line.open();
    return { lost: lost.length, waits, attempts: rounds, lasted, back: await this.#back() };
  }

  /** After everything was saved: what the server and everyone has. */
  async merge(instance: Instance): Promise<Merge> {
    await until('everything to be saved', () => this.#everyone.every(({ isSaved }) => isSaved));
    const wanted = [...Array<string>(LOST_EACH).fill('written without a line'), 'written beside it'].sort();
    let wrong = 0;
    let edits = 0;
    for (const { session, lost, staying } of this.#groups) {
      const served = await instance.readFile(session, PATH);
      await until('all replicas to be the same', () =>
        [...lost, staying].every(({ text }) => text.toString() === served),
      );
      const found = served.split('\n').filter((line) => line !== '');
      edits += found.length;
      if (found.sort().join() !== wanted.join()) wrong += 1;
    }
    return { edits, wrong };
  }

  async disperse(): Promise<void> {
    for (const { client } of this.#everyone) client.destroy();
    await this.#line.dispose();
  }

  /** ms until the last is online. */
  async #back(): Promise<number> {
    const begun = performance.now();
    await until('everyone to be back', () => this.#lost.every(({ isOnline }) => isOnline));
    return last(this.#lost.map(({ onlineSince }) => onlineSince ?? 0)) - begun;
  }
}

const namesOf = ({ lost }: Group): readonly string[] => lost.map(({ client }) => client.me.get()?.name ?? '');

function seesAll(group: Group): boolean {
  return namesOf(group).every((name) => group.staying.sees(name));
}

function hasLostAll({ staying, lost }: Group): boolean {
  return staying.goneAt.size >= lost.length && staying.cursorGoneAt.size >= lost.length;
}

function last(times: readonly number[]): number {
  return Math.max(...times);
}
