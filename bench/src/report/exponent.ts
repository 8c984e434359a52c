export interface Point {
  readonly size: number;
  readonly value: number;
}

/** Of the line through the points when both axes are logarithmic: 0 is constant, 1 linear, 2 quadratic. NaN of fewer than two. */
export function exponentOf(points: readonly Point[]): number {
  const logs = points
    .filter(({ size, value }) => size > 0 && value > 0)
    .map(({ size, value }) => ({ x: Math.log(size), y: Math.log(value) }));
  const [meanX, meanY] = [mean(logs.map(({ x }) => x)), mean(logs.map(({ y }) => y))];
  const along = logs.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0);
  const across = logs.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  return along / across;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
