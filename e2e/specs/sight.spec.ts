import type { SessionClient } from '@coedit/client';
import { nodePerson } from '../fixtures/node-person.ts';
import { expect, test } from '../fixtures/test.ts';

const BODY = Array.from({ length: 30 }, (_, index) => `  step(${index});`).join('\n');
const CODE = `function first() {\n${BODY}\n}\n${'\n'.repeat(120)}last();\n`;

/** Their only caret, without a page of their own. */
function caretOf(client: SessionClient, path: string, line: number): void {
  const file = client.workspace.find(path);
  if (file === undefined) throw new Error(`no ${path}`);
  client.setCursor({ fileId: file.id, line, column: 1, selections: [] });
}

test('who is out of sight: beyond the edges, in folds, on my line, only reading', async ({
  instance,
  people,
}, info) => {
  const session = await instance.createSession([{ path: 'main.ts', text: CODE }]);
  const ada = await people.join(session.links.owner.url, 'Ada', { colour: 0 });
  const ben = nodePerson(instance, session, 'Ben');
  const vic = nodePerson(instance, session, 'Vic', 'viewer');
  try {
    await ada.openFile('main.ts');
    await ada.caretTo(3, 1);
    await expect.poll(() => ben.workspace.find('main.ts')?.id).toBeTruthy();
    await expect.poll(() => vic.workspace.find('main.ts')?.id).toBeTruthy();
    const below = ada.page.getByRole('list', { name: 'People below' });
    const above = ada.page.getByRole('list', { name: 'People above' });

    await test.step('beyond the lower edge, with a click to go there', async () => {
      caretOf(ben, 'main.ts', 152);
      caretOf(vic, 'main.ts', 100);
      await expect(below.getByRole('button')).toHaveText(['Vic', 'Ben']);
      await ada.page.screenshot({ path: info.outputPath('edge.png') });
      await below.getByRole('button', { name: 'Go to Ben, line 152' }).click();
      await expect.poll(() => ada.position()).toEqual({ line: 152, column: 1 });
      await expect(below).toHaveCount(0);
      await expect(above.getByRole('button')).toHaveText(['Vic']);
    });
    await test.step('on my line', async () => {
      const notice = ada.status.getByRole('button', { name: 'Ben is on your line' });
      await expect(notice).toBeVisible();
      await notice.click();
      await expect(ada.caretLabel('Ben')).toBeVisible();
      caretOf(ben, 'main.ts', 151);
      await expect(notice).toHaveCount(0);
    });
    await test.step('in folded lines: a mark, no name over the code, and a click that goes inside', async () => {
      await ada.runByKeys('Names at cursors: Always');
      caretOf(ben, 'main.ts', 10);
      await ada.caretTo(1, 1);
      await expect(ada.caretLabel('Ben')).toBeVisible();
      await ada.runCommand('Fold All');
      const mark = ada.page.getByRole('button', { name: /^In these folded lines: Ben/ });
      await expect(mark).toBeVisible();
      await expect(ada.caretLabel('Ben')).toHaveCount(0);
      await ada.page.screenshot({ path: info.outputPath('fold.png') });
      await mark.click();
      await expect.poll(() => ada.position()).toEqual({ line: 10, column: 1 });
      await expect(mark).toHaveCount(0);
    });
    await test.step('who only reads can be hidden', async () => {
      caretOf(vic, 'main.ts', 5);
      await expect(ada.others.carets).toHaveCount(2);
      await ada.runByKeys('Show or hide the cursors of people who only read');
      await expect(ada.others.carets).toHaveCount(1);
      await expect(ada.caretLabel('Vic')).toHaveCount(0);
    });
    await test.step('names by a key', async () => {
      await ada.runByKeys('Names at cursors: Never');
      await expect(ada.caretLabel('Ben')).toHaveCount(0);
      await ada.focusEditor();
      await ada.page.keyboard.press('Alt+n');
      await expect(ada.caretLabel('Ben')).toBeVisible();
    });
  } finally {
    ben.destroy();
    vic.destroy();
  }
});

