import { parseArgs } from 'node:util';
import { Instance } from '@coedit/instance';
import { replay } from './replay.ts';
import { readTrace } from './trace.ts';

const USAGE = 'Usage: npm run replay -- --trace FILE [--trace FILE …] [--watchers N]';

/** Replays recordings of real typing into sessions of a server started for it, and checks every text at the end. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { trace: { type: 'string', multiple: true }, watchers: { type: 'string', default: '3' } },
  });
  const paths = values.trace ?? [];
  if (paths.length === 0) throw new Error(USAGE);
  // People do not type thousands of characters a second; the replay does.
  const instance = await Instance.start({
    LIMIT_MESSAGES_PER_SECOND: '1000000',
    LIMIT_MESSAGES_BURST: '1000000',
  });
  try {
    for (const path of paths) {
      const trace = await readTrace(path);
      const { transactions, seconds } = await replay(trace, instance, Number(values.watchers));
      const rate = Math.round(transactions / seconds);
      console.log(
        `${path}: ${transactions} transactions by ${trace.agents} in ${seconds.toFixed(1)} s (${rate}/s).`,
      );
      console.log(
        '  Every client and the server ended in the recorded text, and again after kill -9 and restart.',
      );
    }
  } finally {
    await instance.dispose();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
