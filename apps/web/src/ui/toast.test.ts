import { expect, it } from 'vitest';
import { dismissToast, toast, toastsAppearOn } from './toast.ts';

it('what is said before the page is drawn appears when it is, in its order, once', () => {
  const seen: string[] = [];
  const screen = {
    show: (kind: string, message: string) => seen.push(`${kind}: ${message}`),
    dismiss: (key: string) => seen.push(`away: ${key}`),
  };
  toast('info', 'one', { key: 'a' });
  dismissToast('a');
  expect(seen).toEqual([]);
  const end = toastsAppearOn(screen);
  toast('warning', 'two');
  expect(seen).toEqual(['info: one', 'away: a', 'warning: two']);
  end();
  toast('error', 'three');
  toastsAppearOn(screen)();
  expect(seen).toEqual(['info: one', 'away: a', 'warning: two', 'error: three']);
});
