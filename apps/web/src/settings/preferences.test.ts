import { beforeEach, describe, expect, test } from 'vitest';
import { Preferences, parsePreferences, resolveTheme } from './preferences.ts';

beforeEach(() => localStorage.clear());

test.each([
  ['system', false, false, 'dark'],
  ['system', true, false, 'light'],
  ['system', false, true, 'high-contrast-dark'],
  ['system', true, true, 'high-contrast-light'],
  ['light', false, true, 'light'],
  ['dark', true, false, 'dark'],
  ['high-contrast', true, false, 'high-contrast-light'],
  ['high-contrast', false, false, 'high-contrast-dark'],
] as const)('%s with a light system %s and contrast %s is %s', (choice, light, contrast, theme) => {
  expect(resolveTheme(choice, { light, contrast })).toBe(theme);
});

test('whatever is stored becomes valid values', () => {
  const defaults = parsePreferences(null);
  expect(parsePreferences('nonsense')).toEqual(defaults);
  expect(
    parsePreferences(
      '{"theme":"pink","lineNumbers":1,"fontSize":9000,"fontFamily":{},"colour":-1,"wordWrap":"yes","name":7}',
    ),
  ).toEqual(defaults);
  expect(parsePreferences('{"theme":"dark","name":" A\\u202e  da ","colour":3}')).toMatchObject({
    theme: 'dark',
    name: 'A da',
    colour: 3,
  });
});

describe('preferences', () => {
  class FakeQuery extends EventTarget {
    matches = false;
  }

  test('are kept, told, and follow the system', () => {
    const light = new FakeQuery();
    const other = new FakeQuery();
    const matches = (query: string) => (query.includes('light') ? light : other) as unknown as MediaQueryList;
    const preferences = new Preferences(localStorage, matches);
    const themes: string[] = [];
    preferences.effectiveTheme.subscribe(() => themes.push(preferences.effectiveTheme.get()));

    light.matches = true;
    light.dispatchEvent(new Event('change'));
    preferences.set({ theme: 'dark' });
    preferences.set({ wordWrap: true });
    expect(themes).toEqual(['light', 'dark']);
    expect(new Preferences(localStorage, matches).values.get()).toMatchObject({
      theme: 'dark',
      wordWrap: true,
    });
  });
});
