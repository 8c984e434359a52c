// `npm test`: installs, builds and runs everything; the last line is the sum.
//
//   npm test                          everything
//   npm test -- unit                  what needs no browser
//   npm test -- server -t compaction  one suite, the rest of the words passed on to vitest or Playwright
import { oldNodeMessage } from './lib/node-version.mjs';

const message = oldNodeMessage(process.versions.node);
if (message) {
  console.error(message);
  process.exit(1);
}

import('./lib/test-run.mjs').then((testRun) => testRun.runTests(process.argv.slice(2)));
