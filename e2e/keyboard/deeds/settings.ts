import { expect } from '@playwright/test';
import { choose, command, type Deed, fill, press, type Stage, type Table } from '../deed.ts';

const IN = 'dialog Settings';

const preference = ({ ada }: Stage, name: string) =>
  ada.page.evaluate((wanted) => {
    const kept: unknown = JSON.parse(localStorage.getItem('coedit.preferences') ?? '{}');
    return (kept as Readonly<Record<string, unknown>>)[wanted];
  }, name);
const dialog = ({ ada }: Stage) => ada.page.getByRole('dialog', { name: 'Settings' });
const open = async (stage: Stage) => {
  if ((await dialog(stage).count()) === 0) await stage.hands.command('settings.open');
  await expect(dialog(stage)).toBeVisible();
};
const shut = async (stage: Stage) => {
  if ((await dialog(stage).count()) > 0) await stage.hands.press('Escape');
  await expect(dialog(stage)).toHaveCount(0);
};

const byCommand = (name: string, values: readonly string[]): Deed => ({
  what: `choose ${name} by name`,
  needs: shut,
  ways: values.map((value) => command(`settings.${name}.${value}`)),
  seen: (stage) => expect.poll(() => preference(stage, name)).toBe(values[stage.turn]),
});

/** Each way turns it over. */
const turnOver = (name: string, label: string): Deed => {
  let before: unknown;
  return {
    what: `turn ${name} on or off`,
    needs: async (stage) => {
      await (stage.turn === 0 ? shut(stage) : open(stage));
      before = (await preference(stage, name)) ?? 'as it comes';
    },
    ways: [
      command(`settings.toggle.${name}`),
      press(`${IN}: ${label}`, 'Space'),
      press(`${IN}: ${label}`, 'Space'),
    ],
    seen: (stage) => expect.poll(() => preference(stage, name)).not.toBe(before),
  };
};

/** By its field in the dialog: an arrow takes the next choice. */
const byField = (name: string, label: string): Deed => {
  let before: unknown;
  return {
    what: `choose ${name} in the dialog`,
    needs: async (stage) => {
      await open(stage);
      before = await preference(stage, name);
    },
    ways: [press(`${IN}: ${label}`, 'ArrowUp')],
    seen: (stage) => expect.poll(() => preference(stage, name)).not.toBe(before),
  };
};

const shared = ({ ada }: Stage, label: string) =>
  dialog({ ada } as Stage).getByRole('combobox', { name: label });
const byEveryone = (label: string, value: string): Deed => ({
  what: `choose for everyone: ${label}`,
  needs: open,
  ways: [press(`${IN}: ${label}`, 'ArrowDown')],
  seen: (stage) => expect(shared(stage, label)).toHaveValue(value),
});

export const settingsTable: Table = {
  title: 'settings',
  deeds: [
    {
      what: 'open the settings, and shut them',
      needs: shut,
      ways: [command('settings.open'), choose('header: More', 'Open settings')],
      seen: (stage) => expect(dialog(stage)).toBeVisible(),
    },
    {
      what: 'shut them by their button',
      needs: open,
      ways: [press(`${IN}: Close`)],
      seen: (stage) => expect(dialog(stage)).toHaveCount(0),
    },
    byCommand('theme', ['dark', 'high-contrast', 'light', 'system']),
    byCommand('cursorLabels', ['always', 'never', 'activity']),
    byCommand('lineNumbers', ['relative', 'on', 'off']),
    turnOver('viewerCarets', 'Cursors of people who only read'),
    turnOver('wordWrap', 'Wrap long lines'),
    turnOver('chatSound', 'Sound for new chat messages'),
    turnOver('minimap', 'Minimap'),
    turnOver('stickyScroll', 'Sticky scroll'),
    turnOver('vimKeys', 'Vim keys'),
    byField('fontSize', 'Size of the letters'),
    byField('lineNumbers', 'Line numbers'),
    byField('cursorLabels', 'Names at cursors'),
    {
      what: 'choose a font',
      needs: open,
      ways: [fill(`${IN}: Font`, 'monospace')],
      seen: (stage) => expect.poll(() => preference(stage, 'fontFamily')).toBe('monospace'),
    },
    {
      what: 'choose a theme in the dialog',
      needs: open,
      ways: [press(`${IN}: Theme`, 'ArrowDown')],
      seen: (stage) => expect.poll(() => preference(stage, 'theme')).toBe('light'),
    },
    byEveryone('Indent by', 'tabs'),
    byEveryone('Columns of one step', '3'),
    byEveryone('Line ends of files that leave', 'crlf'),
    {
      what: 'make all line ends the same',
      needs: async (stage) => {
        // Of two who say it at once, one wins.
        await expect.poll(() => stage.ben.workspace.find('README.md')?.eol).toBe('crlf');
        const file = stage.ben.workspace.find('README.md');
        if (file !== undefined) stage.ben.workspace.setEol(file.id, 'lf');
        await open(stage);
      },
      ways: [press(`${IN}: Make all the same`)],
      seen: (stage) => expect(dialog(stage).getByText('Make all the same')).toHaveCount(0),
    },
    {
      what: 'choose a language in the dialog, and load the page anew',
      needs: open,
      ways: [
        {
          id: `${IN}: Language`,
          go: async ({ hands }) => {
            await hands.goTo(`${IN}: Language`);
            await hands.press('End');
          },
        },
      ],
      seen: async (stage) => {
        await expect.poll(() => preference(stage, 'language')).toBe('de');
        await stage.hands.look();
      },
    },
    {
      what: 'load the page in that language',
      needs: open,
      ways: [press(`${IN}: Reload`)],
      seen: ({ ada }) =>
        expect(ada.status.getByText('Gespeichert', { exact: true })).toBeVisible({ timeout: 20_000 }),
    },
    {
      what: 'choose a language by name',
      ways: [
        command('settings.language.de'),
        command('settings.language.system'),
        command('settings.language.en'),
      ],
      seen: async (stage) => {
        await expect
          .poll(() => preference(stage, 'language').catch(() => ''))
          .toBe(['de', 'system', 'en'][stage.turn]);
        const saved = stage.turn === 0 ? 'Gespeichert' : 'Saved';
        await expect(stage.ada.status.getByText(saved, { exact: true })).toBeVisible({ timeout: 20_000 });
        await expect(stage.ada.page.locator('.activity-bar')).toBeVisible();
      },
    },
  ],
};
