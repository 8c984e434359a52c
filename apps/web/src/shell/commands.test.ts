import { expect, test } from 'vitest';
import { commandItems } from './command-items.ts';
import { Commands } from './commands.ts';
import { parsePlace } from './line-items.ts';

test('a command runs only while its time is', () => {
  const commands = new Commands();
  let allowed = false;
  let count = 0;
  commands.register({ id: 'x', title: 'X', when: () => allowed, run: () => void count++ });
  commands.run('x');
  expect(commands.available()).toEqual([]);
  allowed = true;
  commands.run('x');
  commands.run('unknown');
  expect(count).toBe(1);
});

test('unregistering takes away its own command only', () => {
  const commands = new Commands();
  const run = () => undefined;
  const removeFirst = commands.register({ id: 'x', title: 'first', run });
  commands.register({ id: 'x', title: 'second', run });
  removeFirst();
  expect(commands.all().map((command) => command.title)).toEqual(['second']);
});

test('failures are told, thrown at once or later', async () => {
  const commands = new Commands();
  const failures: unknown[] = [];
  commands.onFailure((command, reason) => failures.push([command.id, reason]));
  commands.register({
    id: 'now',
    title: '',
    run: () => {
      throw 'a';
    },
  });
  commands.register({ id: 'later', title: '', run: () => Promise.reject('b') });
  commands.run('now');
  commands.run('later');
  await new Promise(setImmediate);
  expect(failures).toEqual([
    ['now', 'a'],
    ['later', 'b'],
  ]);
});

test('the palette finds by parts and by initials, and leaves the order when nothing is typed', () => {
  const run = () => undefined;
  const choices = ['Show all commands', 'Close the file', 'Search in all files'].map((title) => ({
    id: title,
    title,
    run,
  }));
  expect(commandItems(choices, '').map((item) => item.label)).toEqual([
    'Show all commands',
    'Close the file',
    'Search in all files',
  ]);
  expect(commandItems(choices, 'close')[0]?.label).toBe('Close the file');
  expect(commandItems(choices, 'siaf')[0]?.label).toBe('Search in all files');
  expect(commandItems(choices, 'zzz')).toEqual([]);
});

test('places are lines from 1, with a column if there is one', () => {
  expect(parsePlace('12')).toEqual({ line: 12, column: 1 });
  expect(parsePlace('12:5')).toEqual({ line: 12, column: 5 });
  expect(parsePlace('0')).toEqual({ line: 1, column: 1 });
  expect(parsePlace('12:')).toEqual({ line: 12, column: 1 });
  expect(parsePlace('')).toBeNull();
  expect(parsePlace('x')).toBeNull();
});
