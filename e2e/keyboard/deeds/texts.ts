import { expect } from '@playwright/test';
import { choose, command, fill, menu, press, type Table } from '../deed.ts';
import {
  alone,
  chat,
  onTab,
  preview,
  previewOf,
  shown,
  side,
  TAB,
  three,
  typesAfter,
  width,
} from '../tabs-stage.ts';

const MORE = 'header: More';
const PREVIEW = 'Show or hide the preview beside the text';

const parts: Table['deeds'] = [
  {
    what: 'show a side view',
    needs: alone,
    ways: [
      command('view.showSearch'),
      command('view.showOutline'),
      command('view.showExplorer'),
      press('views: Search'),
      press('views: Outline'),
      press('views: Explorer'),
    ],
    seen: (stage) =>
      expect(side(stage, ['Search', 'Outline', 'Explorer'][stage.turn % 3] ?? '')).toBeVisible(),
  },
  {
    what: 'hide and show the side bar',
    ways: [command('view.toggleSideBar'), command('view.toggleSideBar')],
    seen: (stage) => expect(side(stage, 'Explorer')).toHaveCount(stage.turn),
  },
  {
    what: 'make the side bar wider',
    ways: [
      {
        id: 'page: Width of the side bar',
        go: async (stage) => {
          await stage.hands.goToRow('README.md');
          const before = await width(stage, '.workbench-side');
          await stage.hands.goTo('page: Width of the side bar');
          await stage.hands.press('ArrowRight');
          await expect.poll(() => width(stage, '.workbench-side')).toBeGreaterThan(before);
        },
      },
    ],
    seen: async () => undefined,
  },
  {
    what: 'show and hide the chat',
    ways: [
      command('view.toggleChat'),
      command('view.toggleChat'),
      press('views: Chat'),
      press('chat: Close'),
    ],
    seen: (stage) => expect(chat(stage)).toHaveCount((stage.turn + 1) % 2),
  },
  {
    what: 'make the chat wider',
    needs: ({ hands }) => hands.command('view.toggleChat'),
    ways: [
      {
        id: 'page: Width of the panel',
        go: async (stage) => {
          const before = await width(stage, '.workbench-panel');
          await stage.hands.goToText();
          await stage.hands.goTo('page: Width of the panel');
          await stage.hands.press('ArrowLeft');
          await expect.poll(() => width(stage, '.workbench-panel')).toBeGreaterThan(before);
        },
      },
    ],
    seen: ({ hands }) => hands.command('view.toggleChat'),
  },
  {
    what: 'go round the parts of the page',
    needs: ({ hands }) => hands.goToText(),
    ways: [command('view.nextPart'), command('view.previousPart')],
    seen: ({ ada, turn }) =>
      expect(ada.page.locator(turn === 0 ? '.status-bar :focus' : '.workbench-side :focus')).toHaveCount(1),
  },
  {
    what: 'go to what the outline lists',
    needs: async (stage) => {
      await stage.hands.open('main.ts');
      await stage.hands.command('view.showOutline');
      await expect(stage.ada.page.locator('.outline-symbol').first()).toBeVisible();
    },
    ways: [press('side: a symbol')],
    seen: async ({ ada }) => {
      await expect(ada.page.locator('.monaco-editor.focused')).toBeVisible();
      await expect.poll(() => ada.position()).toMatchObject({ line: 1 });
    },
  },
];

