import { expect, test } from '../fixtures/test.ts';

const LONG_NAME = 'A session whose name is longer than a phone is wide';
const PHONE = { width: 360, height: 740 };

test('a window that becomes narrow and wide again keeps caret, focus and undo', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: 'one\ntwo\nthree\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const { page } = ada;
  await ada.openFile('notes.txt');
  await ada.caretTo(2, 4);
  await ada.type('!');
  const editor = page.getByRole('textbox', { name: /notes\.txt/ });
  for (const size of [PHONE, { width: 1280, height: 800 }]) {
    await page.setViewportSize(size);
    await expect(page.locator('.workbench-narrow')).toHaveCount(size === PHONE ? 1 : 0);
    await expect(editor).toBeFocused();
    expect(await ada.position()).toEqual({ line: 2, column: 5 });
  }
  await ada.type('?');
  await ada.expectText('notes.txt', 'one\ntwo!?\nthree\n');
  // Two steps where half a second passed between the letters, else one: a second undo finds nothing then.
  await page.keyboard.press('ControlOrMeta+z');
  await page.keyboard.press('ControlOrMeta+z');
  await ada.expectText('notes.txt', 'one\ntwo\nthree\n');
});

test('on a phone: find a file, make a small edit, chat', async ({ instance, people }) => {
  const files = [
    { path: 'notes.txt', text: 'one\n' },
    { path: 'src/main.ts', text: 'export {};\n' },
  ];
  const session = await instance.createSession(files, LONG_NAME);
  const ben = await people.join(session.links.editor.url, 'Ben');
  const ada = await people.join(session.links.owner.url, 'Ada', { viewport: PHONE, hasTouch: true });
  const { page } = ada;
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  const explorer = page.getByRole('complementary', { name: 'Explorer' });
  // What a newcomer sees first is a file, not the list.
  await expect(ada.tab('main.ts')).toBeVisible();
  await expect(explorer).toHaveCount(0);
  await page.getByRole('button', { name: /^Explorer/ }).tap();
  await ada.treeItem('notes.txt').tap();
  await expect(explorer).toHaveCount(0);
  await page
    .locator('.monaco-editor .editor-scrollable')
    .first()
    .tap({ position: { x: 5, y: 11 } });
  await page.keyboard.press('ControlOrMeta+End');
  await ada.type('by phone');
  await ben.expectText('notes.txt', 'one\nby phone');
  await ada.saved();
  await expect.poll(fits).toBe(true);

  await page.getByRole('button', { name: /^Chat/ }).tap();
  await page.getByRole('textbox', { name: 'Message to everyone' }).fill('Done');
  await page.getByRole('button', { name: 'Send' }).tap();
  await expect(page.getByRole('log').getByRole('article')).toContainText('Done');
  await expect(await ada.openShareDialog()).toBeVisible();
  await expect.poll(fits).toBe(true);
  await page.goto(instance.url);
  await expect(page.getByRole('link', { name: LONG_NAME })).toBeVisible();
  await expect.poll(fits).toBe(true);
});

test('at twice the size nothing is out of reach, and what is wrong is said in full', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: 'one\n' }]);
  // 1280 by 800 at 200 %.
  const ada = await people.join(session.links.owner.url, 'Ada', { viewport: { width: 640, height: 400 } });
  const { page } = ada;
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
  const explorer = page.getByRole('complementary', { name: 'Explorer' });
  await ada.openFile('notes.txt');
  await page.getByRole('button', { name: /^Chat/ }).click();
  await expect(page.getByRole('textbox', { name: 'Message to everyone' })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('textbox', { name: /notes\.txt/ })).toBeInViewport();
  await expect.poll(fits).toBe(true);
  for (const [command, dialog, last] of [
    ['Share this session', 'Share this session', 'New link'],
    ['Open settings', 'Settings', 'Sound for new chat messages'],
    ['Change my name or colour', 'Change my name or colour', 'Save'],
  ] as const) {
    await ada.runByKeys(command);
    const control = page.getByRole('dialog', { name: dialog }).getByText(last, { exact: true });
    // Again where what is above it has come meanwhile.
    await expect(async () => {
      await control.scrollIntoViewIfNeeded();
      await expect(control).toBeInViewport({ ratio: 1, timeout: 1000 });
    }).toPass();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }

  await test.step('narrower and wide again: the side bar is back', async () => {
    await page.setViewportSize(PHONE);
    await expect(explorer).toHaveCount(0);
    await page.setViewportSize({ width: 1280, height: 800 });
    await expect(explorer).toBeVisible();
  });
  await test.step('the long names of German keys, between side bar and chat', async () => {
    const eva = await people.open(session.links.editor.url, 'Eva', {
      viewport: { width: 640, height: 400 },
      locale: 'de-DE',
    });
    // A newcomer is in a file, and on Ada's line.
    const notice = eva.status.getByRole('button', { name: 'Ada ist in Ihrer Zeile' });
    await expect(notice).toBeVisible();
    expect(await notice.evaluate((item) => item.scrollWidth <= item.clientWidth)).toBe(true);
    await eva.page.getByRole('tab').press('Delete');
    await eva.page.locator('.activity-button').last().click();
    await expect(eva.page.locator('.chat')).toBeVisible();
    const overlaps = () =>
      eva.page.locator('.editor-empty').evaluate((pane) => {
        const { left, right } = pane.getBoundingClientRect();
        return [...pane.querySelectorAll('button, kbd')].filter((inside) => {
          const box = inside.getBoundingClientRect();
          return box.left < left || box.right > right;
        }).length;
      });
    await expect(eva.page.locator('.editor-empty kbd')).not.toHaveCount(0);
    await expect.poll(overlaps).toBe(0);
  });
  await test.step('edits that cannot be saved, on a phone', async () => {
    const vic = await people.join(session.links.viewer.url, 'Vic', { viewport: PHONE });
    await vic.page.evaluate(() => {
      const { workspace } = window.coedit.client;
      const file = workspace.find('notes.txt');
      if (file !== undefined) workspace.text(file.id).insert(0, 'two ');
    });
    const words = vic.status.getByText('1 edit cannot be saved: read-only');
    await expect(words).toBeInViewport({ ratio: 1 });
    await expect
      .poll(() => words.evaluate((element) => element.scrollWidth <= element.clientWidth))
      .toBe(true);
    await expect(vic.status.getByRole('button', { name: /cannot be saved/ })).toBeInViewport({ ratio: 1 });
  });
});

test('on a phone: a tap goes through a tooltip to what is under it', async ({ instance, people }) => {
  const files = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ path: `${name}.txt`, text: `${name}\n` }));
  const session = await instance.createSession(files);
  const ada = await people.join(session.links.owner.url, 'Ada', {
    viewport: PHONE,
    hasTouch: true,
    isMobile: true,
  });
  const { page } = ada;
  const explorer = page.getByRole('button', { name: /^Explorer/ });
  await explorer.tap();
  await ada.treeItem('e.txt').tap();
  await expect(ada.tab('e.txt')).toHaveAttribute('aria-selected', 'true');
  await explorer.tap();
  await expect(ada.treeItem('a.txt')).toBeVisible();
  // As when a dialog that was opened from it gives the focus back.
  await page.getByRole('button', { name: 'New file…' }).focus();
  const place = await page.locator('.tooltip').boundingBox();
  if (place === null) throw new Error('there is no tooltip');
  // Over the first row.
  const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
  await page.touchscreen.tap(x, y);
  await expect(ada.tab('a.txt')).toHaveAttribute('aria-selected', 'true');
});