test('fifty people: each caret and name is there, no name covers another or leaves the window', async ({
  instance,
  people,
}, info) => {
  const words = Array.from(
    { length: 34 },
    (_, line) => `const value${line} = compute(${line}, 'some text');`,
  );
  const session = await instance.createSession([{ path: 'main.ts', text: `${words.join('\n')}\n` }]);
  const ada = await people.join(session.links.owner.url, 'Ada', { colour: 0 });
  await ada.openFile('main.ts');
  await ada.runByKeys('Names at cursors: Always');
  await ada.caretTo(1, 1);
  const crowd = Array.from({ length: 49 }, (_, index) =>
    nodePerson(instance, session, `Person ${index + 1}`),
  );
  try {
    for (const [index, person] of crowd.entries()) {
      await expect.poll(() => person.workspace.find('main.ts')?.id).toBeTruthy();
      const file = person.workspace.find('main.ts');
      if (file === undefined) continue;
      const column = index % 2 === 0 ? 7 : 38;
      person.setCursor({ fileId: file.id, line: 3 + Math.floor(index / 2), column, selections: [] });
    }
    await expect(ada.others.carets).toHaveCount(49);
    const looks = await ada.others.carets.evaluateAll((carets) => carets.map((caret) => caret.className));
    expect(new Set(looks).size).toBe(49);
    await expect(ada.page.locator('.name-label')).toHaveCount(49);
    await expect(async () => {
      const { boxes, window: space } = await ada.page.evaluate(() => {
        const boxOf = (element: Element) => element.getBoundingClientRect().toJSON() as DOMRect;
        const editor = document.querySelector('.monaco-editor .editor-scrollable');
        const labels = [...document.querySelectorAll('.name-label')];
        return { boxes: labels.map(boxOf), window: editor === null ? null : boxOf(editor) };
      });
      const covering = boxes.filter((box, index) =>
        boxes.some(
          (other, at) =>
            at < index &&
            box.x < other.x + other.width - 1 &&
            other.x < box.x + box.width - 1 &&
            box.y < other.y + other.height - 1 &&
            other.y < box.y + box.height - 1,
        ),
      );
      expect(covering).toEqual([]);
      for (const box of boxes) {
        expect(box.y).toBeGreaterThanOrEqual((space?.y ?? 0) - 1);
        expect(box.x + box.width).toBeLessThanOrEqual((space?.x ?? 0) + (space?.width ?? 0) + 1);
      }
    }).toPass();
    await ada.page.screenshot({ path: info.outputPath('fifty.png') });
  } finally {
    for (const person of crowd) person.destroy();
  }
});

test('into a fold, and "look here", without reaching for more than the keyboard or the menu', async ({
  instance,
  people,
}) => {
  const lines = [
    'function one() {',
    '  return 1;',
    '}',
    'function two() {',
    '  const a = 1;',
    '  return a;',
    '}',
  ];
  const session = await instance.createSession([{ path: 'a.ts', text: lines.join('\n') }]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  for (const person of [ada, ben]) await person.openFile('a.ts');
  await ben.caretTo(5, 1);
  await ada.caretTo(4, 1);
  const mark = ada.page.getByRole('button', { name: /^In these folded lines: Ben/ });
  const fold = async () => {
    await ada.page.keyboard.press('ControlOrMeta+Shift+BracketLeft');
    await expect(mark).toBeVisible();
  };
  await test.step('Alt+J on the line of the fold', async () => {
    await expect(ada.others.carets).toHaveCount(1);
    await fold();
    await ada.page.keyboard.press('Alt+J');
    await expect(mark).toHaveCount(0);
    await expect.poll(async () => (await ada.position())?.line).toBe(5);
  });
  await test.step('the mark itself, where Tab moves the focus', async () => {
    await ada.page.keyboard.press('ArrowUp');
    await fold();
    await ada.page.keyboard.press('Control+M');
    await ada.page.keyboard.press('Tab');
    await expect(mark).toBeFocused();
    await ada.page.keyboard.press('Enter');
    await expect(mark).toHaveCount(0);
    await ada.page.keyboard.press('Control+M');
  });
  await test.step('"look here" in the context menu', async () => {
    await expect(ada.page.locator('.monaco-editor.focused')).toBeVisible();
    await ada.page.keyboard.press('Shift+F10');
    // Monaco takes no click in the first moments of its menu.
    await ada.page.getByRole('menuitem', { name: 'Look here' }).hover();
    await ada.page.keyboard.press('Enter');
    await expect(ben.toast('Ada calls you to a.ts:5')).toBeVisible();
  });
});
