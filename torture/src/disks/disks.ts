import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Instance } from '@coedit/instance';
import { Random } from '@coedit/protocol/testing';
import { Fleet } from '../fleet.ts';
import type { Program } from '../program.ts';
import { expectStrace } from '../strace.ts';
import { DISK_FAULTS } from './faults.ts';
import { type Ending, Rounds } from './rounds.ts';

const SESSIONS = 2;
const WRITERS = 3;

export const disks: Program = {
  name: 'disks',
  summary:
    'a full, broken, hanging or slow disk: nothing is called saved that is not, people are told, it recovers',
  async run(options) {
    expectStrace();
    const random = new Random(options.seed);
    const folder = await mkdtemp(join(tmpdir(), 'coedit-disks-'));
    const instance = await Instance.start({ LOG_LEVEL: 'fatal' });
    let fleet: Fleet | undefined;
    try {
      const serverUrl = instance.webSocketUrl;
      fleet = await Fleet.start({
        instance,
        serverUrl,
        random,
        sessions: SESSIONS,
        writersPerSession: WRITERS,
      });
      await fleet.settled();
      const rounds = new Rounds(options, instance, fleet, join(folder, 'strace.log'));
      const plan = (['recovers', 'killed'] as const satisfies readonly Ending[]).flatMap((ending) =>
        DISK_FAULTS.map((fault) => ({ fault, ending })),
      );
      for (const { fault, ending } of plan.slice(0, Math.ceil(plan.length * options.scale)))
        await rounds.carryOut(fault, ending);
      return rounds.figures();
    } finally {
      fleet?.dispose();
      await instance.dispose();
      await rm(folder, { recursive: true, force: true });
    }
  },
};
