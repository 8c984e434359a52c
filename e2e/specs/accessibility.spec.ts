import type { Instance } from '@coedit/instance';
import type { CreatedSession } from '@coedit/protocol';
import { checkAccessible } from '../fixtures/axe.ts';
import { expect, type People, test } from '../fixtures/test.ts';

// Each looks at much: side by side none keeps the others waiting.
test.describe.configure({ mode: 'parallel' });

const FILES = [
  { path: 'README.md', text: '# Title\n\nText with `code`.\n' },
  { path: 'src/page.html', text: '<!doctype html>\n<p class="x">Text</p>\n<!-- A comment -->\n' },
  { path: 'src/main.ts', text: '// A comment\nexport const name: string = "x";\n' },
];

test('axe finds nothing serious on the start page and in a session, in any theme', async ({
  instance,
  people,
}) => {
  const session = await createSession(instance);
  const ada = await people.open(instance.url, 'Ada');
  const { page } = ada;
  const check = (what: string) => checkAccessible(page, what);

  await check('start page');
  await page.goto(session.links.owner.url);
  await ada.saved();
  await company(people, session);
  await check('session without an open file');
  await ada.treeItem('src').click();
  await ada.openFile('main.ts');
  await ada.runByKeys('Names at cursors: Always');
  await expect(ada.caretLabel('Ben')).toBeVisible();
  await check('session with a file');
  await ada.openFile('page.html');
  await expect(page.locator('.view-line').getByText('A comment')).toBeVisible();
  await check('an HTML file');
  await ada.openFile('main.ts');

  await ada.openFile('README.md');
  await page.getByRole('button', { name: 'Show or hide the preview beside the text' }).click();
  await expect(page.getByRole('article', { name: 'Preview of README.md' })).toBeVisible();
  await page.getByRole('button', { name: /^Split the editor/ }).click();
  await page.getByRole('button', { name: 'Outline' }).click();
  await check('outline, preview, two sides');
});

test('axe finds nothing serious on dialogs, palettes, search and chat, in any theme', async ({
  instance,
  people,
}) => {
  const session = await createSession(instance);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const { page } = ada;
  const check = (what: string) => checkAccessible(page, what);
  await ada.openFile('README.md');

  await ada.openShareDialog();
  await page.getByRole('button', { name: 'Show the owner link as a QR code' }).click();
  await page.getByRole('button', { name: 'New link' }).click();
  await check('share dialog');
  await page.keyboard.press('Escape');
  for (const [command, dialog] of [
    ['Change my name or colour', 'Change my name or colour'],
    ['Open settings', 'Settings'],
  ] as const) {
    await ada.runByKeys(command);
    await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
    await check(dialog);
    await page.keyboard.press('Escape');
  }
  await ada.openPalette();
  await expect(page.getByRole('option').first()).toBeVisible();
  await check('command palette');
  await page.keyboard.press('Escape');
  await ada.openPalette('ControlOrMeta+p');
  await expect(page.getByRole('option').first()).toBeVisible();
  await check('quick open');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: /^Chat/ }).click();
  await page.getByRole('textbox', { name: 'Message to everyone' }).fill('See README.md:1 and `this`');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toHaveCount(1);
  await page.getByRole('button', { name: /^Search/ }).click();
  await page.getByRole('textbox', { name: 'Search in all files' }).fill('name');
  await expect(page.getByText('1 match in 1 file')).toBeVisible();
  await check('search and chat');
});

test.describe('with a server of its own', () => {
  test.use({ ownServer: true });

  test('axe finds nothing serious about people, while reconnecting, and where nobody is let in, in any theme', async ({
    instance,
    people,
  }) => {
    const session = await createSession(instance);
    const ada = await people.join(session.links.owner.url, 'Ada');
    const { page } = ada;
    const check = (what: string) => checkAccessible(page, what);
    await company(people, session);
    await ada.openFile('README.md');

    await ada.person('Ben').click();
    await expect(page.getByRole('menu')).toBeVisible();
    await check('menu of a person');
    await page.getByRole('menuitem', { name: /^Remove/ }).click();
    await expect(page.getByRole('dialog', { name: /^Remove Ben/ })).toBeVisible();
    await check('removing someone');
    await page.keyboard.press('Escape');
    const vic = await people.join(session.links.viewer.url, 'Vic');
    await vic.page.getByRole('button', { name: 'Ask to edit' }).click();
    await expect(page.getByRole('button', { name: 'Not now' })).toBeVisible();
    await check('someone who asks to edit');

    await instance.kill();
    await expect(ada.status.getByText(/^Reconnecting in/)).toBeVisible();
    await check('while reconnecting');
    await instance.start();
    await page.goto('about:blank');
    await page.goto(`${instance.url}/s/${session.id}#${'A'.repeat(32)}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await check('refusal');
  });
});

function createSession(instance: Instance): Promise<CreatedSession> {
  return instance.createSession(FILES, 'Accessible');
}

/** Someone else, in a file: avatars, dots and carets are on the page. */
async function company(people: People, session: CreatedSession): Promise<void> {
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ben.treeItem('src').click();
  await ben.openFile('main.ts');
  await ben.focusEditor();
}
