// What a suite came to: counted by a reporter in the suite's own process, written to a file, added up by test.mjs.
import { readFileSync, writeFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

export const NOTHING = Object.freeze({ passed: 0, failed: 0, skipped: 0, failures: [] });

/** Of one failure's message: what it is about, not all of what it compared. */
const MOST_CHARACTERS = 1200;

export function add(left, right) {
  return {
    passed: left.passed + right.passed,
    failed: left.failed + right.failed,
    skipped: left.skipped + right.skipped,
    failures: [...left.failures, ...right.failures],
  };
}

export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** One failure, as it is repeated above the sum: a log that was cut at its middle still tells it. */
export function failure(name, errors) {
  const messages = errors.map(({ message = '' }) => stripVTControlCharacters(message)).join('\n');
  return `${name}\n${messages}`.slice(0, MOST_CHARACTERS);
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
