export function lowest(values: readonly number[]): number {
  const least = Math.min(...values);
  if (!Number.isFinite(least)) throw new Error('nothing was measured');
  return least;
}
