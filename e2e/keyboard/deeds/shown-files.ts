import { SessionApi } from '@coedit/client';
import { expect } from '@playwright/test';
import { picture } from '../../fixtures/picture.ts';
import { press, type Stage, type Table } from '../deed.ts';

/** px; more than there is room for. */
const LARGE = 1500;
const image = ({ ada }: Stage) => ada.page.getByRole('img', { name: /^Picture large\.png/ });
const width = async (stage: Stage) => (await image(stage).boundingBox())?.width ?? 0;
const stage = ({ ada }: Stage) => ada.page.locator('.image-stage');

/** Another each time: a row that is done again finds the one before put back. */
let made = 0;
const gonePath = () => `gone${made}.txt`;
const deleted = async ({ ada, ben, hands }: Stage) => {
  made++;
  const path = gonePath();
  const id = ben.workspace.create(path, 'kept\n');
  await expect(ada.treeItem(path)).toBeVisible();
  await hands.open(path);
  ben.workspace.remove([id]);
  await expect(ada.page.getByText('Ben deleted this file.')).toBeVisible();
};
const shown = async (on: Stage) => {
  const { ada, hands, instance, session } = on;
  if ((await image(on).count()) > 0) return;
  const api = new SessionApi(instance.url, session.links.owner.token);
  await api.writeBytes(session.id, 'large.png', picture(200));
  await expect(ada.treeItem('large.png')).toBeVisible();
  await hands.goToRow('large.png');
  await hands.press('Enter');
  await expect(image(on)).toBeVisible();
};
const zoomed = async (on: Stage) => {
  await shown(on);
  if ((await width(on)) > LARGE) return;
  await on.hands.goTo('editor: Zoom in');
  await on.hands.press('Enter', 10);
  await expect.poll(() => width(on)).toBeGreaterThan(LARGE);
};

/** Where the editor shows something else, or something more, than a text. */
export const shownFilesTable: Table = {
  title: 'deleted files and pictures',
  deeds: [
    {
      what: 'put a deleted file back',
      needs: deleted,
      ways: [press('editor: Restore')],
      seen: async ({ ada }) => {
        await expect(ada.treeItem(gonePath())).toBeVisible();
        await expect(ada.page.getByText('Ben deleted this file.')).toHaveCount(0);
        await ada.expectText(gonePath(), 'kept\n');
      },
    },
    {
      what: 'let go of a deleted file',
      needs: deleted,
      ways: [press('editor: Close')],
      seen: ({ ada }) => expect(ada.page.getByText('Ben deleted this file.')).toHaveCount(0),
    },
    {
      what: 'see a picture larger and smaller',
      needs: shown,
      ways: [press('editor: Zoom in'), press('editor: Zoom out')],
      seen: (on) => expect.poll(() => width(on)).toBe([250, 200][on.turn]),
    },
    {
      what: 'see a picture at its own size, and as large as there is room',
      needs: zoomed,
      ways: [press('editor: #%'), press('editor: #%'), press('editor: Fit to the window')],
      seen: async (on) => {
        await expect.poll(() => width(on)).toBe(200);
        // Its size is a button too.
        await on.hands.look();
      },
    },
    {
      what: 'see it at its own size at once',
      needs: shown,
      ways: [press('editor: Fit')],
      seen: ({ ada }) => expect(ada.page.getByRole('button', { name: '100%' })).toBeVisible(),
    },
    {
      what: 'move about in a large picture',
      needs: zoomed,
      ways: [
        {
          id: 'editor: the picture',
          go: async (on) => {
            const { hands } = on;
            await hands.goTo('editor: Zoom out');
            await hands.press('Shift+Tab');
            await expect(stage(on)).toBeFocused();
            await hands.press('ArrowDown', 3);
          },
        },
      ],
      seen: (on) => expect.poll(() => stage(on).evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(0),
    },
    {
      what: 'download a picture',
      needs: shown,
      ways: [press('editor: Download')],
      seen: ({ outside }) => expect.poll(() => outside.downloads).toBe(1),
    },
  ],
};
