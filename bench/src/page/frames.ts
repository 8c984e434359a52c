import type { CDPSession } from 'playwright';
import { percentile } from '../load/ranks.ts';
import type { Measurement } from '../scenario.ts';

/** One event of Chromium's trace; times in µs. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Of the processor, where the system tells it. */
  readonly tdur?: number;
}

/** What the main thread did for a frame, from the end of the one before; ms. */
export interface Frame {
  readonly work: number;
  readonly script: number;
}

const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel'];
/** What runs the page's own functions; they nest, so only the outermost counts. */
const SCRIPT = new Set([
  'FunctionCall',
  'EvaluateScript',
  'FireAnimationFrame',
  'TimerFire',
  'EventDispatch',
  'RunMicrotasks',
  'FireIdleCallback',
  'v8.callFunction',
]);
const TASK = 'RunTask';
/** The end of what the main thread does for a frame. */
const FRAME = 'Commit';

export async function mainThreadFrames(
  devtools: CDPSession,
  work: () => Promise<void>,
): Promise<readonly Frame[]> {
  const events: TraceEvent[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const complete = new Promise<void>((resolve) => devtools.once('Tracing.tracingComplete', () => resolve()));
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] },
  });
  await work();
  await devtools.send('Tracing.end');
  await complete;
  return framesOf(events);
}

export function framesOf(events: readonly TraceEvent[]): readonly Frame[] {
  const thread = busiest(events.filter(({ name }) => name === FRAME));
  const here = events
    .filter(({ pid, tid }) => `${pid} ${tid}` === thread)
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const begins = here.filter(({ name }) => name === FRAME).map(({ ts, dur = 0 }) => ts + dur);
  const work = perFrame(outermost(here.filter(({ name }) => name === TASK)), begins);
  const script = perFrame(outermost(here.filter(({ name }) => SCRIPT.has(name))), begins);
  return begins.slice(1).map((_, index) => ({ work: work[index] ?? 0, script: script[index] ?? 0 }));
}

/** A hidden page of the browser's own draws next to nothing. */
function busiest(frames: readonly TraceEvent[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { pid, tid } of frames) counts.set(`${pid} ${tid}`, (counts.get(`${pid} ${tid}`) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

function outermost(events: readonly TraceEvent[]): readonly TraceEvent[] {
  let end = Number.NEGATIVE_INFINITY;
  return events.filter(({ ts, dur = 0 }) => {
    if (ts < end) return false;
    end = ts + dur;
    return true;
  });
}

/** The task that a frame is finished in has begun before its end, and so belongs to it. */
function perFrame(events: readonly TraceEvent[], begins: readonly number[]): number[] {
  const sums = new Array<number>(Math.max(0, begins.length - 1)).fill(0);
  let frame = 0;
  for (const { ts, dur = 0, tdur } of events) {
    while (frame + 1 < begins.length && ts >= (begins[frame + 1] ?? 0)) frame += 1;
    if (frame < sums.length && ts >= (begins[0] ?? 0))
      sums[frame] = (sums[frame] ?? 0) + (tdur ?? dur) / 1000;
  }
  return sums;
}

export function frameCosts(frames: readonly Frame[]): Measurement {
  const [work, script] = [frames.map((one) => one.work), frames.map((one) => one.script)];
  return {
    frames: frames.length,
    scriptMedian: percentile(script, 0.5),
    scriptP95: percentile(script, 0.95),
    workMedian: percentile(work, 0.5),
    workP99: percentile(work, 0.99),
    workMost: Math.max(...work),
    framesOver: work.filter((ms) => ms > 1000 / 60).length,
  };
}
