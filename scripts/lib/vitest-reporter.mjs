import { failure, report } from './tally.mjs';

/** Prints vitest's result as one plain line. */
export default class TallyReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const failures = unhandledErrors.map((error) => failure('outside of the tests', [error]));
    const tally = { passed: 0, failed: unhandledErrors.length, skipped: 0, failures };
    for (const module of modules) {
      // A file that could not be loaded has no tests, and an error of its own.
      tally.failed += module.errors().length;
      if (module.errors().length > 0) failures.push(failure(module.moduleId, module.errors()));
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        if (state === 'passed') tally.passed += 1;
        else if (state === 'skipped') tally.skipped += 1;
        else {
          tally.failed += 1; // failed, or still pending when the run ended
          failures.push(failure(`${module.moduleId} > ${test.fullName}`, errors ?? []));
        }
      }
    }
    report(tally);
  }
}
