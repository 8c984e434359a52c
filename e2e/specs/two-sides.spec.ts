import { expect, test } from '../fixtures/test.ts';

test('the same file on two sides: both stay right while another types, undo is mine, and it is all there at the next visit', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([
    { path: 'a.txt', text: 'one\ntwo\nthree\n' },
    { path: 'b.txt', text: 'other\n' },
  ]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  const { page } = ada;
  const sides = page.locator('.editor-pane');
  await ada.openFile('a.txt');
  await ada.caretTo(2, 1);
  await ben.openFile('a.txt');
  await ben.caretTo(3, 6);

  await test.step('split', async () => {
    await page.getByRole('button', { name: /^Split the editor/ }).click();
    await expect(sides).toHaveCount(2);
    await expect(sides.nth(1).locator('.view-line').first()).toBeVisible();
    await expect(sides.nth(1).locator('.monaco-editor.focused')).toBeVisible();
    expect(await ada.position()).toEqual({ line: 2, column: 1 });
    for (const side of [0, 1]) await expect(sides.nth(side).locator('.remote-caret')).toHaveCount(1);
  });
  await test.step('he types, I type on the right and see both on the left', async () => {
    await ben.type(' three');
    await ada.insert('MINE_');
    await ada.expectText('a.txt', 'one\nMINE_two\nthree three\n');
    for (const side of [0, 1]) {
      await expect(sides.nth(side).locator('.view-lines')).toContainText('MINE_two');
      await expect(sides.nth(side).locator('.view-lines')).toContainText('three three');
    }
    // His caret is behind his last letter on both sides.
    for (const side of [0, 1]) {
      await expect
        .poll(async () => {
          const caret = await sides.nth(side).locator('.remote-caret').boundingBox();
          const line = await sides
            .nth(side)
            .locator('.view-line > span', { hasText: 'three three' })
            .boundingBox();
          return (
            caret &&
            line &&
            Math.abs(caret.x + caret.width - line.x - line.width) < 6 &&
            Math.abs(caret.y - line.y) < 10
          );
        })
        .toBe(true);
    }
    await expect(ben.others.carets).toHaveCount(1);
  });
  await test.step('my undo, from the left, takes back what I typed on the right', async () => {
    await sides
      .nth(0)
      .locator('.editor-scrollable')
      .click({ position: { x: 5, y: 11 } });
    await page.keyboard.press('ControlOrMeta+z');
    await ben.expectText('a.txt', 'one\ntwo\nthree three\n');
  });
  await test.step('a tab of its own on each side; a tab is dragged across; closing the last joins', async () => {
    await ada.openFile('b.txt');
    await expect(sides.nth(0).getByRole('tab')).toHaveCount(2);
    await expect(sides.nth(1).getByRole('tab')).toHaveCount(1);
    await page.reload();
    await ada.connected();
    await expect(sides).toHaveCount(2);
    await expect(sides.nth(0).locator('.view-lines')).toContainText('other');
    await expect(sides.nth(1).locator('.view-lines')).toContainText('three three');
    await sides
      .nth(0)
      .getByRole('tab', { name: 'b.txt' })
      .dragTo(sides.nth(1).getByRole('tab', { name: 'a.txt' }));
    await expect(sides.nth(1).getByRole('tab')).toHaveCount(2);
    await sides.nth(0).getByRole('tab', { name: 'a.txt' }).click({ button: 'middle' });
    await expect(sides).toHaveCount(1);
    await expect(sides.getByRole('tab')).toHaveCount(2);
  });
  await test.step('on a phone there is one at a time', async () => {
    await page.keyboard.press('ControlOrMeta+\\');
    await expect(sides).toHaveCount(2);
    await page.setViewportSize({ width: 360, height: 740 });
    await expect(sides.filter({ visible: true })).toHaveCount(1);
    await page.getByRole('button', { name: 'Go to the other side' }).click();
    await expect(sides.filter({ visible: true })).toHaveCount(1);
    await expect(sides.filter({ visible: true }).getByRole('tab')).toHaveCount(2);
  });
});
