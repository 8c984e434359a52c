import { expect, test } from '../fixtures/test.ts';

const PAGE = `<!doctype html><link rel="stylesheet" href="a.css"><h1>Hi</h1><p id="told"></p><script src="a.js"></script>`;
/** Tries to get out, and says what came of it. */
const SCRIPT = `
const tries = { parent: () => parent.document.title, cookie: () => document.cookie, storage: () => localStorage.length };
const told = Object.entries(tries).map(([name, reach]) => {
  try { return name + ' ' + reach(); } catch { return name + ' shut'; }
});
fetch('/api/openapi.json').then(() => 'open', () => 'shut').then((server) => {
  document.getElementById('told').textContent = [...told, 'server ' + server].join(', ');
});`;

test('Markdown and a page are seen beside their text as it changes; the page reaches nothing of the session', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([
    {
      path: 'notes.md',
      text: '# Notes\n\n<img src="x" onerror="window.hacked = true">\n\n[page](web/index.html)\n\n```ts\nconst one = 1;\n```\n',
    },
    { path: 'web/index.html', text: PAGE },
    { path: 'web/a.css', text: 'h1 { color: rgb(1, 2, 3) }' },
    { path: 'web/a.js', text: SCRIPT },
  ]);
  const ada = await people.join(session.links.editor.url, 'Ada');
  const ben = await people.join(session.links.viewer.url, 'Ben');
  const toggle = ben.page.getByRole('button', { name: 'Show or hide the preview beside the text' });

  await ben.openFile('notes.md');
  await toggle.click();
  const notes = ben.page.getByRole('article', { name: 'Preview of notes.md' });
  await expect(notes.getByRole('heading', { name: 'Notes' })).toBeVisible();
  await ada.openFile('notes.md');
  await ada.caretTo(1, 8);
  await ada.type(' of Ada');
  await expect(notes.getByRole('heading', { name: 'Notes of Ada' })).toBeVisible();
  expect(await ben.page.evaluate(() => 'hacked' in window)).toBe(false);
  const word = notes.getByText('const', { exact: true });
  for (const [colorScheme, colour] of [
    ['light', 'rgb(0, 0, 255)'],
    ['dark', 'rgb(86, 156, 214)'],
    ['light', 'rgb(0, 0, 255)'],
  ] as const) {
    await ben.page.emulateMedia({ colorScheme });
    await expect(word).toHaveCSS('color', colour);
  }

  await notes.getByRole('link', { name: 'page' }).click();
  await expect(ben.tab('index.html')).toHaveAttribute('aria-selected', 'true');
  await toggle.click();
  const page = ben.page.frameLocator('iframe[title="Preview of web/index.html"]');
  await expect(page.getByRole('heading', { name: 'Hi' })).toHaveCSS('color', 'rgb(1, 2, 3)');
  await expect(page.locator('#told')).toHaveText('parent shut, cookie shut, storage shut, server shut');
  // Where she began, so that its folder is open.
  await ada.openFile('index.html');
  await ada.caretTo(1, PAGE.indexOf('Hi') + 3);
  await ada.type(' there');
  await expect(page.getByRole('heading', { name: 'Hi there' })).toBeVisible();
});
