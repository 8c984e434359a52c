import { expect } from '@playwright/test';
import type { Stage, Table, Way } from '../deed.ts';
import { quickOpen } from '../tabs-stage.ts';

const menu = ({ ada }: Stage) => ada.page.locator('.monaco-menu').first();
const focused = ({ ada }: Stage) => ada.page.locator('.monaco-menu .action-menu-item:focus .action-label');
const copied = ({ ada }: Stage) => ada.page.evaluate(() => navigator.clipboard.readText());
const MOST_ITEMS = 20;

const open = async (stage: Stage) => {
  await stage.hands.press('Shift+F10');
  await expect(menu(stage)).toBeVisible();
};
const goTo = async (stage: Stage, item: string) => {
  for (let presses = 0; presses < MOST_ITEMS; presses++) {
    // None at first: the menu opens under the caret, and waits for an arrow.
    const before = (await focused(stage).count()) === 0 ? '' : await focused(stage).textContent();
    if (before === item) return;
    await stage.hands.press('ArrowDown');
    await expect(focused(stage)).not.toHaveText(before ?? '');
  }
  throw new Error(`arrows do not reach “${item}”`);
};
/** Monaco's menu, by the key that VS Code has for it. */
const choose = (...items: readonly string[]): Way => ({
  id: `menu of the text: ${items.join(', ')}`,
  go: async (stage) => {
    await open(stage);
    for (const [level, item] of items.entries()) {
      if (level > 0) {
        await stage.hands.press('ArrowRight');
        // Its first item has the focus when the menu beside it has opened.
        await expect(focused(stage)).not.toHaveText(items[level - 1] ?? '');
      }
      await goTo(stage, item);
    }
    await stage.hands.press('Enter');
    await expect(menu(stage)).toHaveCount(0);
  },
});

/** main.ts, with the caret in the call of what its first line declares. */
const onName = async (stage: Stage) => {
  const { ada, hands } = stage;
  await hands.open('main.ts');
  await hands.press('ControlOrMeta+Home');
  await hands.press('ArrowDown');
  await hands.press('Home');
  await expect.poll(() => ada.position()).toMatchObject({ line: 2 });
  // TypeScript marks where the name is written to, and then the menu offers what TypeScript can do.
  await expect(ada.page.locator('.wordHighlightStrong')).toBeVisible();
};
const peek = ({ ada }: Stage) => ada.page.locator('.peekview-widget');
const shut = async (stage: Stage) => {
  await stage.hands.press('Escape');
  await expect(peek(stage)).toHaveCount(0);
};
const atDefinition = ({ ada }: Stage) => expect.poll(() => ada.position()).toMatchObject({ line: 1 });
const inPalette = (prefix: string) => async (stage: Stage) => {
  await expect(quickOpen(stage)).toHaveValue(prefix);
  await stage.hands.press('Escape');
};

export const textMenuTable: Table = {
  title: 'the menu of a text',
  deeds: [
    {
      what: 'find each item of it below',
      needs: onName,
      ways: [{ id: 'menu of the text', go: open }],
      seen: async (stage) => {
        const items = await menu(stage).locator('.action-label').allTextContents();
        const rows = textMenuTable.deeds.flatMap(({ ways }) => ways.map(({ id }) => id));
        const without = items.filter(
          (item) => item !== '' && !rows.some((id) => id.startsWith(`menu of the text: ${item}`)),
        );
        expect(without).toEqual([]);
        await stage.hands.press('Escape');
        await expect(menu(stage)).toHaveCount(0);
        // Where it was before.
        await expect(stage.ada.page.locator('.editor-host .monaco-editor.focused')).toBeVisible();
      },
    },
    {
      what: 'go to a definition',
      needs: onName,
      ways: [choose('Go to Definition')],
      seen: atDefinition,
    },
    {
      what: 'look at references and definitions',
      needs: onName,
      ways: [
        choose('Go to References'),
        choose('Peek', 'Peek Definition'),
        choose('Peek', 'Peek References'),
      ],
      seen: async (stage) => {
        await expect(peek(stage)).toBeVisible();
        await shut(stage);
      },
    },
    {
      what: 'go to a symbol',
      needs: onName,
      ways: [choose('Go to Symbol...')],
      seen: inPalette('@'),
    },
    {
      what: 'run a command',
      needs: onName,
      ways: [choose('Command Palette')],
      seen: inPalette('>'),
    },
    {
      what: 'rename a symbol',
      needs: onName,
      ways: [choose('Rename Symbol')],
      seen: async (stage) => {
        await expect(stage.ada.page.locator('.rename-input')).toBeFocused();
        await stage.hands.type('renamed');
        await stage.hands.press('Enter');
        await expect.poll(() => stage.ada.text('src/main.ts')).toContain('function renamed');
        await stage.hands.press('ControlOrMeta+z');
        await expect.poll(() => stage.ada.text('src/main.ts')).toContain('function run');
      },
    },
    {
      what: 'call everyone to my line',
      needs: onName,
      ways: [choose('Look here: call everyone to my line')],
      seen: ({ ada }) =>
        expect(ada.toast('Everyone here was asked to look at your line.').last()).toBeVisible(),
    },
    {
      what: 'copy a link to a line',
      needs: onName,
      ways: [choose('Copy a link to this line')],
      seen: (stage) => expect.poll(() => copied(stage)).toMatch(/main\.ts/),
    },
    {
      what: 'cut, copy and paste',
      needs: async ({ hands, turn }) => {
        await hands.open('notes.txt');
        if (turn === 2) await hands.press('ControlOrMeta+End');
        else await hands.press('ControlOrMeta+a');
      },
      ways: [choose('Copy'), choose('Cut'), choose('Paste')],
      seen: async (stage) => {
        await expect.poll(() => copied(stage)).toContain('notes');
        await stage.ada.expectText('docs/notes.txt', ['notes\n', '', 'notes\n'][stage.turn] ?? '');
      },
    },
    {
      what: 'change a word everywhere',
      needs: async ({ hands }) => {
        await hands.open('other.ts');
        await hands.press('ControlOrMeta+End');
        await hands.type('other;other');
      },
      ways: [choose('Change All Occurrences')],
      seen: async ({ ada, hands }) => {
        await hands.type('one');
        await ada.expectText('src/other.ts', 'export const one = 1;\none;one');
      },
    },
    {
      what: 'format a file',
      needs: async ({ ada, hands }) => {
        await hands.open('other.ts');
        await hands.press('ControlOrMeta+a');
        await hands.type('let  a=1');
        await ada.expectText('src/other.ts', 'let  a=1');
      },
      ways: [choose('Format Document')],
      seen: ({ ada }) => ada.expectText('src/other.ts', 'let a = 1'),
    },
  ],
};
