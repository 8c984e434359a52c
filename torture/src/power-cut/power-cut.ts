import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ApiFailure } from '@coedit/client';
import { Instance } from '@coedit/instance';
import type { CreatedSession } from '@coedit/protocol';
import { Random } from '@coedit/protocol/testing';
import { atLeast, exactly } from '../figures.ts';
import type { Figure, Options, Program } from '../program.ts';
import { judge } from '../promises.ts';
import { expectStrace } from '../strace.ts';
import { PATH, type Writer } from '../writer.ts';
import { Disk, SURVIVALS, type Survival } from './disk.ts';
import { type Recording, record } from './recording.ts';

const CUTS = 100;
const LOAD_MS = 45_000;

export const powerCut: Program = {
  name: 'power-cut',
  summary:
    'the power fails at random instants and what was not synced is gone: what was called saved is there',
  async run(options) {
    expectStrace();
    const folder = await mkdtemp(join(tmpdir(), 'coedit-power-'));
    try {
      const recording = await record(folder, Math.ceil(LOAD_MS * options.scale), options.seed);
      return await new PowerCuts(folder, recording, options).carryOut();
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** What of one kind was found in all cuts. */
interface Found {
  lost: number;
  doubled: number;
  foreign: number;
  unreadable: number;
}

class PowerCuts {
  readonly #recording: Recording;
  readonly #folder: string;
  readonly #options: Options;
  readonly #random: Random;
  readonly #cuts: number;
  readonly #found: Found = { lost: 0, doubled: 0, foreign: 0, unreadable: 0 };
  /** Promised edits that were looked for, over all cuts. */
  #promises = 0;
  /** Bytes that were written and not synced when the power failed. */
  #unsure = 0;

  constructor(folder: string, recording: Recording, options: Options) {
    this.#folder = folder;
    this.#recording = recording;
    this.#options = options;
    this.#random = new Random(options.seed);
    this.#cuts = Math.ceil(CUTS * options.scale);
  }

  async carryOut(): Promise<readonly Figure[]> {
    const { events, dataDir } = this.#recording;
    const disk = new Disk(dataDir);
    let next = 0;
    for (const [index, instant] of this.#instants().entries()) {
      for (const event of events.slice(next, instant)) disk.follow(event);
      next = instant;
      this.#unsure += disk.unsure;
      // What a store has to be ready for most of all is that nothing else is there.
      const survival = index % 2 === 0 ? 'nothing' : this.#random.pick(SURVIVALS);
      await this.#cut(instant, survival, disk.afterCut(survival, this.#random));
    }
    for (const event of events.slice(next)) disk.follow(event);
    return this.#figures(disk);
  }

  /** Half of them anywhere; half in the very moment in which a promise leaves. */
  #instants(): readonly number[] {
    const { events, begin, acknowledgements } = this.#recording;
    const leaving = acknowledgements.map(({ at }) => at + 1).filter((at) => at > begin);
    const instants = Array.from({ length: this.#cuts }, (_, index) =>
      index % 2 === 0 ? this.#random.pick(leaving) : begin + this.#random.below(events.length - begin),
    );
    return instants.sort((one, other) => one - other);
  }

  async #cut(instant: number, survival: Survival, files: ReadonlyMap<string, Buffer>): Promise<void> {
    const dataDir = await mkdtemp(join(this.#folder, 'cut-'));
    for (const [path, content] of files)
      await writeFile(join(dataDir, relative(this.#recording.dataDir, path)), content);
    const when = `power cut at event ${instant}, of what was not synced survives: ${survival}`;
    let instance: Instance | null = null;
    try {
      instance = await Instance.start({ DATA_DIR: dataDir, LOG_LEVEL: 'error' });
      await this.#look(instance, instant, when);
    } catch (error) {
      this.#found.unreadable += 1;
      this.#options.log(`${when}: ${error}`);
    } finally {
      await instance?.dispose();
      await rm(dataDir, { recursive: true, force: true });
    }
  }

  async #look(instance: Instance, instant: number, when: string): Promise<void> {
    const promised = this.#promisedBefore(instant);
    for (const { session, writers } of this.#recording.fleet.teams) {
      const text = await textOf(instance, session);
      const verdict = judge(text, writers, (writer) => promised.get(writer) ?? 0);
      for (const kind of ['lost', 'doubled', 'foreign'] as const) {
        this.#found[kind] += verdict[kind].length;
        if (verdict[kind].length > 0)
          this.#options.log(`${when}: ${kind}: ${verdict[kind].slice(0, 8).join(' ')}`);
      }
    }
    for (const saved of promised.values()) this.#promises += saved;
  }

  #promisedBefore(instant: number): ReadonlyMap<Writer, number> {
    const promised = new Map<Writer, number>();
    for (const { at, writer, saved } of this.#recording.acknowledgements)
      if (at < instant) promised.set(writer, Math.max(saved, promised.get(writer) ?? 0));
    return promised;
  }

  #figures(disk: Disk): readonly Figure[] {
    const { fleet, acknowledgements, checkpoints } = this.#recording;
    const { scale } = this.#options;
    return [
      exactly('edits called saved that were lost', this.#found.lost),
      exactly('edits doubled', this.#found.doubled),
      exactly('lines that nobody wrote', this.#found.foreign),
      exactly('cuts after which the server or a session could not be read', this.#found.unreadable),
      exactly('files that the followed disk has otherwise than the kernel', this.#differing(disk)),
      atLeast('power cuts', this.#cuts, Math.ceil(CUTS * scale)),
      atLeast('promised edits looked for, over all cuts', this.#promises, this.#cuts * 20),
      // Of fewer than ten cuts each may happen to be at an instant at which all is synced.
      atLeast('bytes not synced at a cut, over all cuts', this.#unsure, Math.floor(this.#cuts / 10) * 1000),
      atLeast('edits', fleet.edits, Math.floor(2000 * scale)),
      atLeast(
        '“saved” messages, seen leaving and understood',
        acknowledgements.length,
        Math.floor(500 * scale),
      ),
      atLeast('syncs of the disk', disk.syncs, Math.floor(300 * scale)),
      atLeast('of them failed, before a restart of the server', disk.failedSyncs, 1),
      atLeast('writes', disk.writes, Math.floor(1000 * scale)),
      atLeast('moves of the write-ahead log into the database', checkpoints, Math.floor(scale)),
    ];
  }

  /** If what was followed is not what the program did, nothing above is proved. */
  #differing(disk: Disk): number {
    const followed = disk.afterCut('everything', this.#random);
    const { files } = this.#recording;
    const paths = new Set([...followed.keys(), ...files.keys()]);
    return [...paths].filter((path) => followed.get(path)?.equals(files.get(path) ?? NOTHING) !== true)
      .length;
  }
}

const NOTHING = Buffer.alloc(0);

/** A session that is gone has lost all that was promised in it. */
async function textOf(instance: Instance, session: CreatedSession): Promise<string> {
  try {
    return await instance.readFile(session, PATH);
  } catch (error) {
    if (error instanceof ApiFailure && error.statusCode === 404) return '';
    throw error;
  }
}
