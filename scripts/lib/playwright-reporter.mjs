import { report } from './tally.mjs';

/** Prints Playwright's result as one plain line. */
export default class TallyReporter {
  #suite;
  #errors = 0;

  printsToStdio() {
    return false; // what each test did is the list reporter's to say
  }

  onBegin(_config, suite) {
    this.#suite = suite;
  }

  onError() {
    this.#errors += 1;
  }

  onEnd() {
    const tally = { passed: 0, failed: this.#errors, skipped: 0 };
    for (const test of this.#suite?.allTests() ?? []) {
      const outcome = test.outcome();
      if (outcome === 'expected') tally.passed += 1;
      else if (outcome === 'skipped') tally.skipped += 1;
      else tally.failed += 1; // a flaky one is a failure: retries hide races, which is what is looked for here
    }
    report(tally);
  }
}
