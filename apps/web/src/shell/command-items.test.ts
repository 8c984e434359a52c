import { expect, test } from 'vitest';
import { Preferences } from '../settings/preferences.ts';
import { settingsCommands } from '../settings/settings-commands.ts';
import { Store } from '../ui/store.ts';
import { commandProvider } from './command-items.ts';
import { Commands } from './commands.ts';
import { Workbench } from './workbench.ts';
import { registerWorkbenchCommands } from './workbench-commands.ts';

function palette() {
  const commands = new Commands();
  registerWorkbenchCommands(commands, new Workbench(), new Store(null));
  const media = () => ({ matches: false, addEventListener: () => undefined }) as unknown as MediaQueryList;
  commands.registerAll(settingsCommands(new Preferences(null, media)));
  const { answer } = commandProvider(commands, { monacoActions: () => [], run: () => undefined });
  return { commands, labels: (typed: string) => answer(typed).items.map(({ label }) => label) };
}

test('whatever has no key of its own is in the palette, and its whole name brings it up first', () => {
  const { commands, labels } = palette();
  const offered = commands.available().filter(({ id }) => id !== 'palette');
  expect(offered.length).toBeGreaterThan(30);
  expect([...labels('')].sort()).toEqual(offered.map(({ title }) => title).sort());
  for (const { title } of offered) expect(labels(title)[0]).toBe(title);
});

test('no two commands have one name, and no two one key', () => {
  const { commands } = palette();
  const titles = commands.all().map(({ title }) => title);
  const keys = commands.all().flatMap(({ keys: those }) => those?.split(' | ') ?? []);
  expect(new Set(titles).size).toBe(titles.length);
  expect(new Set(keys).size).toBe(keys.length);
});
