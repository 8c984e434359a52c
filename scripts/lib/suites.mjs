// The parts of `npm test`, in the order in which they run: what fails fast comes first.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { TSC } from './build.mjs';
import { obtainChromium } from './chromium.mjs';
import { run } from './processes.mjs';
import { NODE_WORKSPACES, ROOT } from './repository.mjs';
import { NOTHING, read } from './tally.mjs';

const BIOME = 'node_modules/@biomejs/biome/bin/biome';
const VITEST = 'node_modules/vitest/vitest.mjs';
const PLAYWRIGHT = 'node_modules/playwright/cli.js';
// Vitest leaves one core to others by default, which on two cores means one worker.
const WORKERS = `--maxWorkers=${availableParallelism()}`;
const REPORTERS = join(ROOT, 'scripts', 'lib');

export const SUITES = [
  { name: 'lint', kind: 'check', run: check([BIOME, 'check', '--error-on-warnings', '.']) },
  { name: 'types of apps/web', kind: 'check', run: check([TSC, '--noEmit', '-p', 'apps/web']) },
  { name: 'types of e2e', kind: 'check', run: check([TSC, '--noEmit', '-p', 'e2e']) },
  vitest('scripts'),
  ...NODE_WORKSPACES.filter(hasTests).map(vitest),
  vitest('apps/web'),
  { name: 'e2e', kind: 'e2e', run: playwright('e2e/playwright.config.ts') },
];

/** Only when asked for by name: it changes files. */
const PICTURES = { name: 'pictures', kind: 'e2e', run: playwright('e2e/pictures.config.ts') };

/** `unit`, `e2e`, `check`, the name of a suite, or its last part (`server`). */
export function suitesNamed(word) {
  if (word === PICTURES.name) return [PICTURES];
  return SUITES.filter(({ name, kind }) => kind === word || name === word || name.endsWith(`/${word}`));
}

/** `packages/instance` only serves the tests of others. */
function hasTests(folder) {
  return existsSync(join(ROOT, folder, 'vitest.config.ts'));
}

/** A tool that just succeeds or fails counts as one test. */
function check(command) {
  return async () => {
    const code = await run(process.execPath, command);
    return { ...NOTHING, [code === 0 ? 'passed' : 'failed']: 1 };
  };
}

function vitest(folder) {
  const reporters = ['--reporter=default', `--reporter=${join(REPORTERS, 'vitest-reporter.mjs')}`];
  return {
    name: folder,
    kind: 'unit',
    run: (args) => tallied([VITEST, 'run', '--root', folder, WORKERS, ...reporters, ...args], {}),
  };
}

function playwright(config) {
  return async (args) => {
    const chromium = await chromiumOrNull();
    if (chromium === null) return { ...NOTHING, failed: 1 };
    if (chromium === undefined) {
      console.log('skipped: no Chromium could be found or installed. Set CHROMIUM_PATH to one.');
      // On a machine that is there to test, an untested page is a failure.
      return { ...NOTHING, [process.env.CI === 'true' ? 'failed' : 'skipped']: 1 };
    }
    const reporters = `--reporter=list,${join(REPORTERS, 'playwright-reporter.mjs')}`;
    return tallied([PLAYWRIGHT, 'test', '--config', config, reporters, ...args], {
      COEDIT_CHROMIUM: chromium,
    });
  };
}

/** Null: one was named that does not start. */
async function chromiumOrNull() {
  try {
    return await obtainChromium();
  } catch (error) {
    console.log(error.message);
    return null;
  }
}

async function tallied(command, environment) {
  const folder = mkdtempSync(join(tmpdir(), 'coedit-tally-'));
  const file = join(folder, 'tally.json');
  try {
    const env = { ...process.env, ...environment, COEDIT_TALLY_FILE: file };
    const code = await run(process.execPath, command, { env });
    const tally = read(file, code);
    if (!existsSync(file)) console.log(`crashed: it ended with ${code} and reported nothing`);
    return process.env.CI === 'true' && command[0] === PLAYWRIGHT ? skippedIsFailed(tally) : tally;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function skippedIsFailed({ passed, failed, skipped, failures }) {
  return { passed, failed: failed + skipped, skipped: 0, failures };
}
