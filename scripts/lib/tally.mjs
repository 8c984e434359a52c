// What a suite came to: counted by a reporter in the suite's own process, written to a file, added up by test.mjs.
import { readFileSync, writeFileSync } from 'node:fs';

export const NOTHING = Object.freeze({ passed: 0, failed: 0, skipped: 0 });

export function add(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
  };
}

export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Called by the reporters; without the variable (a suite started by hand) it only prints. */
export function report(tally) {
  console.log(inWords(tally));
  const file = process.env.COEDIT_TALLY_FILE;
  if (file) writeFileSync(file, JSON.stringify(tally));
}

/**
 * What the suite reported, made honest: one that crashed, reported nothing, ran no test or ended with an error of its own
 * counts as one failure at least.
 */
export function read(file, exitCode) {
  let tally = NOTHING;
  try {
    tally = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { ...NOTHING, failed: 1 };
  }
  const ranSomething = tally.passed + tally.failed + tally.skipped > 0;
  if (tally.failed === 0 && (exitCode !== 0 || !ranSomething)) return { ...tally, failed: 1 };
  return tally;
}
