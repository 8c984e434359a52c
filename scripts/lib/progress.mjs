// What a person sees while a step runs: one line that counts seconds on a terminal, now and then a new line elsewhere.
const isTerminal = process.stdout.isTTY === true;
const REDRAW_MS = 250;
const REMINDER_MS = 10_000;

/** Shows `label` until `work` is settled, then how long it took. */
export async function withProgress(label, work) {
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
  const show = () => {
    const line = `${label} … ${Math.floor(Number(seconds()))} s`;
    process.stdout.write(isTerminal ? `\r\x1b[K${line}` : `${line}\n`);
  };
  show();
  const timer = setInterval(show, isTerminal ? REDRAW_MS : REMINDER_MS);
  try {
    const result = await work();
    finish(`${label}: done in ${seconds()} s`);
    return result;
  } catch (error) {
    finish(`${label}: failed after ${seconds()} s`);
    throw error;
  } finally {
    clearInterval(timer);
  }
}

function finish(line) {
  process.stdout.write(isTerminal ? `\r\x1b[K${line}\n` : `${line}\n`);
}
