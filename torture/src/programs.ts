import { convergence } from './convergence/convergence.ts';
import { crash } from './crash/crash.ts';
import { powerCut } from './power-cut/power-cut.ts';
import type { Program } from './program.ts';

/** Everything `npm run torture` does, in this order. */
export const PROGRAMS: readonly Program[] = [crash, powerCut, convergence];
