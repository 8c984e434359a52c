import { expect, test } from '../fixtures/test.ts';

const LONG = Array.from({ length: 200 }, (_, index) => `line ${index + 1}`).join('\n');
const FILES = [
  { path: 'notes.txt', text: 'first\nlast\n' },
  { path: 'src/long.txt', text: LONG },
];

test('who has no name is asked in nobody’s way; names and their changes are seen by all', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession(FILES);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const guest = await people.join(session.links.editor.url, '');
  const prompt = guest.page.getByRole('region', { name: 'Your name' });
  await expect(prompt).toContainText('You are');
  // It can be passed over: the editor works.
  await guest.openFile('notes.txt');
  await guest.focusEditor();
  await guest.type('x');
  await guest.saved();
  const madeUp = (await prompt.getByRole('strong').textContent()) ?? '';
  await expect(ada.person(madeUp)).toBeVisible();

  await prompt.getByRole('button', { name: 'Change name' }).click();
  const dialog = guest.page.getByRole('dialog', { name: 'Change my name or colour' });
  const field = dialog.getByRole('textbox', { name: 'Your name' });
  await expect(field).toBeFocused();
  await field.fill('Grace <b>Hopper</b>\u202e');
  await field.press('Enter');
  await expect(prompt).toHaveCount(0);
  // Shown as text, without what would turn the writing around.
  await expect(ada.person('Grace <b>Hopper</b>')).toBeVisible();
  await expect(ada.person(madeUp)).toHaveCount(0);

  await guest.page.reload();
  await guest.saved();
  await expect(prompt).toHaveCount(0);
  await expect(ada.person('Grace <b>Hopper</b>')).toBeVisible();
  await guest.page.close();
  await expect(ada.person('Grace')).toHaveCount(0);
});

test('jump to someone; be called; follow them across files until I type, press Esc or scroll', async ({
  instance,
  people,
}, info) => {
  const session = await instance.createSession(FILES);
  const ada = await people.join(session.links.owner.url, 'Ada');
  // For screen readers; by the name that they brought, not by the one they had for the first moment. What is told next, such as
  // that he is on her line, takes its place.
  const [ben] = await Promise.all([
    people.join(session.links.editor.url, 'Ben'),
    expect(ada.page.getByRole('status').getByText('Ben joined')).toBeAttached({ timeout: 30_000 }),
  ]);
  const line = (text: string) => ada.page.locator('.view-line').getByText(text, { exact: true });
  const followed = ada.page.getByRole('status').filter({ hasText: 'Following Ben' });
  const follow = async () => {
    await ada.person('Ben').click();
    await expect(ada.page.getByRole('menu')).toContainText('Editor');
    await ada.page.getByRole('menuitem', { name: 'Follow' }).click();
    await expect(followed).toBeVisible();
  };
  await ben.treeItem('src').click();
  await ben.openFile('long.txt');
  await ben.focusEditor();
  await ben.page.keyboard.press('ControlOrMeta+End');

  await test.step('jump', async () => {
    await ada.openFile('notes.txt');
    await ada.person('Ben').click();
    await expect(ada.page.getByRole('menu')).toContainText('src/long.txt:200');
    await ada.page.getByRole('menuitem', { name: 'Jump to their cursor' }).click();
    await expect(ada.tab('long.txt')).toHaveAttribute('aria-selected', 'true');
    await expect(line('line 200')).toBeVisible();
  });
  await test.step('jump by a dot in the explorer and on a tab', async () => {
    await ada.openFile('notes.txt');
    await ada.treeItem('long.txt').getByTitle('Jump to Ben').click();
    await expect(ada.tab('long.txt')).toHaveAttribute('aria-selected', 'true');
    await expect.poll(() => ada.position()).toEqual({ line: 200, column: 9 });
    await ada.page.keyboard.press('ControlOrMeta+Home');
    await expect.poll(() => ada.position()).toEqual({ line: 1, column: 1 });
    await ada.tab('long.txt').getByTitle('Jump to Ben').click();
    await expect.poll(() => ada.position()).toEqual({ line: 200, column: 9 });
    await ada.openFile('notes.txt');
  });
  await test.step('look here: a click goes to the line, and nothing moves before', async () => {
    await ben.runByKeys('Look here: call everyone to my line');
    await expect(ben.toast('Everyone here was asked to look at your line.')).toBeVisible();
    await expect(ada.toast('Ben calls you to src/long.txt:200')).toBeVisible();
    await expect(ada.tab('notes.txt')).toHaveAttribute('aria-selected', 'true');
    await ada.page.screenshot({ path: info.outputPath('call.png') });
    await ada.page.getByRole('button', { name: 'Go there' }).click();
    await expect.poll(() => ada.position()).toEqual({ line: 200, column: 9 });
    await ada.openFile('notes.txt');
  });
  await test.step('follow, also into another file and along it', async () => {
    await follow();
    await expect(ben.status.getByText('Ada follows you')).toBeVisible();
    await ben.page.screenshot({ path: info.outputPath('followed.png') });
    await ben.openFile('notes.txt');
    await ben.focusEditor();
    await expect(ada.tab('notes.txt')).toHaveAttribute('aria-selected', 'true');
    await ben.openFile('long.txt');
    await ben.page.keyboard.press('ControlOrMeta+1');
    await ben.page.keyboard.press('ControlOrMeta+Home');
    await expect(ada.tab('long.txt')).toHaveAttribute('aria-selected', 'true');
    await expect(line('line 1')).toBeVisible();
  });
  await test.step('Esc ends it', async () => {
    await ada.page.keyboard.press('Escape');
    await expect(followed).toHaveCount(0);
    await expect(ben.status.getByText('Ada follows you')).toHaveCount(0);
  });
  await test.step('typing ends it', async () => {
    await follow();
    await ada.page.keyboard.press('ControlOrMeta+1');
    await ada.type('z');
    await expect(followed).toHaveCount(0);
  });
  await test.step('scrolling ends it', async () => {
    await follow();
    await ada.page.locator('.monaco-editor').first().hover();
    await ada.page.mouse.wheel(0, 300);
    await expect(followed).toHaveCount(0);
  });
  await test.step('its button ends it, and so does their leaving', async () => {
    await follow();
    await followed.getByRole('button', { name: 'Stop' }).click();
    await expect(followed).toHaveCount(0);
    await follow();
    await ben.page.close();
    // They might be reloading: only who stays away for ten seconds has left.
    await expect(ada.toast('Ben has left; you no longer follow them.')).toBeVisible({ timeout: 20_000 });
    await expect(followed).toHaveCount(0);
  });
});

