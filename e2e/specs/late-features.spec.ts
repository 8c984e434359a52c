import { expect, test } from '../fixtures/test.ts';

const FEATURES = /\/assets\/monaco-features-/;

test('one can type before Monaco’s features have come, and then an editor that was there has them all', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([
    { path: 'main.ts', text: 'function alpha() {\n  return { beta: 1 };\n}\nalpha()\n' },
  ]);
  const ada = await people.open('about:blank', 'Ada');
  const { page } = ada;
  const { keyboard } = page;
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(FEATURES, async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.waitForRequest(FEATURES);
  await page.goto(session.links.owner.url);
  await asked;
  await ada.caretTo(4, 8);
  await ada.type('.');
  await expect.poll(() => ada.editorText()).toContain('\nalpha().\n');
  expect(await page.evaluate(() => window.coedit.editors.monacoActions().length)).toBeLessThan(100);
  // Asked for too early: they wait, and the browser's own find is not opened.
  await page.evaluate(() => window.coedit.editors.run('editor.action.copyLinesDownAction'));
  await keyboard.press('ControlOrMeta+f');
  release();
  await expect.poll(() => ada.editorText()).toContain('\nalpha().\nalpha().\n');
  await expect(page.locator('.find-widget.visible')).toBeVisible();
  await keyboard.press('Escape');

  // An action, its key, a contribution with a widget, a service, a language: each hangs on something else.
  await expect(page.locator('.view-line [class*=bracket-highlighting]').first()).toBeVisible();
  await keyboard.press('ControlOrMeta+/');
  await expect.poll(() => ada.editorText()).toContain('\n// alpha().\n');
  await keyboard.press('ControlOrMeta+/');
  await expect.poll(() => ada.editorText()).toContain('\nalpha().\nalpha().\n');
  await keyboard.press('End');
  await keyboard.press('ControlOrMeta+Space');
  await expect(page.locator('.suggest-widget').getByText('beta')).toBeVisible({ timeout: 20_000 });
  await keyboard.press('Escape');
  await keyboard.press('ControlOrMeta+f');
  await expect(page.locator('.find-widget.visible')).toBeVisible();
  await keyboard.press('Escape');
  await page.locator('.view-line', { hasText: 'return' }).click({ button: 'right' });
  await expect(page.getByRole('menuitem', { name: 'Go to Definition' })).toBeVisible();
  await keyboard.press('Escape');
  // Colours that the features brought along.
  await expect(page.locator('.monaco-editor').first()).toHaveCSS(
    '--vscode-editorSuggestWidget-background',
    /#/u,
  );
});

test('code opened without a line gets its colours when the line is back', async ({ instance, people }) => {
  const session = await instance.createSession([
    { path: 'README.md', text: '# Read me\n' },
    { path: 'sum.py', text: 'def total():\n    return 1\n' },
  ]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const { page } = ada;
  await ada.openFile('README.md');
  const asked = page.waitForEvent('requestfailed', (request) => /\/assets\/python-/.test(request.url()));
  await page.context().setOffline(true);
  await ada.treeItem('sum.py').click();
  await asked;
  const keyword = page.locator('.view-line').getByText('def', { exact: true });
  await expect(page.locator('.view-line', { hasText: 'def total' })).toBeVisible();
  await expect(keyword).toHaveCount(0);
  await page.context().setOffline(false);
  // A word that has a colour of its own is an element of its own.
  await expect(keyword).toBeVisible({ timeout: 20_000 });
});
