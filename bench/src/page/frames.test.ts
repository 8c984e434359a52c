import { expect, it } from 'vitest';
import { frameCosts, framesOf } from './frames.js';

const on = (tid: number) => (name: string, ts: number, dur: number, tdur?: number) => ({
  name,
  ph: 'X',
  pid: 1,
  tid,
  ts: ts * 1000,
  dur: dur * 1000,
  ...(tdur !== undefined && { tdur: tdur * 1000 }),
});

it('adds up what the main thread did for each frame: nested functions once, time of the processor where it is told', () => {
  const main = on(1);
  const elsewhere = on(2);
  const frames = framesOf([
    main('RunTask', 0, 3),
    main('Commit', 2, 1),
    main('RunTask', 5, 4, 2),
    main('FunctionCall', 5, 3, 1),
    main('FireAnimationFrame', 6, 1, 1),
    elsewhere('RunTask', 6, 100),
    main('RunTask', 10, 20),
    main('Commit', 29, 1),
    main('RunTask', 31, 1),
    main('Commit', 31, 1),
  ]);
  expect(frames).toEqual([
    { work: 22, script: 1 },
    { work: 1, script: 0 },
  ]);
  expect(frameCosts(frames)).toMatchObject({ frames: 2, workMost: 22, framesOver: 1 });
});
