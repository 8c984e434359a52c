import { expect, test } from '../fixtures/test.ts';

test('two people type in one file at once, both see it, and it is saved', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: 'first\nlast\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ada.openFile('notes.txt');
  await ben.openFile('notes.txt');
  await ada.caretTo(1, 6);
  await ben.caretTo(2, 5);
  await Promise.all([ada.type(' by Ada'), ben.type(' by Ben')]);
  const text = 'first by Ada\nlast by Ben\n';
  await ada.expectText('notes.txt', text);
  await ben.expectText('notes.txt', text);
  await expect.poll(() => ada.editorText()).toBe(text);
  await expect.poll(() => ben.editorText()).toBe(text);
  await ada.saved();
  await ben.saved();
  expect(await instance.readFile(session, 'notes.txt')).toBe(text);
});
