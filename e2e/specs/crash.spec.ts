import { expect, test } from '../fixtures/test.ts';

test.use({ ownServer: true });

const NOW = 'Reconnect now';

test('what was shown as saved is there after kill -9, for who comes anew', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: 'one\ntwo\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await Promise.all([ada.openFile('notes.txt'), ben.openFile('notes.txt')]);
  await ada.caretTo(1, 4);
  await ben.caretTo(2, 4);
  await Promise.all([ada.type(' from Ada'), ben.type(' from Ben')]);
  await Promise.all([ada.saved(), ben.saved()]);
  await instance.kill();
  // Nobody is left who could bring it back.
  await Promise.all([ada.page.context().close(), ben.page.context().close()]);
  await instance.start();
  const cho = await people.join(session.links.editor.url, 'Cho');
  await cho.openFile('notes.txt');
  await expect.poll(() => cho.editorText()).toBe('one from Ada\ntwo from Ben\n');
});

test('kill -9 while two type: both say so, go on, and come back by themselves', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: 'one\ntwo\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await Promise.all([ada.openFile('notes.txt'), ben.openFile('notes.txt')]);
  await ada.caretTo(1, 4);
  await ben.caretTo(2, 4);
  const typing = Promise.all([
    ada.type(' The quick brown fox jumps over the lazy dog.'),
    ben.type(' Pack my box with five dozen liquor jugs.'),
  ]);
  await expect.poll(() => ada.text('notes.txt')).toContain('The quick');
  await instance.kill();
  await typing;
  await Promise.all([ada.type(' Ada’s end.'), ben.type(' Ben’s end.')]);
  for (const person of [ada, ben]) {
    await expect(person.status.getByText(/^Offline: \d+ edits kept in this browser$/)).toBeVisible();
    await expect(person.status.getByText(/^Reconnecting in \d+ s/)).toBeVisible();
    await expect(person.status.getByRole('button', { name: NOW })).toHaveText('now');
  }
  await instance.start();
  await Promise.all([ada.saved(), ben.saved()]);
  await expect(ada.status.getByRole('button', { name: NOW })).toHaveCount(0);

  const text = [
    'one The quick brown fox jumps over the lazy dog. Ada’s end.',
    'two Pack my box with five dozen liquor jugs. Ben’s end.',
    '',
  ].join('\n');
  await Promise.all([ada.expectText('notes.txt', text), ben.expectText('notes.txt', text)]);
  await Promise.all([ada.type(' On.'), ben.type(' Too.')]);
  const both = text.replace('Ada’s end.', 'Ada’s end. On.').replace('Ben’s end.', 'Ben’s end. Too.');
  for (const person of [ada, ben]) {
    await person.expectText('notes.txt', both);
    await expect.poll(() => person.editorText()).toBe(both);
    await person.saved();
  }
  const cho = await people.join(session.links.viewer.url, 'Cho');
  await cho.expectText('notes.txt', both);
  expect(await instance.readFile(session, 'notes.txt')).toBe(both);
});

test('a server that hangs: Saving…, then offline within 10 s, and saved when it answers', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: '' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ada.openFile('notes.txt');
  await ada.focusEditor();
  instance.freeze();
  await ada.type('kept');
  await expect(ada.status.getByText('Saving…')).toBeVisible();
  await expect(ada.status.getByText('Offline: 4 edits kept in this browser')).toBeVisible({
    timeout: 11_000,
  });
  await ada.type('!');
  await expect(ada.status.getByText('Offline: 5 edits kept in this browser')).toBeVisible();
  instance.thaw();
  await ada.saved();
  await ben.expectText('notes.txt', 'kept!');
  expect(await instance.readFile(session, 'notes.txt')).toBe('kept!');
});
