import { setTimeout as wait } from 'node:timers/promises';
import { Instance, Line } from '@coedit/instance';
import { Random } from '@coedit/protocol/testing';
import { atLeast, exactly } from '../figures.ts';
import { Fleet } from '../fleet.ts';
import { badLine } from '../line/bad-line.ts';
import type { Figure, Options, Program } from '../program.ts';
import { judge } from '../promises.ts';
import { PATH } from '../writer.ts';

const KILLS = 20;
const SESSIONS = 3;
const WRITERS = 4;
/** Of the writers, at each kill: their page is closed for good, and only what was saved may count. */
const LEAVE = 0.15;
const LONGEST_ROUND_MS = 1500;

export const crash: Program = {
  name: 'crash',
  summary: 'kill -9 at random instants under load, over a bad line: what was called saved is there, once',
  async run(options) {
    const random = new Random(options.seed);
    const instance = await Instance.start();
    // Calm until all are in: a line that swallows three attempts to join would end the program, not the server.
    let isCalm = true;
    const fate = badLine(random, { delay: 40, cut: 0.35, blackHole: 0.3, withinBytes: 20_000 });
    const line = await Line.to(instance.url, () => (isCalm ? {} : fate()));
    const serverUrl = line.webSocketUrl;
    const fleet = await startFleet({ instance, serverUrl, random, line });
    isCalm = false;
    line.cut();
    try {
      const crashes = new Crashes(options, instance, line, fleet, random);
      await crashes.carryOut();
      isCalm = true;
      line.cut();
      return [...(await crashes.settle()), ...crashes.figures()];
    } finally {
      fleet.dispose();
      await line.dispose();
      await instance.dispose();
    }
  },
};

interface Stage {
  readonly instance: Instance;
  readonly serverUrl: string;
  readonly random: Random;
  readonly line: Line;
}

async function startFleet({ line, ...stage }: Stage): Promise<Fleet> {
  try {
    return await Fleet.start({ ...stage, sessions: SESSIONS, writersPerSession: WRITERS });
  } catch (error) {
    await line.dispose();
    await stage.instance.dispose();
    throw error;
  }
}

class Crashes {
  readonly #options: Options;
  readonly #instance: Instance;
  readonly #line: Line;
  readonly #fleet: Fleet;
  readonly #random: Random;
  readonly #kills: number;
  #killed = 0;
  #underLoad = 0;
  #lost = 0;
  #doubled = 0;
  #foreign = 0;

  constructor(options: Options, instance: Instance, line: Line, fleet: Fleet, random: Random) {
    this.#options = options;
    this.#instance = instance;
    this.#line = line;
    this.#fleet = fleet;
    this.#random = random;
    this.#kills = Math.ceil(KILLS * options.scale);
  }

  async carryOut(): Promise<void> {
    for (let kill = 1; kill <= this.#kills; kill++) {
      this.#fleet.type(10, 60);
      await wait(200 + this.#random.below(LONGEST_ROUND_MS));
      await this.#crash(kill);
    }
  }

  /** Nobody may bring back to the server what it lost before it was looked at. */
  async #crash(kill: number): Promise<void> {
    const fleet = this.#fleet;
    if (fleet.saved < fleet.edits) this.#underLoad += 1;
    await this.#instance.kill();
    this.#killed += 1;
    this.#line.shut();
    this.#someLeave();
    await this.#instance.start();
    await this.#check(`kill ${kill}`);
    this.#line.open();
  }

  #someLeave(): void {
    for (const team of this.#fleet.teams) {
      for (const writer of team.writers.filter(({ hasLeft }) => !hasLeft)) {
        if (!this.#random.chance(LEAVE)) continue;
        writer.leave();
        this.#fleet.join(team);
      }
    }
  }

  async #check(when: string): Promise<void> {
    for (const { session, writers } of this.#fleet.teams) {
      const verdict = judge(await this.#instance.readFile(session, PATH), writers);
      this.#lost += verdict.lost.length;
      this.#doubled += verdict.doubled.length;
      this.#foreign += verdict.foreign.length;
      for (const [what, markers] of Object.entries(verdict) as [string, string[]][])
        if (markers.length > 0) this.#options.log(`${when}: ${what}: ${markers.slice(0, 10).join(' ')}`);
    }
  }

  /** All come back and bring what they have: then there is one text, also in the store. */
  async settle(): Promise<readonly Figure[]> {
    const { teams } = this.#fleet;
    this.#fleet.rest();
    await this.#fleet.settled();
    await this.#check('in the end');
    const inMemory = await this.#differing();
    this.#line.shut();
    await this.#instance.kill();
    await this.#instance.start();
    const reloaded = await this.#differing();
    const unsaved = this.#fleet.writers.reduce((sum, { edits, saved }) => sum + edits.length - saved, 0);
    return [
      exactly('edits of those who stayed that are not saved in the end', unsaved),
      exactly(`sessions of ${teams.length} whose text on the server differs from a replica`, inMemory),
      exactly(`sessions of ${teams.length} whose text from the reloaded store differs`, reloaded),
    ];
  }

  async #differing(): Promise<number> {
    let count = 0;
    for (const { session, writers } of this.#fleet.teams) {
      const text = await this.#instance.readFile(session, PATH);
      if (writers.some((writer) => !writer.hasLeft && writer.text() !== text)) count += 1;
    }
    return count;
  }

  figures(): readonly Figure[] {
    const { edits, saved, everyone, writers } = this.#fleet;
    const { cuts, blackHoles, delays } = this.#line.counts;
    const kills = this.#kills;
    return [
      exactly('edits called saved that were lost', this.#lost),
      exactly('edits doubled', this.#doubled),
      exactly('lines that nobody wrote', this.#foreign),
      exactly('kill -9', this.#killed, kills),
      atLeast('of them while edits were on their way', this.#underLoad, Math.floor(kills * 0.4)),
      atLeast('edits', edits, kills * 100),
      atLeast('of them called saved', saved, kills * 60),
      atLeast('writers who left for good at a kill', everyone.length - writers.length, Math.floor(kills / 5)),
      atLeast('lines cut by fate', cuts, kills),
      atLeast('lines that became black holes', blackHoles, Math.ceil(kills / 2)),
      atLeast('pieces delayed', delays, kills * 20),
    ];
  }
}
