// Everything that has to be there before anything runs. With nothing changed it costs reading the sources once.
import { buildNode, buildWeb } from './build.mjs';
import { install } from './install.mjs';
import { acquireLock } from './lock.mjs';
import { endOnSignals, onChildStart, StepFailed } from './processes.mjs';

/**
 * Installs and builds what is missing or changed; bundling the page takes longest, and unit tests do without. Answers false,
 * after saying why, if that failed.
 */
export async function prepare({ needsPage }) {
  const steps = needsPage ? [install, buildNode, buildWeb] : [install, buildNode];
  let lock;
  const forgetSignals = endOnSignals(() => lock?.release());
  try {
    lock = await acquireLock({
      onWait: () => console.log('Another start is installing or building in this folder: waiting for it.'),
    });
    onChildStart(lock.shareWith);
    for (const step of steps) await step();
    return true;
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    if (error.output) console.error(error.output.trimEnd());
    console.error(error.message);
    process.exitCode = 1;
    return false;
  } finally {
    onChildStart(() => {});
    lock?.release();
    forgetSignals();
  }
}