const text: Table['deeds'] = [
  {
    what: 'go to a line',
    needs: (stage) => stage.hands.open('main.ts'),
    ways: [command('goToLine'), press('status: Go to line')],
    seen: typesAfter(':'),
  },
  { what: 'go to a symbol', ways: [command('goToSymbol')], seen: typesAfter('@') },
  {
    what: 'type in the field of quick open',
    needs: ({ hands }) => hands.command('quickOpen'),
    ways: [fill('dialog Go to a file or run a command: Go to a file or run a command', ':3')],
    seen: async ({ ada, hands }) => {
      await hands.press('Enter');
      await expect.poll(() => ada.position()).toMatchObject({ line: 3 });
    },
  },
  {
    what: 'say which language a file is in',
    ways: [command('editor.changeLanguage'), press('status: Language mode')],
    seen: async ({ ada, hands, turn }) => {
      await expect(ada.page.locator('.quick-open-field')).toHaveValue('lang ');
      await hands.type(['markd', 'typescr'][turn] ?? '');
      await hands.press('Enter');
      await expect(
        ada.status.getByRole('button', { name: ['Markdown', 'TypeScript'][turn] ?? '' }),
      ).toBeVisible();
    },
  },
  {
    what: 'choose the line ends of a file',
    ways: [
      press('status: This file leaves with EOL line ends. Click for EOL'),
      press('status: This file leaves with EOL line ends. Click for EOL'),
    ],
    seen: ({ ada, turn }) =>
      expect(ada.status.getByText(['CRLF', 'LF'][turn] ?? '', { exact: true })).toBeVisible(),
  },
  {
    what: 'undo and redo',
    needs: async ({ ada, hands, turn }) => {
      await hands.open('notes.txt');
      if (turn > 0) return;
      await hands.press('ControlOrMeta+Home');
      await hands.type('x');
      await ada.expectText('docs/notes.txt', 'xnotes\n');
    },
    ways: [command('editor.undo'), command('editor.redo')],
    seen: ({ ada, turn }) => ada.expectText('docs/notes.txt', ['notes\n', 'xnotes\n'][turn] ?? ''),
  },
  {
    what: 'format a file',
    needs: async ({ ada, hands }) => {
      await hands.open('other.ts');
      await hands.press('ControlOrMeta+a');
      await hands.type('let  a=1');
      await ada.expectText('src/other.ts', 'let  a=1');
    },
    ways: [command('editor.format'), choose(MORE, 'Format this file')],
    seen: ({ ada }) => ada.expectText('src/other.ts', 'let a = 1'),
  },
  {
    what: 'copy the path of a file from its tab',
    needs: async (stage) => {
      await three(stage);
      await stage.hands.goTo(TAB);
    },
    ways: [menu('a tab', 'Copy path')],
    seen: ({ ada }) => expect(ada.toast('Copied “src/main.ts”')).toBeVisible(),
  },
  {
    what: 'copy a link to a file',
    needs: onTab,
    ways: [menu('a tab', 'Copy a link to this file')],
    seen: ({ ada }) => expect(ada.toast(/^Copied a link to src\/main\.ts\./)).toBeVisible(),
  },
  {
    what: 'copy a link to a line',
    needs: (stage) => stage.hands.open('main.ts'),
    ways: [command('link.copyLine')],
    seen: ({ ada }) => expect(ada.toast(/^Copied a link to src\/main\.ts, line 3\./)).toBeVisible(),
  },
  {
    what: 'print a file',
    needs: async ({ ada, hands }) => {
      await hands.open('notes.txt');
      await ada.page.evaluate(() => {
        const listen = () => document.body.setAttribute('data-was-printed', '');
        window.addEventListener('beforeprint', listen, { once: true });
      });
    },
    ways: [command('file.print')],
    seen: ({ ada }) => expect(ada.page.locator('body[data-was-printed]')).toHaveCount(1),
  },
];

const previews: Table['deeds'] = [
  {
    what: 'show and hide the preview',
    needs: async (stage) => {
      if (stage.turn === 0) await alone(stage);
    },
    ways: [
      command('preview.toggle'),
      command('preview.toggle'),
      press(`editor: ${PREVIEW}`),
      press('editor: Close the preview'),
    ],
    seen: (stage) => expect(preview(stage)).toHaveCount((stage.turn + 1) % 2),
  },
  {
    what: 'make the preview wider',
    needs: previewOf('README.md'),
    ways: [
      {
        id: 'editor: Width of the preview',
        go: async (stage) => {
          const before = await width(stage, '.preview-side');
          await stage.hands.goTo('editor: Width of the preview');
          await stage.hands.press('ArrowLeft');
          await expect.poll(() => width(stage, '.preview-side')).toBeGreaterThan(before);
        },
      },
    ],
    seen: async () => undefined,
  },
  {
    what: 'follow a link of the preview',
    needs: previewOf('README.md'),
    ways: [press('editor: a link of a preview')],
    seen: (stage) => shown(stage, 'main.ts'),
  },
  {
    what: 'load a previewed page anew',
    needs: previewOf('page.html'),
    ways: [
      {
        id: 'editor: Load the page anew',
        go: async ({ ada, hands }) => {
          const address = () => ada.page.locator('iframe').getAttribute('src');
          await expect(ada.page.locator('iframe')).toBeVisible();
          const before = await address();
          await hands.goTo('editor: Load the page anew');
          await hands.press('Enter');
          await expect.poll(address).not.toBe(before);
        },
      },
    ],
    seen: async () => undefined,
  },
  {
    what: 'open a previewed page in a window',
    needs: previewOf('page.html'),
    ways: [press('editor: Open in a window of its own')],
    seen: ({ outside }) => expect.poll(() => outside.windows).toBe(1),
  },
];

export const textTable: Table = {
  title: 'parts of the page, texts and previews',
  deeds: [...parts, ...text, ...previews],
};
