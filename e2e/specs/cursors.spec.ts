import { Line } from '@coedit/instance';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';
import type { Box, PaintedCaret } from '../pages/remote-cursors.ts';
import type { SessionPage } from '../pages/session-page.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

test('the other’s caret stays behind their last letter in every frame while all type', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([
    { path: 'page.txt', text: `head\nada:_:end\n${'middle\n'.repeat(5)}ben:_:end\n` },
  ]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  const cleo = await people.join(session.links.editor.url, 'Cleo');
  for (const person of [ada, ben, cleo]) await person.openFile('page.txt');
  await ada.caretTo(2, 6);
  await ben.caretTo(8, 6);
  await cleo.caretTo(1, 1);
  await expectSameCaret(ada, ben);

  const stop = await ben.others.watchCarets('Ada');
  await Promise.all([
    ada.type(LETTERS),
    ben.type(LETTERS),
    // Lines above hers, then letters before hers in her own line.
    cleo.type('x\ny\nz\n').then(async () => {
      await cleo.page.keyboard.press('ArrowDown');
      await cleo.page.keyboard.press('Home');
      await cleo.type('0123456789');
    }),
  ]);
  await ben.expectText(
    'page.txt',
    `x\ny\nz\nhead\n0123456789ada:_${LETTERS}:end\n${'middle\n'.repeat(5)}ben:_${LETTERS}:end\n`,
  );
  await expectSameCaret(ada, ben);
  await expectSameCaret(ben, ada);
  await expectSameCaret(cleo, ada);

  const frames = await stop();
  expect(frames.length).toBeGreaterThan(10);
  const misplaced = frames.filter(
    ([caret, ...more]) => more.length > 0 || caret === undefined || !isBehindLastLetter(caret),
  );
  expect(misplaced).toEqual([]);
});

/** Her line is `…ada:_`, the letters so far, `:end`; whatever others did, her caret is before `:end`. */
function isBehindLastLetter({ before, after }: PaintedCaret): boolean {
  const typed = /^\d*ada:_(.*)$/.exec(before)?.[1];
  return after === ':end' && typed !== undefined && LETTERS.startsWith(typed);
}

test('edits by a third before the other’s caret move it along, by lines and by letters', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'page.txt', text: 'one\ntwo three\nfour\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  const cleo = await people.join(session.links.editor.url, 'Cleo');
  for (const person of [ada, ben, cleo]) await person.openFile('page.txt');
  await ada.caretTo(2, 5);
  await expect
    .poll(() => ben.others.paintedCarets('Ada'))
    .toEqual([{ line: 2, before: 'two ', after: 'three' }]);
  await cleo.caretTo(1, 1);
  await cleo.type('zero\nhalf\n');
  await expect
    .poll(() => ben.others.paintedCarets('Ada'))
    .toEqual([{ line: 4, before: 'two ', after: 'three' }]);
  await cleo.caretTo(4, 1);
  await cleo.type('and ');
  await expect
    .poll(() => ben.others.paintedCarets('Ada'))
    .toEqual([{ line: 4, before: 'and two ', after: 'three' }]);
  // What stands around her caret goes; the caret is where it was.
  await cleo.page.keyboard.press('Home');
  await cleo.page.keyboard.press('Shift+End');
  await cleo.page.keyboard.press('Delete');
  await expect.poll(() => ben.others.paintedCarets('Ada')).toEqual([{ line: 4, before: '', after: '' }]);
  expect(await ada.position()).toEqual({ line: 4, column: 1 });
  await expectSameCaret(ada, ben);
});

test('all carets and selections of one person are shown', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'list.txt', text: 'apple\nbanana\ncherry\ndate\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ada.openFile('list.txt');
  await ben.openFile('list.txt');
  await ada.caretTo(1, 2);
  await ada.page.keyboard.press('Shift+Alt+ArrowDown');
  await ada.page.keyboard.press('Shift+Alt+ArrowDown');
  await expect
    .poll(() => ben.others.paintedCarets('Ada'))
    .toEqual([
      { line: 1, before: 'a', after: 'pple' },
      { line: 2, before: 'b', after: 'anana' },
      { line: 3, before: 'c', after: 'herry' },
    ]);
  await expect(ben.others.selections).toHaveCount(0);
  await ada.page.keyboard.press('Shift+ArrowRight');
  await ada.page.keyboard.press('Shift+ArrowRight');
  await expect(ben.others.selections).toHaveCount(3);
  await expect
    .poll(() => ben.others.paintedCarets('Ada'))
    .toEqual([
      { line: 1, before: 'app', after: 'le' },
      { line: 2, before: 'ban', after: 'ana' },
      { line: 3, before: 'che', after: 'rry' },
    ]);
  // What all three type is one person's typing too.
  await ada.type('*');
  await ben.expectText('list.txt', 'a*le\nb*ana\nc*rry\ndate\n');
  await expect(ben.others.selections).toHaveCount(0);
  await expect
    .poll(() => ben.others.paintedCarets('Ada'))
    .toEqual([
      { line: 1, before: 'a*', after: 'le' },
      { line: 2, before: 'b*', after: 'ana' },
      { line: 3, before: 'c*', after: 'rry' },
    ]);
  await ada.page.keyboard.press('Escape');
  await expect(ben.others.carets).toHaveCount(1);
});

