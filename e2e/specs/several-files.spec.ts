import { expect, test } from '../fixtures/test.ts';

test('several files are chosen with mouse and keyboard, moved, deleted and brought back together; one path made by two is told', async ({
  instance,
  people,
}) => {
  const files = ['a', 'b', 'c', 'dir/d'].map((path) => ({ path: `${path}.txt`, text: path }));
  const session = await instance.createSession(files);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  const { row, tree } = { row: (name: string) => ada.explorer.row(name), tree: ada.explorer.tree };
  const chosen = tree.locator('[role="treeitem"][aria-selected="true"]');
  const undo = (message: RegExp) =>
    ada.page
      .locator('[data-sonner-toast]')
      .filter({ hasText: message })
      .getByRole('button', { name: 'Undo' })
      .click();

  await row('a.txt').click();
  await row('c.txt').click({ modifiers: ['Shift'] });
  await row('b.txt').click({ modifiers: ['Control'] });
  await expect(chosen).toHaveText(['a.txt', 'c.txt']);
  await row('a.txt').click();
  await ada.page.keyboard.press('Shift+ArrowDown');
  await expect(chosen).toHaveText(['a.txt', 'b.txt']);

  await row('b.txt').dragTo(row('dir'));
  await ben.expectText('dir/a.txt', 'a');
  await ben.expectText('dir/b.txt', 'b');
  await undo(/Moved 2 items to dir/);
  await ben.expectText('a.txt', 'a');

  await row('b.txt').click();
  await ada.page.keyboard.press('Control+a');
  await ada.page.keyboard.press('Delete');
  await expect(ben.explorer.row('a.txt')).toHaveCount(0);
  await undo(/Deleted .* items with 4 files/);
  await ben.expectText('dir/d.txt', 'dir/d');

  // The line is cut, so that neither can know of the other.
  await ben.page.context().setOffline(true);
  await expect(ben.status).toContainText(/Offline|Reconnecting/);
  await ada.explorer.createFile('new.md');
  await ben.explorer.createFile('new.md');
  await ben.page.context().setOffline(false);
  await Promise.all([
    expect(ada.toast(/Ben made “new\.md” at the same moment as you/)).toBeVisible(),
    expect(ben.toast(/Ada made “new\.md” at the same moment as you/)).toBeVisible(),
  ]);
  await expect(ada.treeItem('new (2).md')).toBeVisible();
});
