import { expect } from '@playwright/test';
import { type Deed, fill, press, type Stage, type Table } from '../deed.ts';

const FIELD = 'chat: Message to everyone';

const field = ({ ada }: Stage) => ada.page.getByRole('textbox', { name: 'Message to everyone' });
const messages = ({ ada }: Stage) => ada.page.getByRole('log').getByRole('article');
const open = async (stage: Stage) => {
  if ((await field(stage).count()) === 0) await stage.hands.command('view.toggleChat');
  await expect(field(stage)).toBeVisible();
};
const say = async (stage: Stage, words: string) => {
  await open(stage);
  await stage.hands.goTo(FIELD);
  await stage.hands.type(words);
  await stage.hands.press('Enter');
  await expect(messages(stage).last()).toContainText(words);
};
const DELETE = 'dialog Delete this message of NAME?';
const dialog = ({ ada }: Stage) => ada.page.getByRole('dialog', { name: 'Delete this message of Ben?' });
const benSays = async (stage: Stage) => {
  await open(stage);
  if ((await stage.ada.page.getByText('from Ben').count()) === 0) stage.ben.sendChat('from Ben');
  await expect(stage.ada.page.getByRole('log').getByText('from Ben')).toBeVisible();
};
const asked = async (stage: Stage) => {
  await benSays(stage);
  await stage.hands.goTo('chat: Delete this message of NAME');
  await stage.hands.press('Enter');
  await expect(dialog(stage)).toBeVisible();
};

const saying: readonly Deed[] = [
  {
    what: 'say something',
    needs: open,
    ways: [fill(FIELD, 'hello')],
    seen: async (stage) => {
      await stage.hands.press('Enter');
      await expect(messages(stage)).toHaveCount(1);
    },
  },
  {
    what: 'send by the button',
    needs: async (stage) => {
      await stage.hands.goTo(FIELD);
      await stage.hands.type('by button');
    },
    ways: [press('chat: Send')],
    seen: async (stage) => {
      await expect(messages(stage).last()).toContainText('by button');
      await expect(field(stage)).toBeFocused();
    },
  },
  {
    what: 'mention someone',
    needs: (stage) => stage.hands.goTo(FIELD),
    ways: [{ id: FIELD, go: ({ hands }) => hands.type('@be') }],
    seen: async (stage) => {
      await expect(stage.ada.page.getByRole('listbox', { name: 'People to mention' })).toBeVisible();
      await stage.hands.press('Tab');
      await expect(field(stage)).toHaveValue('@Ben ');
      await stage.hands.press('Enter');
    },
  },
  {
    what: 'go where a message points',
    needs: (stage) => say(stage, 'see src/main.ts:7'),
    ways: [press('chat: Go to FILE')],
    seen: ({ ada }) => expect.poll(() => ada.position()).toMatchObject({ line: 7 }),
  },
  {
    what: 'open what a message links to',
    needs: (stage) => say(stage, `at ${stage.instance.url}/favicon.svg`),
    ways: [press('chat: a link of a message')],
    seen: ({ outside }) => expect.poll(() => outside.windows).toBe(1),
  },
];

const finding: readonly Deed[] = [
  {
    what: 'find in the chat, and leave that',
    needs: async (stage) => {
      await open(stage);
      await stage.hands.goTo(FIELD);
    },
    ways: [press('chat: Find in the chat'), press('chat: Find in the chat')],
    seen: async ({ ada, hands, turn }) => {
      await expect(ada.page.getByRole('searchbox')).toHaveCount(1 - turn);
      if (turn > 0) return;
      await hands.type('by but');
      await expect(ada.page.getByRole('status').getByText(/^1 message in/)).toBeVisible();
    },
  },
];

const deleting: readonly Deed[] = [
  {
    what: 'delete my words, and say them again',
    needs: async (stage) => {
      if (stage.turn > 0) return;
      await say(stage, 'oops');
    },
    ways: [press('chat: Delete my message'), press('message: Say it again')],
    seen: ({ ada, turn }) =>
      turn === 0
        ? expect(ada.toast('Your message was deleted for everyone.')).toBeVisible()
        : expect(ada.toast('Your message was deleted for everyone.')).toHaveCount(0),
  },
  {
    what: 'begin to delete another’s words',
    needs: benSays,
    ways: [press('chat: Delete this message of NAME')],
    seen: async (stage) => {
      await expect(dialog(stage)).toBeVisible();
      await stage.hands.press('Escape');
      await expect(dialog(stage)).toHaveCount(0);
    },
  },
  {
    what: 'leave them',
    needs: asked,
    ways: [press(`${DELETE}: Cancel`), press(`${DELETE}: Close`)],
    seen: (stage) => expect(dialog(stage)).toHaveCount(0),
  },
  {
    what: 'delete them',
    needs: asked,
    ways: [press(`${DELETE}: Delete for everyone`)],
    seen: ({ ada }) => expect(ada.page.getByRole('log').getByText('from Ben')).toHaveCount(0),
  },
];

