import { prepare } from './prepare.mjs';
import { endOnSignals } from './processes.mjs';
import { ROOT } from './repository.mjs';
import { SUITES, suitesNamed } from './suites.mjs';
import { add, inWords, NOTHING } from './tally.mjs';

/** Runs all suites, or those the first word names, and sets the exit code. */
export async function runTests([word, ...args]) {
  process.chdir(ROOT);
  const suites = word === undefined ? SUITES : suitesNamed(word);
  if (suites.length === 0) {
    console.error(
      `There is no suite "${word}". There are: unit, check, ${SUITES.map(({ name }) => name).join(', ')}.`,
    );
    process.exitCode = 1;
    return;
  }
  if (!(await prepare({ needsPage: suites.some(({ kind }) => kind === 'e2e') }))) {
    summarise([{ name: 'install and build', tally: { ...NOTHING, failed: 1 }, seconds: 0 }]);
    return;
  }
  endOnSignals();
  const results = [];
  for (const suite of suites) {
    console.log(`\n── ${suite.name}`);
    const startedAt = performance.now();
    const tally = await suite.run(args);
    results.push({ name: suite.name, tally, seconds: (performance.now() - startedAt) / 1000 });
  }
  summarise(results);
}

function summarise(results) {
  const total = results.reduce((sum, { tally }) => add(sum, tally), NOTHING);
  for (const text of total.failures) console.log(`\n── failed: ${text}`);
  console.log('');
  for (const { name, tally, seconds } of results) {
    console.log(`${name.padEnd(20)} ${inWords(tally)} (${seconds.toFixed(1)} s)`);
  }
  console.log(inWords(total));
  process.exitCode = total.failed === 0 ? 0 : 1;
}
