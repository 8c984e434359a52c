import { expect } from '@playwright/test';
import {
  choose,
  command,
  type Deed,
  fill,
  key,
  menu,
  press,
  type Stage,
  type Table,
  type Way,
} from '../deed.ts';
import { chat, previewOf, shown, TAB, three } from '../tabs-stage.ts';

type Role = 'editor' | 'commenter' | 'viewer';

const FACE = 'header: Ben';
const ROW = 'side: a row';
const FILES = 'side: More to do with files';
const SHARE = 'dialog Share this session';
const FIELD = 'chat: Message to everyone';

const onFile = ({ hands }: Stage) => hands.goToRow('README.md');
const inMain = ({ hands }: Stage) => hands.open('main.ts');
/** What they who may edit have besides. */
const forEditors = (role: Role, ...items: readonly string[]) => (role === 'editor' ? items : []);

/** Nothing is offered in a menu but these. */
const offers = (what: string, way: Way, items: readonly string[], needs?: Deed['needs']): Deed => ({
  what: `see what is offered in ${what}`,
  ...(needs !== undefined && { needs }),
  ways: [way],
  seen: async ({ ada, hands }) => {
    const labels = ada.page.getByRole('menuitem').locator('.menu-label');
    await expect(labels).toHaveText([...items]);
    await hands.look();
    await hands.press('Escape');
    await expect(labels).toHaveCount(0);
  },
});

const menus = (role: Role): readonly Deed[] => [
  offers(
    'the menu of a file',
    key('Shift+F10', ROW),
    [
      'Open',
      ...forEditors(role, 'New file…', 'New folder…', 'Upload files…'),
      ...forEditors(role, 'Rename…', 'Duplicate', 'Cut', 'Copy', 'Delete'),
      'Copy path',
      'Download',
    ],
    onFile,
  ),
  offers('the menu of the files', press(FILES), [
    ...forEditors(role, 'New file at the top level…', 'New folder at the top level…'),
    ...forEditors(role, 'Upload files…', 'Upload a folder…', 'Add the files of a zip…'),
    'Download all as zip',
    'Collapse all folders',
  ]),
  offers(
    'the menu of a person',
    press(FACE),
    ['Jump to their cursor', 'Follow', 'Copy a link to them'],
    inMain,
  ),
];

const doing = (role: Role): readonly Deed[] => [
  {
    what: 'open a file',
    needs: onFile,
    ways: [key('Enter', ROW), menu('a row', 'Open')],
    seen: async (stage) => {
      await shown(stage, 'README.md');
      await expect(stage.ada.page.locator('.monaco-editor.focused')).toBeVisible();
    },
  },
  {
    what: 'download',
    needs: onFile,
    ways: [menu('a row', 'Download'), choose(FILES, 'Download all as zip'), command('files.downloadAll')],
    seen: ({ outside }) => expect.poll(() => outside.downloads).toBe(1),
  },
  {
    what: 'type in a text',
    needs: async ({ hands }) => {
      await hands.open('notes.txt');
      await hands.press('ControlOrMeta+Home');
    },
    ways: [{ id: 'the text', go: ({ hands }) => hands.type('x') }],
    seen: async ({ ada, hands }) => {
      if (role === 'editor') return ada.expectText('docs/notes.txt', 'xnotes\n');
      const told = ada.page.getByText('Your role in this session only allows reading.').first();
      await expect(told).toBeVisible();
      await ada.expectText('docs/notes.txt', 'notes\n');
      await hands.press('Escape');
    },
  },
  {
    what: 'say something',
    needs: async (stage) => {
      if ((await chat(stage).count()) === 0) await stage.hands.command('view.toggleChat');
    },
    ways: [fill(FIELD, `from a ${role}`)],
    seen: async ({ ada, hands }) => {
      await hands.press('Enter');
      await expect(ada.page.getByRole('log').getByRole('article')).toContainText(`from a ${role}`);
      await hands.command('view.toggleChat');
    },
  },
  {
    what: 'follow someone, and stop',
    needs: inMain,
    ways: [choose(FACE, 'Follow'), choose(FACE, 'Stop following')],
    seen: ({ ada, turn }) =>
      expect(ada.page.getByRole('status').filter({ hasText: 'Following Ben' })).toHaveCount(1 - turn),
  },
  {
    what: 'copy a link to a file',
    needs: async (stage) => {
      await three(stage);
      await stage.hands.goTo(TAB);
    },
    ways: [menu('a tab', 'Copy a link to this file')],
    seen: ({ ada }) => expect(ada.toast(/^Copied a link to src\/main\.ts\./)).toBeVisible(),
  },
  {
    what: 'look at a preview',
    needs: previewOf('README.md'),
    ways: [press('editor: Close the preview')],
    seen: ({ ada }) => expect(ada.page.locator('.preview-side')).toHaveCount(0),
  },
  {
    what: 'copy my own link',
    needs: ({ hands }) => hands.command('sharing.open'),
    ways: [
      press(`${SHARE}: Copy the ${role} link`),
      press(`${SHARE}: Address of the ${role} link`, 'ControlOrMeta+c'),
    ],
    seen: async ({ ada, hands }) => {
      await expect
        .poll(() => ada.page.evaluate(() => navigator.clipboard.readText()))
        .toBe(await ada.page.evaluate(() => window.location.href));
      await hands.press('Escape');
    },
  },
  {
    what: 'show it as a picture',
    needs: ({ hands }) => hands.command('sharing.open'),
    ways: [press(`${SHARE}: Show the ${role} link as a QR code`)],
    seen: async ({ ada, hands }) => {
      await expect(ada.page.getByRole('img', { name: `QR code of the ${role} link` })).toBeVisible();
      await hands.press('Escape');
    },
  },
];

const asking: readonly Deed[] = [
  {
    what: 'ask to edit, and take that back',
    ways: [press('header: Ask to edit'), press('header: Asked to edit')],
    seen: ({ ada, turn }) =>
      expect(
        ada.page.getByRole('button', { name: ['Asked to edit', 'Ask to edit'][turn] ?? '', exact: true }),
      ).toBeVisible(),
  },
];

/** Each control of the workbench, wherever it is. */
const reach: Deed = {
  what: 'reach everything that is in view',
  needs: (stage) => stage.hands.open('README.md'),
  ways: [
    {
      id: 'everything',
      go: async ({ hands }) => {
        for (const control of await hands.inView()) await hands.goTo(control);
      },
    },
  ],
  seen: async () => undefined,
};

export const roleTables: readonly Table[] = (['editor', 'commenter', 'viewer'] as const).map((role) => ({
  title: `as ${role}`,
  role,
  deeds: [reach, ...menus(role), ...doing(role), ...(role === 'editor' ? [] : asking)],
}));