test('a name shows when its owner types, inside the text, not over my line, and fades', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([
    { path: 'page.txt', text: `${'what stands here must stay readable\n'.repeat(8)}` },
  ]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ada.openFile('page.txt');
  await ben.openFile('page.txt');
  await ben.caretTo(5, 8);
  const label = ben.caretLabel('Ada');

  // At the first line there is no room above.
  await ada.caretTo(1, 6);
  await ada.type('x');
  const first = await boxesWhileShown(ben, ada, 'Ada');
  expect(first.label.y).toBeGreaterThanOrEqual(first.editor.y);
  expect(overlaps(first.label, first.ownLine)).toBe(false);
  await expect(label).toHaveCount(0);
  await expect(ben.others.carets).toHaveCount(1);

  // Above the caret would be my line, below it for the line before mine.
  for (const line of [6, 4, 5]) {
    await ada.caretTo(line, 12);
    await ada.type('x');
    const boxes = await boxesWhileShown(ben, ada, 'Ada');
    expect(overlaps(boxes.label, boxes.ownLine), `the name at line ${line} covers my line 5`).toBe(false);
    expect(boxes.label.y).toBeGreaterThanOrEqual(boxes.editor.y);
  }
  await expect(label).toHaveCount(0);
});

test('a caret is gone within a second of a clean leave', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'page.txt', text: 'text\n' }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ada.openFile('page.txt');
  await ben.openFile('page.txt');
  await ada.caretTo(1, 3);
  await expect(ben.others.carets).toHaveCount(1);
  const gone = caretsGone(ben.page);
  const left = Date.now();
  await ada.page.close();
  expect((await gone) - left).toBeLessThan(1000);
  await expect(ben.person('Ada')).toHaveCount(0);
});

test('a caret is gone within ten seconds of a cut connection; the cut page says so, and merges when back', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'page.txt', text: 'text\n' }]);
  const line = await Line.to(instance.url);
  try {
    const ada = await people.join(line.link(session.links.owner.url), 'Ada');
    const ben = await people.join(session.links.editor.url, 'Ben');
    await ada.openFile('page.txt');
    await ben.openFile('page.txt');
    await ada.caretTo(1, 5);
    await expect(ben.others.carets).toHaveCount(1);
    const gone = caretsGone(ben.page);
    const cut = Date.now();
    line.blackHole();
    await ada.type(' typed in the dark');
    expect((await gone) - cut).toBeLessThan(10_000);
    await expect(ada.status.getByText(/^Offline/)).toBeVisible({
      timeout: Math.max(1, cut + 10_000 - Date.now()),
    });
    await ben.caretTo(1, 1);
    await ben.type('Some ');
    line.heal();
    await ada.saved();
    const text = 'Some text typed in the dark\n';
    await ben.expectText('page.txt', text);
    await ada.expectText('page.txt', text);
    await expect(ben.others.carets).toHaveCount(1);
    await expectSameCaret(ada, ben);
  } finally {
    await line.dispose();
  }
});

/** `viewer` sees the caret of `owner` where it is: by line and column, and to the pixel, as both windows are alike. */
async function expectSameCaret(owner: SessionPage, viewer: SessionPage): Promise<void> {
  await expect(async () => {
    const [painted] = await viewer.others.paintedCarets(owner.name);
    expect(painted && { line: painted.line, column: painted.before.length + 1 }).toEqual(
      await owner.position(),
    );
    const [mine, theirs] = await Promise.all([
      owner.others.ownCaretBox(),
      viewer.others.caretBox(owner.name),
    ]);
    expect(Math.abs((mine?.x ?? Number.NaN) - (theirs?.x ?? Number.NaN))).toBeLessThanOrEqual(2);
    expect(Math.abs((mine?.y ?? Number.NaN) - (theirs?.y ?? Number.NaN))).toBeLessThanOrEqual(1);
  }).toPass({ timeout: 10_000 });
}

/** Of one moment at which the name is shown; its owner goes on typing until it has been seen laid out. */
async function boxesWhileShown(
  viewer: SessionPage,
  owner: SessionPage,
  name: string,
): Promise<{ readonly label: Box; readonly editor: Box; readonly ownLine: Box }> {
  let boxes: Awaited<ReturnType<typeof viewer.others.labelBoxes>> = null;
  await expect(async () => {
    boxes = await viewer.others.labelBoxes(name);
    if (boxes === null) await owner.type('x');
    expect(boxes).not.toBeNull();
  }).toPass();
  if (boxes === null) throw new Error('no name was shown');
  return boxes;
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** When (ms since 1970) the last remote caret has gone, as the page itself saw it. */
function caretsGone(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (document.querySelector('.monaco-editor .remote-caret') === null) resolve(Date.now());
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}
