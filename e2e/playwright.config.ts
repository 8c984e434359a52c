import { defineConfig } from '@playwright/test';
import { findChromium } from '../scripts/lib/chromium.mjs';

// `npm test` has found one already, or got one; a Playwright started by hand looks for itself.
const executablePath = process.env.COEDIT_CHROMIUM ?? findChromium();

export default defineConfig({
  testDir: 'specs',
  outputDir: 'test-results',
  // Every worker has a server of its own (fixtures/), so files may run side by side. Browsers use all that two cores have: more workers than
  // cores gain little, and make waits of a test longer than any person's.
  fullyParallel: false,
  workers: 2,
  // A test that passes at the second try has found a race.
  retries: 0,
  // Generous: it ends what hangs. A busy machine makes a test slow, not wrong.
  timeout: 120_000,
  // Ends a run that hangs as a whole. A good one takes 6.6 minutes on two quiet cores.
  globalTimeout: 20 * 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env.CI === 'true',
  reporter: [['list'], ['../scripts/lib/playwright-reporter.mjs']],
  use: {
    browserName: 'chromium',
    headless: true,
    // Recording what a test did doubles what it costs. `-- --trace on` records it.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      // There is no graphics card on a build machine: painting without one is cheaper than imitating one.
      args: ['--disable-gpu'],
      ...(executablePath === undefined ? {} : { executablePath }),
    },
  },
});
