import { expect } from '@playwright/test';
import { choose, command, key, menu, press, type Table } from '../deed.ts';
import {
  alone,
  both,
  count,
  isSplit,
  names,
  onTab,
  shown,
  shut,
  side,
  sides,
  TAB,
  three,
  toLeft,
  typesAfter,
  width,
} from '../tabs-stage.ts';

const MORE = 'header: More';

const closing: Table['deeds'] = [
  {
    what: 'go to a file by name',
    ways: [command('quickOpen'), choose(MORE, 'Go to file…'), press('editor: Go to file')],
    seen: typesAfter(''),
  },
  {
    what: 'open the palette',
    ways: [command('palette'), choose(MORE, 'Show all commands'), press('editor: All commands')],
    seen: typesAfter('>'),
  },
  {
    what: 'search, from the page where nothing is open',
    ways: [press('editor: Search in all files')],
    seen: (stage) => expect(side(stage, 'Search')).toBeVisible(),
  },
  {
    what: 'hide the side bar, from the page where nothing is open, and show it',
    ways: [press('editor: Show or hide the side bar'), press('editor: Show or hide the side bar')],
    seen: (stage) => expect(side(stage, 'Search')).toHaveCount(stage.turn),
  },
  {
    what: 'let Tab through the text',
    needs: three,
    ways: [{ id: TAB, go: ({ hands }) => hands.letTabThrough() }],
    seen: (stage) => shown(stage, 'main.ts'),
  },
  {
    what: 'close a file',
    needs: onTab,
    ways: [command('tab.close'), key('Delete', TAB), menu('a tab', 'Close'), press('editor: Close FILE')],
    seen: (stage) => expect(stage.ada.tab('main.ts')).toHaveCount(0),
  },
  {
    what: 'reopen it',
    needs: async (stage) => {
      await three(stage);
      await stage.hands.command('tab.close');
    },
    ways: [command('tab.reopen')],
    seen: (stage) => shown(stage, 'main.ts'),
  },
  {
    what: 'close the others',
    needs: onTab,
    ways: [command('tab.closeOthers'), menu('a tab', 'Close others')],
    seen: async (stage) => {
      await count(stage, 1);
      await shown(stage, 'main.ts');
    },
  },
  {
    what: 'close those to the right',
    needs: async (stage) => {
      await three(stage);
      await stage.hands.open('README.md');
      await stage.hands.press('Alt+Shift+PageUp', 3);
      await stage.hands.goTo(TAB);
    },
    ways: [command('tab.closeRight'), menu('a tab', 'Close to the right')],
    seen: async (stage) => {
      await count(stage, 1);
      await shown(stage, 'README.md');
    },
  },
  {
    what: 'close all',
    needs: onTab,
    ways: [command('tab.closeAll'), menu('a tab', 'Close all')],
    seen: (stage) => count(stage, 0),
  },
];

const moving: Table['deeds'] = [
  {
    what: 'go to the next tab and back',
    needs: three,
    ways: [command('tab.next'), command('tab.previous')],
    seen: async (stage) => {
      await expect(stage.ada.tab('main.ts')).toHaveAttribute('aria-selected', 'false');
      await stage.hands.open('main.ts');
    },
  },
  {
    what: 'go along the tabs by arrows',
    needs: onTab,
    ways: [{ id: TAB, go: ({ hands }) => hands.press('ArrowLeft') }],
    seen: async (stage) => {
      await stage.hands.press('Enter');
      await shown(stage, 'notes.txt');
    },
  },
  {
    what: 'move a tab to the left and to the right, which the mouse does by dragging',
    needs: onTab,
    ways: [
      command('tab.moveLeft'),
      command('tab.moveRight'),
      key('Alt+Shift+ArrowLeft', TAB),
      key('Alt+Shift+ArrowRight', TAB),
    ],
    seen: (stage) =>
      expect.poll(async () => (await names(stage)).indexOf('main.ts')).toBe(stage.turn % 2 === 0 ? 1 : 2),
  },
  {
    what: 'keep a file open that was only looked at',
    needs: async (stage) => {
      await shut(stage);
      await stage.hands.goToRow('page.html');
      await stage.hands.press('Space');
      await expect(stage.ada.page.locator('.tab-preview')).toHaveCount(1);
      if (stage.turn > 0) await stage.hands.goTo(TAB);
    },
    ways: [command('tab.keep'), menu('a tab', 'Keep open')],
    seen: (stage) => expect(stage.ada.page.locator('.tab-preview')).toHaveCount(0),
  },
  {
    what: 'put a file on both sides',
    needs: async (stage) => {
      await alone(stage);
      if (stage.turn === 3) await stage.hands.goTo(TAB);
    },
    ways: [
      command('editor.split'),
      press('editor: Split the editor: this file on both sides'),
      choose(MORE, 'Split the editor: this file on both sides'),
      menu('a tab', 'Open on the other side'),
    ],
    seen: isSplit,
  },
  {
    what: 'move a file to the other side, which the mouse does by dragging its tab',
    needs: async (stage) => {
      await alone(stage);
      await three(stage);
    },
    ways: [command('tab.moveAcross')],
    seen: async (stage) => {
      await isSplit(stage);
      await expect(stage.ada.tab('main.ts')).toHaveCount(1);
      await expect(stage.ada.page.locator('.editor-side').last().getByRole('tab')).toHaveText(['main.ts']);
      await stage.hands.press('Control+Alt+ArrowLeft');
      await expect(sides(stage)).toHaveCount(1);
      await shown(stage, 'main.ts');
    },
  },
  {
    what: 'join both sides',
    needs: both,
    ways: [command('editor.joinSides'), press('editor: Join both sides to one')],
    seen: (stage) => expect(sides(stage)).toHaveCount(1),
  },
  {
    what: 'go to a side',
    needs: both,
    ways: [command('view.focusEditor'), command('view.focusRight')],
    seen: ({ ada, turn }) =>
      expect(ada.page.locator('.editor-side').nth(turn).locator('.monaco-editor.focused')).toHaveCount(1),
  },
  {
    what: 'make a side wider',
    needs: toLeft,
    ways: [
      {
        id: 'editor: Width of both sides',
        go: async (stage) => {
          const before = await width(stage, '.editor-side');
          await stage.hands.goTo('editor: Width of both sides');
          await stage.hands.press('ArrowRight');
          await expect.poll(() => width(stage, '.editor-side')).toBeGreaterThan(before);
        },
      },
    ],
    seen: alone,
  },
];

export const tabsTable: Table = {
  title: 'tabs, sides and views',
  beginsEmpty: true,
  deeds: [...closing, ...moving],
};
