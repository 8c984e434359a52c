import { expect, test } from '../fixtures/test.ts';

test('undo takes back only mine, also where a partner typed inside it, and puts my caret back', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: 'start end\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ada.openFile('notes.txt');
  await ben.openFile('notes.txt');
  await ada.caretTo(1, 6);
  await ada.insert(' redgreen');
  await ben.expectText('notes.txt', 'start redgreen end\n');

  await ben.caretTo(1, 10);
  await ben.insert('BLUE');
  await ada.expectText('notes.txt', 'start redBLUEgreen end\n');

  await ada.page.keyboard.press('ControlOrMeta+End');
  await ada.page.keyboard.press('ControlOrMeta+z');
  await ada.expectText('notes.txt', 'startBLUE end\n');
  await ben.expectText('notes.txt', 'startBLUE end\n');
  expect(await ada.position()).toEqual({ line: 1, column: 6 });

  // Nothing of mine is left: one more takes back nothing of his.
  await ada.page.keyboard.press('ControlOrMeta+z');
  await ada.page.keyboard.press('ControlOrMeta+y');
  await ada.expectText('notes.txt', 'start redBLUEgreen end\n');
  await ben.expectText('notes.txt', 'start redBLUEgreen end\n');
  expect(await ada.position()).toEqual({ line: 1, column: 19 });

  await ben.page.keyboard.press('ControlOrMeta+z');
  await ada.expectText('notes.txt', 'start redgreen end\n');
  await ben.page.keyboard.press('ControlOrMeta+Shift+z');
  await ada.expectText('notes.txt', 'start redBLUEgreen end\n');
  await Promise.all([ada.saved(), ben.saved()]);
  expect(await instance.readFile(session, 'notes.txt')).toBe('start redBLUEgreen end\n');
});

test('undo of two people who type at once takes back each one’s own', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: 'one\ntwo\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ada.openFile('notes.txt');
  await ben.openFile('notes.txt');
  await ada.caretTo(1, 4);
  await ben.caretTo(2, 4);
  await Promise.all([ada.type('_from_ada'), ben.type('_from_ben')]);
  await ada.expectText('notes.txt', 'one_from_ada\ntwo_from_ben\n');
  await ben.expectText('notes.txt', 'one_from_ada\ntwo_from_ben\n');
  // Several steps when a loaded machine made pauses between the keys; past the last, one more does nothing.
  await expect(async () => {
    await ada.page.keyboard.press('ControlOrMeta+z');
    expect(await ben.text('notes.txt')).toBe('one\ntwo_from_ben\n');
  }).toPass();
  await ada.page.keyboard.press('ControlOrMeta+z');
  await ada.type('!');
  await ben.expectText('notes.txt', 'one!\ntwo_from_ben\n');
  await ada.expectText('notes.txt', 'one!\ntwo_from_ben\n');
});

test('another’s last change can be undone, also after they left; and what was done in a selection', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: 'one\ntwo\nthree\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ada.openFile('notes.txt');
  await ben.openFile('notes.txt');
  await test.step('his replacement, with my letters inside', async () => {
    await ben.caretTo(2, 1);
    await ben.page.keyboard.press('Shift+End');
    await ben.insert('TWELVE');
    await ada.expectText('notes.txt', 'one\nTWELVE\nthree\n');
    await ada.caretTo(2, 4);
    await ada.type('-');
    await ada.expectText('notes.txt', 'one\nTWE-LVE\nthree\n');
    await ada.runByKeys('Undo Ben’s last change');
    await ada.expectText('notes.txt', 'one\ntwo-\nthree\n');
    await ben.expectText('notes.txt', 'one\ntwo-\nthree\n');
  });
  await test.step('it was an edit of mine', async () => {
    await ada.focusEditor();
    await ada.page.keyboard.press('ControlOrMeta+z');
    await ada.expectText('notes.txt', 'one\nTWE-LVE\nthree\n');
  });
  await test.step('a removal, once he has left', async () => {
    await ben.caretTo(3, 6);
    // Whose removal it is, is told by whose caret is there.
    await expect
      .poll(() => ada.others.paintedCarets('Ben'))
      .toMatchObject([{ line: 3, before: 'three', after: '' }]);
    await ben.page.keyboard.press('Backspace');
    await ada.expectText('notes.txt', 'one\nTWE-LVE\nthre\n');
    await ben.page.close();
    await expect(ada.person('Ben')).toHaveCount(0);
    await ada.runByKeys('Undo Ben’s last change');
    await ada.expectText('notes.txt', 'one\nTWE-LVE\nthree\n');
  });
  await test.step('in a selection', async () => {
    await ada.caretTo(1, 4);
    await ada.insert('!!!');
    await ada.caretTo(3, 6);
    await ada.insert('???');
    await ada.expectText('notes.txt', 'one!!!\nTWE-LVE\nthree???\n');
    await ada.caretTo(1, 1);
    await ada.page.keyboard.press('Shift+End');
    await ada.runByKeys('Undo in this selection');
    await ada.expectText('notes.txt', 'one\nTWE-LVE\nthree???\n');
  });
});
