import { convergence } from './convergence/convergence.ts';
import { crash } from './crash/crash.ts';
import { disks } from './disks/disks.ts';
import { floods } from './floods/floods.ts';
import { hostile } from './hostile/hostile.ts';
import { largeSessions } from './large-sessions/large-sessions.ts';
import { network } from './network/network.ts';
import { powerCut } from './power-cut/power-cut.ts';
import type { Program } from './program.ts';
import { refusals } from './refusals/refusals.ts';
import { restart } from './restart/restart.ts';
import { slowReaders } from './slow-readers/slow-readers.ts';
import { soak } from './soak/soak.ts';

/** Everything `npm run torture` does, in this order. */
export const PROGRAMS: readonly Program[] = [
  crash,
  powerCut,
  disks,
  convergence,
  slowReaders,
  largeSessions,
  restart,
  network,
  hostile,
  floods,
  refusals,
  soak,
];
