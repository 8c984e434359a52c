import { expect, it } from 'vitest';
import { dismissToast, toast, toastsAppearOn } from './toast.ts';

it('what is said before the page is drawn appears when it is, in its order, once', () => {
  const seen: string[] = [];
  const screen = {
    show: (kind: string, message: string) => seen.push(`${kind}: ${message}`),
    dismiss: (key: string) => seen.push(`away: ${key}`),
  };
  toast('info', 'one', { key: 'a' });
  toast('info', 'other');
  toast('info', 'one again', { key: 'a' });
  toast('info', 'gone', { key: 'b' });
  dismissToast('b');
  expect(seen).toEqual([]);
  const end = toastsAppearOn(screen);
  toast('warning', 'two');
  expect(seen.splice(0)).toEqual(['info: other', 'info: one again', 'away: b', 'warning: two']);
  end();
  toast('error', 'three');
  toastsAppearOn(screen)();
  expect(seen.splice(0)).toEqual(['error: three']);
  for (let count = 1; count <= 1000; count += 1) toast('info', `${count}`);
  toastsAppearOn(screen)();
  expect(seen).toHaveLength(10);
  expect(seen.at(-1)).toBe('info: 1000');
});
