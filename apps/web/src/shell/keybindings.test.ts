import { expect, test } from 'vitest';
import { commandFor, type KeyPress, keysText, matches, parseKeys } from './keybindings.ts';

function press(key: string, code: string, modifiers = ''): KeyPress {
  return {
    key,
    code,
    ctrlKey: modifiers.includes('C'),
    metaKey: modifiers.includes('M'),
    altKey: modifiers.includes('A'),
    shiftKey: modifiers.includes('S'),
  };
}

const isMatch = (keys: string, event: KeyPress, isMac = false) =>
  parseKeys(keys).some((combination) => matches(combination, event, isMac));

test.each([
  ['Mod+P', press('p', 'KeyP', 'C'), false, true],
  ['Mod+P', press('p', 'KeyP', 'M'), false, false],
  ['Mod+P', press('p', 'KeyP', 'M'), true, true],
  ['Mod+P', press('P', 'KeyP', 'CS'), false, false],
  ['Mod+P', press('p', 'KeyP'), false, false],
  ['Mod+Shift+P | F1', press('P', 'KeyP', 'CS'), false, true],
  ['Mod+Shift+P | F1', press('F1', 'F1'), false, true],
  ['Ctrl+G', press('g', 'KeyG', 'C'), true, true],
  ['Ctrl+G', press('g', 'KeyG', 'M'), true, false],
  ['Alt+W', press('w', 'KeyW', 'A'), false, true],
  // Alt on a Mac makes another character of the key.
  ['Alt+W', press('∑', 'KeyW', 'A'), true, true],
  // A Cyrillic layout: the key that has P on a Latin one.
  ['Mod+P', press('з', 'KeyP', 'C'), false, true],
  // Dvorak: the key that has P printed on it is where QWERTY has R.
  ['Mod+P', press('p', 'KeyR', 'C'), false, true],
  ['Mod+P', press('l', 'KeyP', 'C'), false, false],
  ['Mod+Alt+N', press('n', 'KeyN', 'CA'), false, true],
  // AltGr with N on a Polish keyboard types this letter.
  ['Mod+Alt+N', press('ń', 'KeyN', 'CA'), false, false],
  ['Mod+Shift+1', press('!', 'Digit1', 'CS'), false, true],
  ['Mod++', press('+', 'NumpadAdd', 'C'), false, true],
  ['Delete', press('Delete', 'Delete'), false, true],
] as const)('%s is pressed: %o (mac %s) → %s', (keys, event, isMac, expected) => {
  expect(isMatch(keys, event, isMac)).toBe(expected);
});

test('a modifier nobody knows is an error, not a key that never works', () => {
  expect(() => parseKeys('Cmd+P')).toThrow(/Cmd/);
});

test('keys are shown as the machine names them', () => {
  expect(keysText('Mod+Shift+P | F1', false)).toBe('Ctrl+Shift+P');
  expect(keysText('Mod+Shift+P', true)).toBe('⌘⇧P');
  expect(keysText('Alt+PageDown', false)).toBe('Alt+PageDown');
  expect(keysText('Mod+ArrowUp', false)).toBe('Ctrl+↑');
});

test('the command of a key', () => {
  const run = () => undefined;
  const commands = [
    { id: 'one', title: '', run },
    { id: 'two', title: '', keys: 'Mod+B', run },
  ];
  expect(commandFor(commands, press('b', 'KeyB', 'C'), false)?.id).toBe('two');
  expect(commandFor(commands, press('x', 'KeyX', 'C'), false)).toBeUndefined();
});
