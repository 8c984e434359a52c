import { writeFile } from 'node:fs/promises';
import { SessionApi } from '@coedit/client';
import { expect, test } from '../fixtures/test.ts';

const CRLF = 'first\r\nsecond\r\n\r\nlast';

test('a CRLF file put in by upload comes out byte for byte, and new lines get CRLF', async ({
  instance,
  people,
}, testInfo) => {
  const session = await instance.createSession();
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  const path = testInfo.outputPath('windows.txt');
  await writeFile(path, CRLF);
  await ada.explorer.upload(path);
  await expect(ben.explorer.row('windows.txt')).toBeVisible();
  await ada.saved();
  expect((await ben.explorer.download('windows.txt')).toString('latin1')).toBe(CRLF);
  expect(await instance.readFile(session, 'windows.txt')).toBe(CRLF);

  // Inside there is only \n, on every page.
  await ben.openFile('windows.txt');
  await expect.poll(() => ben.editorText()).toBe('first\nsecond\n\nlast');
  await ben.caretTo(1, 6);
  await ben.type('\nnew');
  await ben.saved();
  const edited = 'first\r\nnew\r\nsecond\r\n\r\nlast';
  await ada.expectText('windows.txt', 'first\nnew\nsecond\n\nlast');
  expect((await ada.explorer.download('windows.txt')).toString('latin1')).toBe(edited);
  expect(await instance.readFile(session, 'windows.txt')).toBe(edited);
});

test('a CRLF file put in by the API comes out byte for byte, also after a paste with CRLF', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'made.txt', text: CRLF }]);
  const api = new SessionApi(instance.url, session.links.editor.token);
  await api.writeFile(session.id, 'put.txt', CRLF);
  await api.writeFile(session.id, 'bom.txt', `\uFEFF${CRLF}`);
  expect(await api.readFile(session.id, 'made.txt')).toBe(CRLF);
  expect(await api.readFile(session.id, 'put.txt')).toBe(CRLF);
  expect(await api.readFile(session.id, 'bom.txt')).toBe(`\uFEFF${CRLF}`);

  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  expect((await ada.explorer.download('bom.txt')).toString('utf8')).toBe(`\uFEFF${CRLF}`);
  await ada.openFile('put.txt');
  await ben.openFile('put.txt');
  await ada.caretTo(1, 1);
  await ada.page.keyboard.insertText('a\r\nb\rc\n');
  await ben.expectText('put.txt', 'a\nb\nc\nfirst\nsecond\n\nlast');
  await expect.poll(() => ada.editorText()).toBe('a\nb\nc\nfirst\nsecond\n\nlast');
  await ada.saved();
  expect(await api.readFile(session.id, 'put.txt')).toBe(`a\r\nb\r\nc\r\n${CRLF}`);
});
