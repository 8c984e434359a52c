import { setTimeout as wait } from 'node:timers/promises';
import type { Instance } from '@coedit/instance';
import { atLeast, costAtMost, exactly } from '../figures.ts';
import type { Fleet, Team } from '../fleet.ts';
import type { Figure, Options } from '../program.ts';
import { judge } from '../promises.ts';
import { until } from '../until.ts';
import { PATH } from '../writer.ts';
import { BadDisk } from './bad-disk.ts';
import type { DiskFault } from './faults.ts';
import { Told } from './told.ts';

/** How the fault ends: the disk works again, or the server is killed amid it. */
export type Ending = 'recovers' | 'killed';

/** While the fault lasts, behind the moment in which everyone knows. */
const LASTS_MS = 1500;
/** Of a slow disk, of which nobody needs to be told. */
const SLOW_MS = 4000;

/** One disk fault after the other under a server that people type on, and what came of them. */
export class Rounds {
  readonly #options: Options;
  readonly #instance: Instance;
  readonly #fleet: Fleet;
  readonly #log: string;
  #carriedOut = 0;
  #injected = 0;
  #untouched = 0;
  #recovered = 0;
  #recoveries = 0;
  #falselySaved = 0;
  #wrong = { lost: 0, doubled: 0, foreign: 0 };
  #savedSlowly = Number.POSITIVE_INFINITY;
  #newcomers = 0;
  /** ms, the slowest. */
  #told = 0;
  #seen = 0;
  #read = 0;
  #recovery = 0;

  constructor(options: Options, instance: Instance, fleet: Fleet, log: string) {
    this.#options = options;
    this.#instance = instance;
    this.#fleet = fleet;
    this.#log = log;
  }

  async carryOut(fault: DiskFault, ending: Ending): Promise<void> {
    this.#fleet.type(30, 150);
    await until('edits to be saved', () => this.#fleet.saved > 0);
    const savedBefore = this.#fleet.saved;
    const told = new Told(this.#fleet.writers);
    const disk = await BadDisk.begin(this.#instance, fault, this.#log);
    try {
      if (fault.isTold) await this.#whileBroken(fault, told);
      else await wait(SLOW_MS);
      if (!fault.isTold) this.#savedSlowly = Math.min(this.#savedSlowly, this.#fleet.saved - savedBefore);
      if (ending === 'killed') await this.#instance.kill();
    } finally {
      const injected = await disk.end();
      this.#injected += injected;
      if (injected === 0) this.#untouched += 1;
    }
    if (ending === 'recovers') await this.#recover();
    await this.#reload();
    this.#carriedOut += 1;
    this.#options.log(`the disk (${fault.name}), then ${ending}: looked through`);
  }

  async #whileBroken(fault: DiskFault, told: Told): Promise<void> {
    this.#told = Math.max(this.#told, await told.all());
    const saved = this.#fleet.saved;
    await Promise.all(this.#fleet.teams.map((team) => this.#lifeGoesOn(team, fault)));
    await wait(LASTS_MS);
    this.#falselySaved += this.#fleet.saved - saved;
  }

  /** What one types the others see; where links can be read, the server tells the text and lets in somebody new. */
  async #lifeGoesOn(team: Team, { canBeRead }: DiskFault): Promise<void> {
    const present = team.writers.filter(({ hasLeft }) => !hasLeft);
    const [typist, ...others] = present;
    if (typist === undefined) throw new Error('Nobody is in.');
    typist.rest();
    typist.edit();
    const marker = typist.edits.findLast(({ kind }) => kind === 'insert')?.marker ?? '';
    const typed = performance.now();
    await until('the others to see an edit', () => others.every((other) => other.text().includes(marker)));
    this.#seen = Math.max(this.#seen, performance.now() - typed);
    typist.type(30, 150);
    if (!canBeRead) return;
    const asked = performance.now();
    await this.#instance.readFile(team.session, PATH);
    this.#read = Math.max(this.#read, performance.now() - asked);
    const newcomer = this.#fleet.join(team);
    this.#told = Math.max(this.#told, await new Told([newcomer]).all());
    await until('a newcomer to have the text', () => newcomer.text().includes(marker));
    this.#newcomers += 1;
    newcomer.leave();
  }

  async #recover(): Promise<void> {
    this.#recoveries += 1;
    const working = performance.now();
    this.#fleet.rest();
    await this.#fleet.settled(30_000);
    this.#recovery = Math.max(this.#recovery, performance.now() - working);
    this.#recovered += 1;
  }

  /** The line is down meanwhile, so nobody brings back what the server may have lost: all rest until it was looked at. */
  async #reload(): Promise<void> {
    this.#fleet.rest();
    for (const { client } of this.#fleet.writers) client.disconnect();
    await this.#instance.kill();
    await this.#instance.start();
    for (const { session, writers } of this.#fleet.teams) {
      const verdict = judge(await this.#instance.readFile(session, PATH), writers);
      for (const kind of ['lost', 'doubled', 'foreign'] as const) {
        this.#wrong[kind] += verdict[kind].length;
        if (verdict[kind].length > 0) this.#options.log(`${kind}: ${verdict[kind].slice(0, 8).join(' ')}`);
      }
    }
    for (const { client } of this.#fleet.writers) client.reconnectNow();
    await this.#fleet.settled();
  }

  figures(): readonly Figure[] {
    const seconds = (ms: number): number => Math.round(ms / 100) / 10;
    const rounds = this.#carriedOut;
    return [
      exactly('edits called saved while nothing could be saved', this.#falselySaved),
      exactly('edits called saved that were lost', this.#wrong.lost),
      exactly('edits doubled', this.#wrong.doubled),
      exactly('lines that nobody wrote', this.#wrong.foreign),
      costAtMost('until everyone was told in words, at most', seconds(this.#told), 10, 's'),
      costAtMost('until the others saw an edit meanwhile, at most', seconds(this.#seen), 2, 's'),
      costAtMost('until the server told a text meanwhile, at most', seconds(this.#read), 2, 's'),
      exactly('recovered without a restart', this.#recovered, this.#recoveries),
      costAtMost('until all was saved when the disk worked again, at most', seconds(this.#recovery), 10, 's'),
      atLeast('faults', rounds, 1),
      exactly('of them without effect on any call', this.#untouched),
      atLeast('calls answered wrongly or late', this.#injected, rounds),
      atLeast('newcomers let in meanwhile, and told', this.#newcomers, 1),
      ...(Number.isFinite(this.#savedSlowly)
        ? [atLeast('edits saved on the slow disk', this.#savedSlowly, 5)]
        : []),
      atLeast('edits', this.#fleet.edits, rounds * 50),
      atLeast('of them called saved', this.#fleet.saved, rounds * 30),
    ];
  }
}
