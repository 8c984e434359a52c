import type { Turns } from './turns.ts';

/** Runs the steps to their end, each a few milliseconds of work; rejects with what one of them throws. */
export function inTurns<Result>(turns: Turns, steps: Iterator<unknown, Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const step = (): boolean => {
      try {
        const { done, value } = steps.next();
        if (done !== true) return true;
        resolve(value);
      } catch (error) {
        reject(error);
      }
      return false;
    };
    turns.add({ step });
  });
}
