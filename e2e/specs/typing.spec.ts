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

test('two people type in two files at once, and each sees the other file grow', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([
    { path: 'ada.txt', text: '' },
    { path: 'ben.txt', text: '' },
  ]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ada.openFile('ada.txt');
  await ben.openFile('ben.txt');
  await ada.focusEditor();
  await ben.focusEditor();
  await Promise.all([ada.type('Ada was here.\nAnd here.'), ben.type('Ben was there.\nAnd there.')]);
  for (const [path, text] of [
    ['ada.txt', 'Ada was here.\nAnd here.'],
    ['ben.txt', 'Ben was there.\nAnd there.'],
  ] as const) {
    await ada.expectText(path, text);
    await ben.expectText(path, text);
  }
  await ada.openFile('ben.txt');
  await expect.poll(() => ada.editorText()).toBe('Ben was there.\nAnd there.');
  await Promise.all([ada.saved(), ben.saved()]);
  expect(await instance.readFile(session, 'ada.txt')).toBe('Ada was here.\nAnd here.');
  expect(await instance.readFile(session, 'ben.txt')).toBe('Ben was there.\nAnd there.');
});

test('three people type in one line of code at once, and no word is torn', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'call.ts', text: 'call(a, b, c);\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  const cleo = await people.join(session.links.editor.url, 'Cleo');
  const typists = [
    { person: ada, column: 7, word: 'pple_pie_with_cream' },
    { person: ben, column: 10, word: 'anana_bread_with_nuts' },
    { person: cleo, column: 13, word: 'herry_cake_with_jam' },
  ];
  for (const { person, column } of typists) {
    await person.openFile('call.ts');
    await person.caretTo(1, column);
  }
  await Promise.all(typists.map(({ person, word }) => person.type(word)));
  const text = 'call(apple_pie_with_cream, banana_bread_with_nuts, cherry_cake_with_jam);\n';
  for (const { person } of typists) {
    await person.expectText('call.ts', text);
    await expect.poll(() => person.editorText()).toBe(text);
    await person.saved();
  }
  // Each caret is still behind what its owner typed.
  expect(await ada.position()).toEqual({ line: 1, column: text.indexOf(', banana') + 1 });
  expect(await ben.position()).toEqual({ line: 1, column: text.indexOf(', cherry') + 1 });
  expect(await cleo.position()).toEqual({ line: 1, column: text.indexOf(');') + 1 });
  expect(await instance.readFile(session, 'call.ts')).toBe(text);
});
