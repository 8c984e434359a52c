import { expect, test } from '../fixtures/test.ts';

const FILES = [
  { path: 'README.md', text: '# Read me\n' },
  { path: 'src/a.ts', text: 'one\n' },
  { path: 'src/b.ts', text: 'two\n' },
];

test('who comes by a plain link is where the other is, and types without a click', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession(FILES);
  const ada = await people.join(`${session.links.owner.url}&file=src/b.ts`, 'Ada');
  await expect(ada.tab('b.ts')).toHaveAttribute('aria-selected', 'true');
  await ada.focusEditor();
  // The prompt for a name is there, and in nobody's way.
  const guest = await people.join(session.links.editor.url, '');
  await expect(guest.tab('b.ts')).toHaveAttribute('aria-selected', 'true');
  await expect(guest.page.getByRole('tab')).toHaveCount(1);
  await expect(guest.page.getByRole('region', { name: 'Your name' })).toBeVisible();
  await expect(guest.page.locator('.monaco-editor.focused')).toBeVisible();
  await guest.type('hello ');
  await ada.expectText('src/b.ts', 'hello two\n');

  // What was closed stays closed, though somebody is in it.
  await guest.page.getByRole('tab').press('Delete');
  await expect(guest.page.getByRole('heading', { name: 'No file is open' })).toBeVisible();
  await guest.page.reload();
  await guest.connected();
  await expect(guest.person('Ada')).toBeVisible();
  await expect(guest.page.getByRole('heading', { name: 'No file is open' })).toBeVisible();
});

test('on a phone, toasts, the note in the corner and whom I follow do not cover one another', async ({
  instance,
  people,
}, info) => {
  const session = await instance.createSession(FILES);
  const ada = await people.join(`${session.links.owner.url}&file=src/b.ts`, 'Ada');
  await expect(ada.tab('b.ts')).toHaveAttribute('aria-selected', 'true');
  await ada.focusEditor();
  const guest = await people.join(session.links.editor.url, '', { viewport: { width: 360, height: 740 } });
  const { page } = guest;
  await guest.person('Ada').click();
  await page.getByRole('menuitem', { name: 'Follow' }).click();
  await ada.runByKeys('Look here: call everyone to my line');
  const boxes = [
    page.getByRole('region', { name: 'Your name' }),
    page.getByRole('status').filter({ hasText: 'Following Ada' }),
    page.locator('[data-sonner-toast]').filter({ hasText: 'Ada calls you' }),
  ];
  for (const box of boxes) await expect(box).toBeVisible();
  const gaps = async () => {
    const [note, name, toast] = await Promise.all(boxes.map((box) => box.boundingBox()));
    if (!note || !name || !toast) return null;
    return [name.y - (note.y + note.height), note.y - (toast.y + toast.height)].map((gap) => gap >= 0);
  };
  await expect.poll(gaps).toEqual([true, true]);
  await page.screenshot({ path: info.outputPath('one-above-the-other.png') });
});

test('who comes alone sees the file to begin with; in an empty session, what can be done', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession(FILES);
  const viewer = await people.join(session.links.viewer.url, 'Vera');
  await expect(viewer.tab('README.md')).toHaveAttribute('aria-selected', 'true');
  // Looked at only: the next file takes its place.
  await viewer.explorer.row('src').click();
  await viewer.openFile('a.ts');
  await expect(viewer.page.getByRole('tab')).toHaveText(/a\.ts/);

  const empty = await instance.createSession([]);
  const ben = await people.join(empty.links.editor.url, 'Ben');
  await expect(ben.page.getByRole('heading', { name: 'This session has no files yet' })).toBeVisible();
  const cleo = await people.join(empty.links.editor.url, 'Cleo');
  // Who is in no file cannot be jumped to, and it says why.
  await ben.person('Cleo').click();
  const jump = ben.page.getByRole('menuitem', { name: 'Jump to their cursor' });
  await expect(ben.page.getByRole('menu')).toContainText('no file open');
  await expect(jump).toBeDisabled();
  await cleo.explorer.createFile('new.txt');
  await expect(jump).toBeEnabled();
  await ben.page.keyboard.press('Escape');
  await expect(ben.treeItem('new.txt')).toBeVisible();
  await expect(ben.page.getByRole('tab')).toHaveCount(0);
});
