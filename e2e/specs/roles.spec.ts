import { Line } from '../fixtures/line.ts';
import { expect, test } from '../fixtures/test.ts';
import type { SessionPage } from '../pages/session-page.ts';

const PATH = 'notes.txt';

async function choose(owner: SessionPage, name: string, item: string): Promise<void> {
  await owner.person(name).click();
  await owner.page.getByRole('menuitem', { name: item }).click();
}

test('an owner takes the right to edit away while someone types, gives it back, and removes them', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: PATH, text: '' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  const cho = await people.join(session.links.editor.url, 'Cho');
  for (const person of [ada, ben, cho]) await person.openFile(PATH);
  await ben.focusEditor();
  await ben.type('shared ');
  await ben.saved();

  await test.step('what was typed under the old role and came too late is kept, and said', async () => {
    const line = await Line.of(ben);
    await ben.connected();
    await ben.openFile(PATH);
    await ben.focusEditor();
    await ben.page.keyboard.press('ControlOrMeta+End');
    line.hold();
    await ben.type('late');
    await choose(ada, 'Ben', 'Make viewer');
    await Promise.all([
      expect(ada.toast('Ben is now viewer.')).toBeVisible(),
      expect(ben.toast('You are now viewer: reads and takes part in the chat.')).toBeVisible(),
    ]);
    line.release();
    await expect(ben.status.getByText(/^\d edits? cannot be saved: read-only$/)).toBeVisible();
    await ben.type('x');
    await expect(ben.page.getByText('Your role in this session only allows reading.').first()).toBeVisible();
    await ben.expectText(PATH, 'shared late');
    await expect(ada.person('Ben')).toHaveAccessibleName(/viewer/);
    for (const other of [ada, cho]) expect(await other.text(PATH)).toBe('shared ');
    // Another of the same link keeps the role that it gives.
    await expect(ada.person('Cho')).toHaveAccessibleName(/editor/);
  });

  await test.step('the role lasts across a reload', async () => {
    ben.page.once('dialog', (asked) => void asked.accept());
    await ben.page.reload();
    await expect(ben.page.getByRole('banner').getByText('Read-only')).toBeVisible({ timeout: 20_000 });
    await expect(ada.person('Ben')).toHaveAccessibleName(/viewer/);
    await ben.expectText(PATH, 'shared late');
  });

  await test.step('given back, what was kept reaches everyone', async () => {
    await ben.openFile(PATH);
    await choose(ada, 'Ben', 'Make editor');
    await expect(ben.page.getByRole('banner').getByText('Read-only')).toHaveCount(0);
    for (const other of [ada, cho]) await other.expectText(PATH, 'shared late');
    await ben.focusEditor();
    await ben.page.keyboard.press('ControlOrMeta+End');
    await ben.type('!');
    await ben.saved();
    await cho.expectText(PATH, 'shared late!');
  });

  await test.step('removed, they are told so and cannot come back by the links there are', async () => {
    await choose(ada, 'Ben', 'Remove from session…');
    const dialog = ada.page.getByRole('dialog', { name: 'Remove Ben from the session?' });
    await expect(dialog).toContainText('Someone who clears their browser, or uses another, can still come');
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(ada.toast('Ben was removed.')).toBeVisible();
    await expect(ada.person('Ben')).toHaveCount(0);
    const refusal = ben.page.getByRole('heading', { name: 'You were removed from this session' });
    await expect(refusal).toBeVisible({ timeout: 3_000 });
    await ben.page.getByRole('button', { name: 'Try again' }).click();
    await expect(refusal).toBeVisible();
    await ben.page.goto(session.links.viewer.url);
    await expect(refusal).toBeVisible();
    await expect(cho.status.getByText('Saved', { exact: true })).toBeVisible();
  });
  expect(await instance.readFile(session, PATH)).toBe('shared late!');
});

test('someone who is removed together with their link is kept out in any browser', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: PATH, text: '' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const vic = await people.join(session.links.viewer.url, 'Vic');
  await expect(vic.page.getByRole('button', { name: 'Ada, owner, active' })).toBeVisible();
  await vic.person('Ada').click();
  // Who is no owner is offered nothing of it.
  await expect(vic.page.getByRole('menuitem', { name: 'Make editor' })).toHaveCount(0);
  await expect(vic.page.getByRole('menuitem', { name: 'Remove from session…' })).toHaveCount(0);

  await choose(ada, 'Vic', 'Remove from session…');
  const dialog = ada.page.getByRole('dialog');
  await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(vic.page.getByRole('heading', { name: 'You were removed from this session' })).toBeVisible();
  const elsewhere = await people.open(session.links.viewer.url, 'Vic');
  await expect(elsewhere.page.getByRole('heading', { name: 'This link was withdrawn' })).toBeVisible();
});