test('chat: unread count, a line that jumps, code, kept for who comes later', async ({
  instance,
  people,
}, info) => {
  const session = await instance.createSession(FILES);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const vic = await people.join(session.links.viewer.url, 'Vic');
  const chatButton = ada.page.getByRole('button', { name: /^Chat/ });
  const field = vic.page.getByRole('textbox', { name: 'Message to everyone' });
  await vic.page.getByRole('button', { name: /^Chat/ }).click();
  await field.fill('Look at src/long.txt:150, it has `a bug`');
  await field.press('Enter');
  await field.fill('<img src=x onerror=alert(1)>');
  await field.press('Enter');
  // First what goes by itself.
  await expect(ada.toast('Vic: <img src=x onerror=alert(1)>')).toBeVisible();
  await expect(chatButton).toContainText('2 unread');
  await expect(ada.page).toHaveTitle(/^\(2\) /u);

  await chatButton.click();
  await expect(chatButton).not.toContainText('unread');
  await expect(ada.page).toHaveTitle(/^[^(]/u);
  const log = ada.page.getByRole('log', { name: 'Messages' });
  await expect(log.getByRole('article')).toHaveCount(2);
  await expect(log.getByRole('article').first()).toContainText('Vic');
  await expect(log.getByRole('code')).toHaveText('a bug');
  await expect(log.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
  await log.getByRole('button', { name: 'src/long.txt:150' }).click();
  await expect(ada.tab('long.txt')).toHaveAttribute('aria-selected', 'true');
  await expect(ada.page.locator('.view-line').getByText('line 150', { exact: true })).toBeVisible();
  await expect(ada.status.getByText('Ln 150, Col 1')).toBeVisible();

  await test.step('@name, coloured code and search', async () => {
    await field.pressSequentially('hey @A');
    const option = vic.page.getByRole('option', { name: 'Ada' });
    await expect(option).toBeVisible();
    await field.press('Home');
    await expect(option).toHaveCount(0);
    await field.press('End');
    await expect(option).toBeVisible();
    await field.press('Enter');
    await field.pressSequentially('try');
    await field.press('Shift+Enter');
    await field.pressSequentially('```ts');
    await field.press('Shift+Enter');
    await field.pressSequentially('const <b> = 1;```');
    await field.press('Enter');
    await expect(log.getByRole('article')).toHaveCount(3);
    await expect(log.locator('.chat-mention-me')).toHaveText('@Ada');
    const block = log.locator('pre');
    await expect(block).toHaveText('const <b> = 1;');
    await expect(block.locator('span').first()).toHaveText('const');
    await ada.page.screenshot({ path: info.outputPath('chat.png') });
    await ada.page.getByRole('button', { name: 'Find in the chat' }).click();
    await ada.page.getByRole('searchbox', { name: 'Find in the chat' }).fill('vic BUG');
    await expect(log.getByRole('article')).toHaveCount(1);
    await ada.page.keyboard.press('Escape');
    await expect(log.getByRole('article')).toHaveCount(3);
  });

  await test.step('one’s own can be deleted, for all, and by nobody else', async () => {
    await expect(log.getByRole('button', { name: 'Delete my message' })).toHaveCount(0);
    const last = vic.page.getByRole('log').getByRole('article').last();
    await last.hover();
    await last.getByRole('button', { name: 'Delete my message' }).click();
    await expect(log.getByRole('article')).toHaveCount(2);
    await expect(vic.toast('Your message was deleted for everyone.')).toBeVisible();
  });

  const cho = await people.join(session.links.editor.url, 'Cho');
  await cho.page.getByRole('button', { name: /^Chat/ }).click();
  await expect(cho.page.getByRole('log').getByRole('article')).toHaveCount(2);
});
