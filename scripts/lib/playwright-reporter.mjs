import { failure, report } from './tally.mjs';

/** Prints Playwright's result as one plain line. */
export default class TallyReporter {
  #suite;
  #errors = [];

  printsToStdio() {
    return false; // what each test did is the list reporter's to say
  }

  onBegin(_config, suite) {
    this.#suite = suite;
  }

  onError(error) {
    this.#errors.push(error);
  }

  onEnd() {
    const failures = this.#errors.map((error) => failure('outside of the tests', [error]));
    const tally = { passed: 0, failed: this.#errors.length, skipped: 0, failures };
    for (const test of this.#suite?.allTests() ?? []) {
      const outcome = test.outcome();
      if (outcome === 'expected') tally.passed += 1;
      else if (outcome === 'skipped') tally.skipped += 1;
      else {
        tally.failed += 1; // a flaky one is a failure: retries hide races, which is what is looked for here
        const errors = test.results.flatMap((result) => result.errors);
        failures.push(failure(test.titlePath().filter(Boolean).join(' > '), errors));
      }
    }
    report(tally);
  }
}
