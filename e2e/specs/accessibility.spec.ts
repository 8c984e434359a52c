import type { SessionClient } from '@coedit/client';
import { checkAccessible } from '../fixtures/axe.ts';
import { nodePerson } from '../fixtures/node-person.ts';
import { checkReachable } from '../fixtures/reach.ts';
import { expect, test } from '../fixtures/test.ts';
import type { SessionPage } from '../pages/session-page.ts';

test.use({ ownServer: true });

const FILES = [
  {
    path: 'README.md',
    text: '# Title\n\nText with `code`, [a link](src/main.ts).\n\n```ts\nlet a = 1;\n```\n',
  },
  { path: 'src/page.html', text: '<!doctype html>\n<p class="x">Text</p>\n<!-- A comment -->\n' },
  { path: 'src/main.ts', text: `// A comment\nexport const name: string = "x";\n${'run(1);\n'.repeat(120)}` },
];
const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const PREVIEW = 'Show or hide the preview beside the text';

test('axe finds nothing serious on any page in any theme, and all that is there is reached by keyboard', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession(FILES, 'Accessible');
  const ada = await people.join(session.links.owner.url, 'Ada');
  const { page } = ada;
  const { keyboard } = page;
  const check = async (what: string) => {
    await checkAccessible(page, what);
    await checkReachable(page, what);
  };
  const company = ['Ben', 'Cy'].map((name) => nodePerson(instance, session, name));
  const [ben, cy] = company as [SessionClient, SessionClient];
  const vic = nodePerson(instance, session, 'Vic', 'viewer');
  try {
    await ada.saved();
    await expect(ada.person('Cy')).toBeVisible();
    await check('no open file');

    await test.step('a file, with someone on my line whom I follow, and someone beyond the edge', async () => {
      await caretAt(ben, 'src/main.ts', 2);
      await caretAt(cy, 'src/main.ts', 110);
      await ada.treeItem('src').click();
      await ada.openFile('main.ts');
      await ada.caretTo(2, 1);
      await ada.runByKeys('Names at cursors: Always');
      await expect(ada.caretLabel('Ben')).toBeVisible();
      await expect(ada.status.getByText('Ben is on your line')).toBeVisible();
      await expect(page.getByRole('list', { name: 'People below' })).toBeVisible();

      await ada.runByKeys('Follow Ben');
      await expect(page.getByText('Following Ben')).toBeVisible();
      await check('a file and company');
      await keyboard.press('Escape');
    });
    await test.step('a preview and a page on two sides, an outline', async () => {
      await ada.openFile('README.md');
      await page.getByRole('button', { name: PREVIEW }).click();
      await expect(page.getByRole('article', { name: 'Preview of README.md' })).toBeVisible();
      await page.getByRole('button', { name: /^Split the editor/ }).click();
      await ada.openFile('page.html');
      await page.getByRole('button', { name: PREVIEW }).last().click();
      await expect(page.locator('iframe')).toBeVisible();
      await page.getByRole('button', { name: 'Outline' }).click();
      await expect(page.getByRole('complementary', { name: 'Outline' }).getByRole('button')).not.toHaveCount(
        0,
      );
      await check('previews, two sides, outline');
    });
    await test.step('files that are no text; search, chat and messages', async () => {
      await page.getByRole('button', { name: /^Explorer/ }).click();
      await page.getByLabel('Files to upload').setInputFiles([
        { name: 'dot.png', mimeType: 'image/png', buffer: Buffer.from(DOT, 'base64') },
        { name: 'some.bin', mimeType: 'application/octet-stream', buffer: Buffer.from([0, 1, 2, 255]) },
      ]);
      await keyboard.press('ControlOrMeta+2');
      await ada.treeItem('some.bin').click();
      await expect(page.getByRole('region', { name: 'some.bin' })).toBeVisible();
      await keyboard.press('ControlOrMeta+1');
      await ada.treeItem('dot.png').click();
      await expect(page.getByRole('img', { name: /dot\.png/ })).toBeVisible();
      for (const [key, shown] of [
        ['2', '.binary-view'],
        ['1', '.image-view'],
      ] as const) {
        await keyboard.press(`ControlOrMeta+${key}`);
        await expect(page.locator(`${shown} :focus`)).toHaveCount(1);
      }
      await talk(ada, ben);
      await replace(ada);
      vic.askToEdit(true);
      await expect(page.getByRole('button', { name: 'Not now' })).toBeVisible();
      await check('search, chat, messages, a picture and bytes');
      await page.getByRole('button', { name: 'Not now' }).click();
      await page.getByRole('button', { name: 'Regular expression' }).click();
      await page.getByRole('textbox', { name: 'Search in all files' }).fill('(');
      await page.getByRole('textbox', { name: 'Message to everyone' }).fill('x'.repeat(5_000));
      await checkAccessible(page, 'what is wrong in a search', '.search');
      await checkAccessible(page, 'what is wrong in a message', '.chat');
      await page.getByRole('textbox', { name: 'Message to everyone' }).fill('@');
      await expect(page.getByRole('listbox', { name: 'People to mention' })).toBeVisible();
      await checkAccessible(page, 'a name to mention', '.chat');
      await page.getByRole('textbox', { name: 'Message to everyone' }).fill('');
    });
    await test.step('offline, in a file that someone deleted, with Vim keys', async () => {
      await ada.runByKeys('Join both sides to one');
      await page.getByRole('button', { name: /^Explorer/ }).click();
      await ada.openFile('page.html');
      await ada.runByKeys('Toggle Vim keys');
      const file = ben.workspace.find('src/page.html');
      if (file !== undefined) ben.workspace.remove([file.id]);
      await expect(page.getByRole('button', { name: 'Restore' })).toBeVisible();
      for (const person of [...company, vic]) person.destroy();
      await instance.kill();
      await expect(ada.status.getByText(/^Reconnecting in/)).toBeVisible();
      await check('offline, a deleted file, Vim keys');
    });
    await instance.start();
  } finally {
    for (const person of [...company, vic]) person.destroy();
  }
  await page.goto('about:blank');
  await page.goto(`${instance.url}/s/${session.id}#${'A'.repeat(32)}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await check('refusal');
  await page.goto(instance.url);
  await page.getByRole('textbox', { name: 'Session link or id' }).fill('no link');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await check('start page, of what is no link');
});

async function caretAt(client: SessionClient, path: string, line: number): Promise<void> {
  await expect.poll(() => client.workspace.find(path)?.id).toBeTruthy();
  const file = client.workspace.find(path);
  if (file !== undefined) client.setCursor({ fileId: file.id, line, column: 1, selections: [] });
}

/** Each kind of part a message can have, of mine and of another; and what is looked for in them. */
async function talk({ page }: SessionPage, other: SessionClient): Promise<void> {
  await page.getByRole('button', { name: /^Chat/ }).click();
  await page
    .getByRole('textbox', { name: 'Message to everyone' })
    .fill('See README.md:1, `this`, https://example.org and @Ben\n```ts\nconst a = 1;\n```');
  await page.keyboard.press('Enter');
  other.sendChat('@Ada thanks');
  await expect(page.getByRole('article')).toHaveCount(2);
  await page.getByRole('button', { name: 'Find in the chat' }).click();
  await page.keyboard.type('a');
}

async function replace({ page }: SessionPage): Promise<void> {
  await page.getByRole('button', { name: /^Search/ }).click();
  await page.getByRole('textbox', { name: 'Search in all files' }).fill('name');
  await page.getByRole('button', { name: 'Show or hide replacing' }).click();
  await page.getByRole('textbox', { name: 'Replace by' }).fill('word');
  await page.getByRole('button', { name: 'Show or hide which files are searched' }).click();
  await expect(page.getByText('1 match in 1 file')).toBeVisible();
}
