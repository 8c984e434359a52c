import type { Random } from '@coedit/protocol/testing';
import { percentile } from '../slow-readers/percentile.ts';

const SPLITS = 200;

export function medianOf(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** By how much the medians of two halves of the same kind differ at most, over many ways to halve it. */
export function noiseOf(values: readonly number[], random: Random): number {
  let most = 0;
  for (let split = 0; split < SPLITS; split += 1) {
    const halves: [number[], number[]] = [[], []];
    for (const value of values) halves[random.below(2) === 0 ? 0 : 1].push(value);
    most = Math.max(most, Math.abs(medianOf(halves[0]) - medianOf(halves[1])));
  }
  return most;
}
