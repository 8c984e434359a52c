import { setTimeout as wait } from 'node:timers/promises';

const LOOK_EVERY_MS = 20;

/** Resolves as soon as the condition holds; rejects, naming what was waited for, when it does not in time. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  withinMs = 30_000,
): Promise<void> {
  const end = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Waited ${withinMs} ms in vain for ${what}.`);
    await wait(LOOK_EVERY_MS);
  }
}
