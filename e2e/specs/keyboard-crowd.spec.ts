import { nodePerson } from '../fixtures/node-person.ts';
import { expect, test } from '../fixtures/test.ts';
import { Hands } from '../keyboard/hands.ts';
import type { SessionPage } from '../pages/session-page.ts';

const PATH = 'long.txt';
const NAMES = ['Ann', 'Bob', 'Cid', 'Dan', 'Eva', 'Fay', 'Gus', 'Hal', 'Ivo'];
/** There is no picture of him in the header, and no name at the edge. */
const LAST = 'Ivo';
const MOST_ITEMS = 30;

async function goToItem({ page }: Hands, item: string): Promise<void> {
  const focused = page.locator('[role=menuitem]:focus');
  for (let presses = 0; presses < MOST_ITEMS; presses++) {
    const before = (await focused.textContent()) ?? '';
    if (before.includes(item)) return;
    await page.keyboard.press('ArrowDown');
    await expect(focused).not.toHaveText(before);
  }
  throw new Error(`arrows do not reach “${item}”`);
}

test('by keyboard alone: the menus of those for whom there is no room', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: PATH, text: 'line\n'.repeat(200) }]);
  const ada: SessionPage = await people.join(session.links.owner.url, 'Ada');
  const others = NAMES.map((name) => nodePerson(instance, session, name));
  try {
    const { page } = ada;
    const hands = new Hands(ada);
    await hands.watch(['Ada', ...NAMES]);
    await hands.open(PATH);
    await hands.letTabThrough();
    for (const [index, other] of others.entries()) {
      await expect.poll(() => other.workspace.find(PATH)?.id).toBeTruthy();
      const file = other.workspace.find(PATH);
      if (file !== undefined)
        other.setCursor({ fileId: file.id, line: 150 + index, column: 1, selections: [] });
    }
    await expect(page.getByRole('list', { name: 'People below' }).getByText('+7')).toBeVisible();

    const choose = async (item: string) => {
      await hands.goTo('header: # more');
      await hands.press('Enter');
      await expect(page.locator('[role=menuitem]:focus')).toHaveCount(1);
      await goToItem(hands, LAST);
      await hands.press('ArrowRight');
      await expect(page.locator('[role=menuitem]:focus')).not.toHaveText(LAST);
      await goToItem(hands, item);
      await hands.press('Enter');
      await expect(page.getByRole('menu')).toHaveCount(0);
    };
    const following = page.getByRole('status').filter({ hasText: `Following ${LAST}` });

    await test.step('at the edge', async () => {
      await hands.goTo('editor: # more');
      await hands.press('Enter');
      await expect(page.locator('[role=menuitem]:focus')).toHaveCount(1);
      await goToItem(hands, LAST);
      await hands.press('Enter');
      await expect.poll(() => ada.position()).toMatchObject({ line: 158 });
      await expect(page.locator('.monaco-editor.focused')).toBeVisible();
    });
    await test.step('in the header', async () => {
      await hands.press('ControlOrMeta+Home');
      await choose('Jump to their cursor');
      await expect.poll(() => ada.position()).toMatchObject({ line: 158 });
      await choose('Follow');
      await expect(following).toBeVisible();
      await choose('Stop following');
      await expect(following).toHaveCount(0);
      await choose('Copy a link to them');
      await expect(ada.toast(`Copied a link to the view of ${LAST}.`)).toBeVisible();
      await choose('Make viewer');
      await expect.poll(() => others.at(-1)?.session.get()?.role).toBe('viewer');
      others.at(-1)?.askToEdit(true);
      await expect(ada.toast(`${LAST} asks to edit.`)).toBeVisible();
      // Who asks comes first, and has a picture.
      await expect(ada.person(LAST)).toBeVisible();
    });
    expect(await hands.touches()).toEqual([]);
  } finally {
    for (const other of others) other.destroy();
  }
});

test('by keyboard alone: one of them is removed', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: PATH, text: 'line\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const others = NAMES.map((name) => nodePerson(instance, session, name));
  try {
    const { page } = ada;
    const hands = new Hands(ada);
    await hands.watch(['Ada', ...NAMES]);
    await hands.open(PATH);
    await hands.letTabThrough();
    await expect(page.getByRole('button', { name: '4 more' })).toBeVisible();
    await hands.goTo('header: # more');
    await hands.press('Enter');
    await expect(page.locator('[role=menuitem]:focus')).toHaveCount(1);
    const name = (await page.locator('[role=menuitem]:focus').textContent()) ?? '';
    await hands.press('ArrowRight');
    await expect(page.locator('[role=menuitem]:focus')).not.toHaveText(name);
    await goToItem(hands, 'Remove from session…');
    await hands.press('Enter');
    await expect(page.getByRole('dialog', { name: `Remove ${name} from the session?` })).toBeVisible();
    await hands.goTo('dialog Remove NAME from the session?: Remove');
    await hands.press('Enter');
    await expect(ada.toast(`${name} was removed`)).toBeVisible();
    await expect(page.getByRole('button', { name: '3 more' })).toBeVisible();
    expect(await hands.touches()).toEqual([]);
  } finally {
    for (const other of others) other.destroy();
  }
});
