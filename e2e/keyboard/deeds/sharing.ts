import { expect } from '@playwright/test';
import { choose, command, type Deed, fill, press, type Stage, type Table } from '../deed.ts';

const IN = 'dialog Share this session';
const MORE = 'header: More';

const dialog = ({ ada }: Stage) => ada.page.getByRole('dialog', { name: 'Share this session' });
const shut = async (stage: Stage) => {
  if ((await dialog(stage).count()) > 0) await stage.hands.press('Escape');
  await expect(dialog(stage)).toHaveCount(0);
};
const open = async (stage: Stage) => {
  if ((await dialog(stage).count()) === 0) await stage.hands.command('sharing.open');
  await expect(dialog(stage).getByRole('listitem').first()).toBeVisible();
};
const form = (stage: Stage) => dialog(stage).getByRole('form', { name: 'New link' });
const openForm = async (stage: Stage) => {
  await open(stage);
  if ((await form(stage).count()) > 0) return;
  await stage.hands.goTo(`${IN}: New link`);
  await stage.hands.press('Enter');
  await expect(form(stage)).toBeVisible();
};
const copied = ({ ada }: Stage) => ada.page.evaluate(() => navigator.clipboard.readText());

/** This browser knows the address of the link it came by, and of those it made. */
const ofLink = (role: 'owner' | 'editor'): Deed => ({
  what: `copy the ${role} link, select its address, show it as a picture and hide that`,
  needs: open,
  ways: [
    press(`${IN}: Copy the ${role} link`),
    press(`${IN}: Address of the ${role} link`, 'ControlOrMeta+c'),
    press(`${IN}: Show the ${role} link as a QR code`),
    press(`${IN}: Show the ${role} link as a QR code`),
  ],
  seen: async (stage) => {
    const { turn, ada } = stage;
    const address = dialog(stage).getByRole('textbox', { name: `Address of the ${role} link` });
    if (turn < 2) await expect.poll(() => copied(stage)).toBe(await address.inputValue());
    else
      await expect(dialog(stage).getByRole('img', { name: `QR code of the ${role} link` })).toHaveCount(
        3 - turn,
      );
    if (turn < 2) await ada.page.evaluate(() => navigator.clipboard.writeText(''));
  },
});

const question = (stage: Stage) => dialog(stage).getByRole('alert');
const ask = (role: string) => async (stage: Stage) => {
  await open(stage);
  await stage.hands.goTo(`${IN}: Revoke the ${role} link`);
  await stage.hands.press('Enter');
  await expect(question(stage)).toContainText(`Revoke the ${role} link?`);
};