const IN = 'side';
const pattern = ({ ada }: Stage) => ada.page.getByRole('textbox', { name: 'Search in all files' });
const found = ({ ada }: Stage) => ada.page.getByRole('complementary', { name: 'Search' }).getByRole('status');
const search = async (stage: Stage) => {
  await stage.hands.command('view.showSearch');
  await expect(pattern(stage)).toBeFocused();
};
const searchFor = (words: string) => async (stage: Stage) => {
  await search(stage);
  await stage.hands.type(words);
  await expect(found(stage)).toHaveText(/match/);
  // Not what was found of the first letters.
  await expect(stage.ada.page.locator('.search-preview').locator('mark, del').first()).toHaveText(words);
};
const option = (name: string) => ({
  what: `search: ${name}`,
  needs: search,
  ways: [press(`${IN}: ${name}`), press(`${IN}: ${name}`)],
  seen: ({ ada, turn }: Stage) =>
    expect(ada.page.getByRole('button', { name })).toHaveAttribute('aria-pressed', String(turn === 0)),
});
const replacing = async (stage: Stage) => {
  await search(stage);
  const by = stage.ada.page.getByRole('textbox', { name: 'Replace by' });
  if ((await by.count()) > 0) return;
  await stage.hands.goTo(`${IN}: Show or hide replacing`);
  await stage.hands.press('Enter');
  await expect(by).toBeVisible();
};
const result = ({ ada }: Stage, name: RegExp) =>
  ada.page.getByRole('tree', { name: 'Results' }).getByRole('treeitem', { name });
const toResults = async (stage: Stage) => {
  await searchFor('other')(stage);
  await stage.hands.goTo(`${IN}: a result`);
};

const searching: readonly Deed[] = [
  {
    what: 'search in all files',
    needs: search,
    ways: [fill(`${IN}: Search in all files`, 'other')],
    seen: (stage) => expect(found(stage)).toHaveText('1 match in 1 file'),
  },
  option('Match case'),
  option('Whole words only'),
  option('Regular expression'),
  {
    what: 'open what was found',
    needs: toResults,
    ways: [
      {
        id: `${IN}: a result`,
        go: async ({ hands, ada }) => {
          await hands.press('ArrowDown');
          await expect(ada.page.locator('.search-match').locator(':scope:focus')).toHaveCount(1);
          await hands.press('Enter');
        },
      },
    ],
    seen: (stage) =>
      expect(stage.ada.page.getByRole('textbox', { name: /src\/other\.ts/ })).toBeFocused({
        timeout: 20_000,
      }),
  },
  {
    what: 'put away what was found',
    needs: toResults,
    ways: [{ id: `${IN}: a result`, go: ({ hands }) => hands.press('Delete') }],
    seen: (stage) => expect(result(stage, /other\.ts/)).toHaveCount(0),
  },
  {
    what: 'say which files are searched, or not',
    needs: search,
    ways: [press(`${IN}: Show or hide which files are searched`)],
    seen: ({ ada }) => expect(ada.page.getByRole('textbox', { name: 'Files to include' })).toBeVisible(),
  },
  {
    what: 'type which',
    ways: [fill(`${IN}: Files to include`, '*.ts'), fill(`${IN}: Files to leave out`, 'docs/**')],
    seen: ({ ada, turn }) =>
      expect(
        ada.page.getByRole('textbox', { name: ['Files to include', 'Files to leave out'][turn] ?? '' }),
      ).toHaveValue(['*.ts', 'docs/**'][turn] ?? ''),
  },
  {
    what: 'replace, or not',
    needs: search,
    ways: [press(`${IN}: Show or hide replacing`)],
    seen: ({ ada }) => expect(ada.page.getByRole('textbox', { name: 'Replace by' })).toBeVisible(),
  },
  {
    what: 'type what by',
    needs: replacing,
    ways: [fill(`${IN}: Replace by`, 'another')],
    seen: ({ ada }) => expect(ada.page.getByRole('textbox', { name: 'Replace by' })).toHaveValue('another'),
  },
  {
    what: 'replace it',
    needs: async (stage) => {
      await replacing(stage);
      await searchFor('other')(stage);
      if (stage.turn === 0) return;
      await stage.hands.goTo(`${IN}: a result`);
      await stage.hands.press('Home');
      await expect(result(stage, /other\.ts/)).toBeFocused();
      if (stage.turn === 1) return;
      await stage.hands.press('ArrowDown');
      await expect(result(stage, /export const/)).toBeFocused();
    },
    ways: [
      press(`${IN}: Replace all`),
      press(`${IN}: Replace all in FILE`),
      press(`${IN}: Replace in line #`),
    ],
    seen: async (stage) => {
      await stage.ada.expectText('src/other.ts', 'export const another = 1;\n');
      await stage.hands.goTo('message: Undo');
      await stage.hands.press('Enter');
      await stage.ada.expectText('src/other.ts', 'export const other = 1;\n');
    },
  },
];

export const chatTable: Table = {
  title: 'chat and search',
  deeds: [...saying, ...finding, ...deleting, ...searching],
};
