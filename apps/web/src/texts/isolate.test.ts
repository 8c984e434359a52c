import { expect, test } from 'vitest';
import { english } from './english.ts';
import { german } from './german.ts';
import { isolate, isolating, listOf } from './isolate.ts';

test('only what has letters from right to left is set apart', () => {
  for (const name of ['Ada', 'Zoë 2', '東京', '😀', '']) expect(isolate(name)).toBe(name);
  for (const name of ['דנה', 'مريم', 'دانا 2', '𞤀𞤣']) expect(isolate(name)).toBe(`\u2068${name}\u2069`);
  for (const path of ['מסמך.txt', 'src/מסמך']) expect(isolate(path)).toBe(`\u2066${path}\u2069`);
});

test('names in sentences of both languages leave the number behind them where it is', () => {
  expect(isolating(english).editor.cursors.goTo('דנה', 12)).toBe('Go to \u2068דנה\u2069, line 12');
  expect(isolating(german).editor.cursors.goTo('דנה', 12)).toContain('\u2068דנה\u2069');
  expect(isolating(english).people.joined('Ada')).toBe('Ada joined');
  expect(listOf(['דנה', 'Ada'])).toBe('\u2068דנה\u2069, Ada');
  expect(isolating(english).common.product).toBe(english.common.product);
});