const onStart = async ({ ada, instance }: Stage) => {
  if (ada.page.url() !== `${instance.url}/`) await ada.page.goto(instance.url);
  await expect(ada.page.getByRole('heading', { name: 'Recent sessions' })).toBeVisible();
};
const isInside = ({ ada }: Stage) => expect(ada.page).toHaveURL(/\/s\//);
const start: readonly Deed[] = [
  {
    what: 'forget a session, and think better of it',
    needs: onStart,
    ways: [press('page: forget a recent session'), press('message: Undo')],
    seen: ({ ada, turn }) => expect(ada.page.locator('.recent a')).toHaveCount(turn),
  },
  { what: 'go back into a session', needs: onStart, ways: [press('page: a recent session')], seen: isInside },
  {
    what: 'open a link',
    needs: onStart,
    ways: [fill('page: Session link or id', 'no link'), press('page: Open')],
    seen: async ({ ada, turn }) => {
      if (turn === 0) await expect(ada.page.getByLabel('Session link or id')).toHaveValue('no link');
      else await expect(ada.page.getByText(/^That is not a session link\./)).toBeVisible();
    },
  },
  {
    what: 'choose files',
    needs: onStart,
    ways: [press('page: Choose files or a zip'), press('page: Choose a folder')],
    seen: ({ outside }) => expect.poll(() => outside.pickers).toBe(1),
  },
  {
    what: 'begin a session',
    needs: onStart,
    ways: ['New session', 'Web page', 'TypeScript', 'Python', 'Notes', 'Interview'].map((name) =>
      press(`page: ${name}`),
    ),
    seen: isInside,
  },
  {
    what: 'choose the language of the start page',
    needs: onStart,
    ways: [press('page: Language', 'End')],
    seen: ({ ada }) => expect(ada.page.getByRole('button', { name: 'Neue Sitzung' })).toBeVisible(),
  },
];

export const sharingTable: Table = {
  title: 'sharing and the session',
  deeds: [
    {
      what: 'open the links',
      needs: shut,
      ways: [command('sharing.open'), press('header: Share')],
      seen: (stage) => expect(dialog(stage)).toBeVisible(),
    },
    {
      what: 'shut them',
      needs: open,
      ways: [press(`${IN}: Close`)],
      seen: (stage) => expect(dialog(stage)).toHaveCount(0),
    },
    ofLink('owner'),
    {
      what: 'begin a new link',
      needs: open,
      ways: [press(`${IN}: New link`)],
      seen: (stage) => expect(form(stage)).toBeVisible(),
    },
    {
      what: 'say what it is for',
      needs: openForm,
      ways: [
        press(`${IN}: Role`, 'End'),
        press(`${IN}: Works`, 'End'),
        fill(`${IN}: Label (for you)`, 'Friday'),
        fill(`${IN}: Password (optional)`, 'a long one'),
        press(`${IN}: Until`, 'ArrowUp'),
      ],
      seen: async (stage) => {
        const field = [
          form(stage).getByRole('combobox', { name: 'Role' }),
          form(stage).getByRole('combobox', { name: 'Works' }),
          form(stage).getByLabel('Label (for you)'),
          form(stage).getByLabel('Password (optional)'),
          form(stage).getByLabel('Until'),
        ][stage.turn];
        if (field !== undefined)
          await expect(field).toHaveValue(
            [/viewer/, /date/, 'Friday', 'a long one', /^\d{4}-/][stage.turn] ?? '',
          );
      },
    },
    {
      what: 'think better of it',
      needs: openForm,
      ways: [press(`${IN}: Cancel`)],
      seen: (stage) => expect(form(stage)).toHaveCount(0),
    },
    {
      what: 'make the link',
      needs: openForm,
      ways: [press(`${IN}: Make the link`)],
      seen: (stage) => expect(dialog(stage).getByText(/^The link was made\./)).toBeVisible(),
    },
    ofLink('editor'),
    {
      what: 'begin to revoke a link',
      needs: open,
      ways: [press(`${IN}: Revoke the editor link`), press(`${IN}: Revoke the viewer link`)],
      seen: async (stage) => {
        await expect(question(stage)).toBeVisible();
        // The same button takes the question away again.
        await stage.hands.press('Enter');
        await expect(question(stage)).toHaveCount(0);
      },
    },
    {
      what: 'leave a link as it is',
      needs: ask('editor'),
      ways: [press(`${IN}: Cancel`)],
      seen: (stage) => expect(question(stage)).toHaveCount(0),
    },
    {
      what: 'revoke a link',
      needs: ask('viewer'),
      ways: [press(`${IN}: Revoke`)],
      seen: (stage) => expect(dialog(stage)).toContainText('The viewer link was revoked.'),
    },
    {
      what: 'rename the session',
      needs: shut,
      ways: [command('session.rename'), choose(MORE, 'Rename session'), press('header: Rename session')],
      seen: async ({ ada, hands, turn }) => {
        await expect(ada.page.getByRole('textbox', { name: 'Session name' })).toBeFocused();
        await hands.look();
        await hands.type(`Keys ${turn}`);
        await hands.press('Enter');
        await expect(ada.page.getByRole('heading', { name: `Keys ${turn}` })).toBeVisible();
      },
    },
    {
      what: 'type the name, or not',
      needs: ({ hands }) => hands.command('session.rename'),
      ways: [press('header: Session name', 'Escape')],
      seen: ({ ada }) => expect(ada.page.getByRole('heading', { name: 'Keys 2' })).toBeVisible(),
    },
    {
      what: 'begin another session',
      ways: [command('session.new'), choose(MORE, 'New session')],
      seen: ({ outside }) => expect.poll(() => outside.windows).toBe(1),
    },
    {
      what: 'go to the start page',
      ways: [press('header: Coedit: start page')],
      seen: ({ ada, instance }) => expect(ada.page).toHaveURL(`${instance.url}/`),
    },
    ...start,
  ],
};
