import { expect } from '@playwright/test';
import { command, press, type Stage, type Table } from '../deed.ts';

const button = ({ ada }: Stage, name: string) => ada.page.getByRole('button', { name, exact: true });
const asked = async (stage: Stage) => {
  if ((await button(stage, 'Asked to edit').count()) === 0) await stage.hands.command('people.askToEdit');
  await expect(button(stage, 'Asked to edit')).toBeVisible();
};
const notAsked = async (stage: Stage) => {
  if ((await button(stage, 'Asked to edit').count()) > 0) await stage.hands.command('people.takeBackRequest');
  await expect(button(stage, 'Ask to edit')).toBeVisible();
};

/** What is there for who may not edit. */
export const readingTable: Table = {
  title: 'for who only reads',
  role: 'viewer',
  deeds: [
    {
      what: 'ask to edit',
      needs: notAsked,
      ways: [command('people.askToEdit'), press('header: Ask to edit')],
      seen: (stage) => expect(button(stage, 'Asked to edit')).toBeVisible(),
    },
    {
      what: 'take that back',
      needs: asked,
      ways: [command('people.takeBackRequest'), press('header: Asked to edit')],
      seen: (stage) => expect(button(stage, 'Ask to edit')).toBeVisible(),
    },
    {
      what: 'copy my own link',
      needs: async (stage) => {
        if ((await stage.ada.page.getByRole('dialog').count()) === 0)
          await stage.hands.command('sharing.open');
      },
      ways: [
        press('dialog Share this session: Copy the viewer link'),
        press('dialog Share this session: Address of the viewer link', 'ControlOrMeta+c'),
      ],
      seen: ({ ada, session }) =>
        expect
          .poll(() => ada.page.evaluate(() => navigator.clipboard.readText()))
          .toBe(session.links.viewer.url),
    },
    {
      what: 'show it as a picture',
      ways: [press('dialog Share this session: Show the viewer link as a QR code')],
      seen: ({ ada }) =>
        expect(ada.page.getByRole('img', { name: 'QR code of the viewer link' })).toBeVisible(),
    },
    {
      what: 'choose what to do with edits that cannot be saved',
      needs: async ({ ada, hands }) => {
        if ((await ada.page.getByRole('dialog').count()) > 0) await hands.press('Escape');
        await expect(ada.page.getByRole('dialog')).toHaveCount(0);
        await ada.page.evaluate(() => {
          const { workspace } = window.coedit.client;
          const file = workspace.find('README.md');
          if (file !== undefined) workspace.text(file.id).insert(0, 'mine ');
        });
        await expect(ada.status.getByText(/cannot be saved/)).toBeVisible();
      },
      ways: [command('session.strandedEdits'), press('status: What to do with edits that cannot be saved…')],
      seen: async ({ ada, hands }) => {
        await expect(ada.page.getByRole('dialog')).toContainText('which only reads');
        await hands.look();
      },
    },
    {
      what: 'keep them as a zip',
      ways: [press('dialog # edits cannot be saved: Download my version as zip')],
      seen: ({ outside }) => expect.poll(() => outside.downloads).toBe(1),
    },
    {
      what: 'leave them for now',
      ways: [press('dialog # edits cannot be saved: Close')],
      seen: ({ ada }) => expect(ada.page.getByRole('dialog')).toHaveCount(0),
    },
    {
      what: 'let go of them',
      needs: ({ hands }) => hands.command('session.strandedEdits'),
      ways: [press('dialog # edits cannot be saved: Drop my edits')],
      seen: ({ ada }) => expect(ada.status.getByText('Connected')).toBeVisible(),
    },
  ],
};
