// The two reporters are run for real, over tests that pass, fail, are skipped, and crash: a summary that counts a crash as
// "0 failed" would be worse than none.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runQuietly } from './processes.mjs';
import { ROOT } from './repository.mjs';
import { add, inWords, read } from './tally.mjs';

let folder;
beforeEach(() => {
  // Inside the repository, because the probes import the test runners.
  mkdirSync(join(ROOT, 'node_modules/.cache'), { recursive: true });
  folder = mkdtempSync(join(ROOT, 'node_modules/.cache/tally-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function outcomeOf(args) {
  const file = join(folder, 'tally.json');
  const env = { ...process.env, COEDIT_TALLY_FILE: file, CHROMIUM_PATH: '' };
  const code = await runQuietly(process.execPath, args, { env }).then(
    () => 0,
    () => 1,
  );
  return read(file, code);
}

function vitest(source) {
  writeFileSync(join(folder, 'probe.test.mjs'), `import { test } from 'vitest';\n${source}`);
  writeFileSync(join(folder, 'vitest.config.mjs'), "export default { test: { include: ['*.test.mjs'] } };\n");
  const reporter = join(ROOT, 'scripts/lib/vitest-reporter.mjs');
  return outcomeOf([
    join(ROOT, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--root',
    folder,
    `--reporter=${reporter}`,
  ]);
}

function playwright(source) {
  writeFileSync(join(folder, 'probe.spec.mjs'), `import { test } from '@playwright/test';\n${source}`);
  writeFileSync(join(folder, 'playwright.config.mjs'), "export default { testDir: '.', testIgnore: [] };\n");
  const reporter = join(ROOT, 'scripts/lib/playwright-reporter.mjs');
  const config = join(folder, 'playwright.config.mjs');
  return outcomeOf([
    join(ROOT, 'node_modules/playwright/cli.js'),
    'test',
    '-c',
    config,
    `--reporter=${reporter}`,
  ]);
}

const MIXED = `
  test('a', () => {});
  test('b', () => {});
  test('c', () => { throw new Error('meant to fail'); });
  test.skip('d', () => {});
`;

test('vitest: passed, failed and skipped are counted', async () => {
  const { failures, ...counts } = await vitest(MIXED);
  expect(counts).toEqual({ passed: 2, failed: 1, skipped: 1 });
  expect(failures).toEqual([expect.stringMatching(/probe\.test\.mjs > c\nmeant to fail$/u)]);
});

test('vitest: a file that cannot be loaded is a failure', async () => {
  expect(await vitest(`${MIXED}\nthrow new Error('meant to fail');`)).toEqual({
    passed: 0,
    failed: 1,
    skipped: 0,
    failures: [expect.stringContaining('meant to fail')],
  });
});

test('vitest: an error nobody caught is a failure though every test passed', async () => {
  const source = "test('a', () => { Promise.reject(new Error('meant to fail')); });";
  expect(await vitest(source)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
    failures: ['outside of the tests\nmeant to fail'],
  });
});

test('vitest: a file without a test is a failure', async () => {
  expect((await vitest('')).failed).toBe(1);
});

test('playwright: passed, failed and skipped are counted', async () => {
  const { failures, ...counts } = await playwright(MIXED);
  expect(counts).toEqual({ passed: 2, failed: 1, skipped: 1 });
  expect(failures).toEqual([expect.stringMatching(/probe\.spec\.mjs > c\nError: meant to fail$/u)]);
});

test('playwright: a file that cannot be loaded is a failure', async () => {
  expect((await playwright("throw new Error('meant to fail');")).failed).toBeGreaterThan(0);
});

test('a suite that reported nothing, or nothing but success and an exit code, is a failure', () => {
  expect(read(join(folder, 'absent.json'), 0)).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
  const file = join(folder, 'tally.json');
  writeFileSync(file, '{"passed":3,"failed":0,"skipped":0,"failures":[]}');
  expect(read(file, 0)).toMatchObject({ passed: 3, failed: 0, skipped: 0 });
  expect(read(file, 1)).toMatchObject({ passed: 3, failed: 1, skipped: 0 });
  writeFileSync(file, '{"passed":0,"failed":0,"skipped":0,"failures":[]}');
  expect(read(file, 0).failed).toBe(1);
});

test('the sum in words', () => {
  const sum = add(
    { passed: 1, failed: 2, skipped: 3, failures: ['a'] },
    { passed: 10, failed: 20, skipped: 30, failures: ['b'] },
  );
  expect(inWords(sum)).toBe('11 passed, 22 failed, 33 skipped');
  expect(sum.failures).toEqual(['a', 'b']);
});
