// What a person sees while a step runs: one line that counts seconds on a terminal, a line at the start and the end elsewhere.
const isTerminal = process.stdout.isTTY === true;

/** Shows `label` until `work` is settled, then how long it took. */
export async function withProgress(label, work) {
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
  if (!isTerminal) console.log(`${label} …`);
  const redraw = () => process.stdout.write(`\r\x1b[K${label} … ${Math.floor(Number(seconds()))} s`);
  const timer = isTerminal ? setInterval(redraw, 250) : undefined;
  if (isTerminal) redraw();
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
