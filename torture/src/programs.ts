import { convergence } from './convergence/convergence.ts';
import { crash } from './crash/crash.ts';
import { disks } from './disks/disks.ts';
import { floods } from './floods/floods.ts';
import { hostile } from './hostile/hostile.ts';
import { network } from './network/network.ts';
import { powerCut } from './power-cut/power-cut.ts';
import type { Program } from './program.ts';
import { restart } from './restart/restart.ts';
import { slowReaders } from './slow-readers/slow-readers.ts';

/** Everything `npm run torture` does, in this order. */
export const PROGRAMS: readonly Program[] = [
  crash,
  powerCut,
  disks,
  convergence,
  slowReaders,
  restart,
  network,
  hostile,
  floods,
];
