const INTERVAL_MS = 3;

/** Waits for a condition; what was waited for is told when it does not come. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  timeLimit = 15_000,
): Promise<void> {
  const deadline = performance.now() + timeLimit;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Waited ${timeLimit} ms in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
  }
}
