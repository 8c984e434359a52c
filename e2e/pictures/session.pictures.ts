import { expect, test } from '../fixtures/test.ts';
import { company, FILES, inMain, showNames } from './project.ts';
import { shoot, shootAllLooks } from './shoot.ts';

test('a session with three people in it', async ({ instance, people }) => {
  const session = await instance.createSession(FILES, 'Invoices');
  const ada = await people.join(session.links.owner.url, 'Ada', { colorScheme: 'dark', colour: 0 });
  const { page } = ada;
  await inMain(ada, 1, 1);
  await showNames(ada);
  const { grace } = await company(people, session.links.editor.url);
  await expect(ada.caretLabel('Grace')).toBeVisible();
  await expect(ada.caretLabel('Linus')).toBeVisible();
  await expect(page.locator('[class*=squiggly]')).toHaveCount(0);
  await ada.caretTo(21, 3);
  await shootAllLooks(page, 'session');

  await ada.person('Grace').click();
  await expect(page.getByRole('menu')).toBeVisible();
  await shoot(page, 'person-menu');
  await page.keyboard.press('Escape');
  await ada.runByKeys('Follow Grace');
  await expect(page.getByRole('status').filter({ hasText: 'Following Grace' })).toBeVisible();
  await shootAllLooks(page, 'following');
  await shoot(grace.page, 'followed');
  await page.keyboard.press('Escape');

  await page.keyboard.press('F1');
  await page.keyboard.type('un');
  await expect(page.getByRole('option').first()).toBeVisible();
  await shootAllLooks(page, 'palette');
  await page.keyboard.press('Escape');

  await page.setViewportSize({ width: 360, height: 740 });
  await page.getByRole('button', { name: /^Explorer/ }).click();
  await expect(ada.treeItem('main.ts')).toBeVisible();
  await shoot(page, 'explorer-phone');
});

test('what is said: chat, a person who calls, a file that was deleted', async ({ instance, people }) => {
  const session = await instance.createSession(FILES, 'Invoices');
  const ada = await people.join(session.links.owner.url, 'Ada', { colorScheme: 'dark', colour: 0 });
  const { page } = ada;
  await inMain(ada, 1, 1);
  const { grace, linus } = await company(people, session.links.editor.url);
  await ada.runByKeys('Show or hide the chat');
  const say = async (person: typeof ada, message: string) => {
    const field = person.page.getByRole('textbox', { name: 'Message to everyone' });
    await field.fill(message);
    await field.press('Enter');
  };
  await grace.runByKeys('Show or hide the chat');
  await linus.runByKeys('Show or hide the chat');
  await say(grace, 'The sum looks wrong to me: src/total.ts:3. @Ada, can you look?');
  await say(
    ada,
    'It adds cents, that is right. This would round:\n```ts\nconst euros = Math.round(sum / 100);\n```',
  );
  await say(linus, 'Then it is `summary()` in src/main.ts:16');
  await expect(page.getByText('Then it is')).toBeVisible();
  await shootAllLooks(page, 'chat', () => page.getByRole('button', { name: /^Chat/ }).click());
  await ada.runByKeys('Show or hide the chat');

  await linus.caretTo(7, 3);
  await linus.runByKeys('Look here');
  await expect(ada.toast(/Linus calls you/)).toBeVisible();
  await ada.treeItem('total.ts').first().click();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  await page.mouse.move(180, 500);
  await expect(ada.toast(/Linus calls you/)).toBeVisible();
  await shoot(page, 'toasts');
});
