import type { SessionClient } from '@coedit/client';
import type { Instance } from '@coedit/instance';
import { Random } from '@coedit/protocol/testing';
import { nodePerson } from '../fixtures/node-person.ts';
import { expect, test } from '../fixtures/test.ts';
import type { SessionPage } from '../pages/session-page.ts';

test.use({ ownServer: true });

const SECONDS = Number(process.env.FUZZ_SECONDS ?? 20);
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
const PATH = 'shared.txt';
const PIECES = ['a', 'word ', '\n', '😀', '👩‍👩‍👧', 'e\u0301', '\u202Eabc', '\t', '({[', '→', 'line\nline\n'];
/** What a page is fed besides: line ends it must not let in. */
const FOREIGN_LINE_ENDS = ['a\r\nb', '\r', '\r\n\r\n'];
/** ms between two edits of a program: about as a quick typist. */
const NODE_PAUSE = 60;
/** UTF-16 units; beyond it more is deleted than written. */
const LONG = 4000;

test('two pages and four programs type at random: one text everywhere', async ({ instance, people }) => {
  test.setTimeout((SECONDS + 90) * 1000);
  console.log(`convergence fuzz: FUZZ_SEED=${SEED} FUZZ_SECONDS=${SECONDS}`);
  const session = await instance.createSession([{ path: PATH, text: 'first line\nsecond line\n' }]);
  const pages = [
    await people.join(session.links.owner.url, 'Ada'),
    await people.join(session.links.editor.url, 'Ben'),
  ];
  const programs = ['Cleo', 'Dan', 'Eve', 'Finn'].map((name) => nodePerson(instance, session, name));
  try {
    for (const page of pages) {
      await page.openFile(PATH);
      await page.focusEditor();
    }
    await expect
      .poll(() => programs.every((program) => program.workspace.find(PATH) !== undefined))
      .toBe(true);
    const end = Date.now() + SECONDS * 1000;
    await Promise.all([
      ...pages.map((page, index) => typeAtRandom(page, new Random(SEED + index), end)),
      ...programs.map((program, index) => editAtRandom(program, new Random(SEED + 100 + index), end)),
    ]);
    const text = await agreement(pages, programs);
    console.log(`convergence fuzz: all hold the same ${text.length} characters`);
    expect(text).not.toMatch(/\r|\p{Surrogate}/u);
    expect(await instance.readFile(session, PATH)).toBe(text);

    // Before the kill, which takes the figure along.
    await checked(pages, instance);
    await instance.kill();
    await instance.start();
    expect(await instance.readFile(session, PATH)).toBe(text);
    const late = nodePerson(instance, session, 'Late');
    programs.push(late);
    await expect.poll(() => textOf(late)).toBe(text);
    // Everyone is back by themselves, and still agrees.
    await pages[0]?.type('!');
    const after = await agreement(pages, programs);
    expect(after.length).toBeGreaterThan(0);
    expect(await instance.readFile(session, PATH)).toBe(after);
    await checked(pages, instance);
  } finally {
    for (const program of programs) program.destroy();
  }
});

/** By real keys, in the real editor. */
async function typeAtRandom({ page }: SessionPage, random: Random, end: number): Promise<void> {
  const { keyboard } = page;
  const press = async (...keys: string[]) => {
    for (const key of keys) await keyboard.press(key);
  };
  const actions: readonly (() => Promise<void>)[] = [
    () => keyboard.type(random.pick(['x', 'foo', 'if (a) {', 'bar();', 'tea '])),
    () => keyboard.type(random.pick(['x', 'foo', 'if (a) {', 'bar();', 'tea '])),
    () => keyboard.insertText(random.pick(PIECES)),
    () => keyboard.insertText(random.pick(FOREIGN_LINE_ENDS)),
    () => press('Enter'),
    () => press('Backspace', 'Backspace', 'Delete'),
    () => press(random.pick(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End'])),
    () => press(random.pick(['ControlOrMeta+Home', 'ControlOrMeta+End', 'PageUp', 'PageDown'])),
    () => press('Shift+ArrowDown', 'Shift+ArrowRight', 'Delete'),
    // A second caret, and the same typed at both.
    () => press('Shift+Alt+ArrowDown', 'm', 'Escape'),
    // Lines moved, copied, joined and commented by the editor's own commands.
    () => press(random.pick(['Alt+ArrowUp', 'Alt+ArrowDown', 'ControlOrMeta+]', 'ControlOrMeta+Shift+k'])),
    () => press(...Array<string>(1 + random.below(4)).fill('ControlOrMeta+z')),
    () => press(...Array<string>(1 + random.below(4)).fill('ControlOrMeta+z')),
    () => press(...Array<string>(1 + random.below(3)).fill('ControlOrMeta+y')),
    // A big deletion, seldom: else nothing ever grows.
    async () => {
      if (random.below(4) === 0) await press('ControlOrMeta+Shift+End', 'Delete');
    },
  ];
  while (Date.now() < end) await random.pick(actions)();
}

async function editAtRandom(program: SessionClient, random: Random, end: number): Promise<void> {
  while (Date.now() < end) {
    const file = program.workspace.find(PATH);
    if (file === undefined) throw new Error('the file has gone');
    const shared = program.workspace.text(file.id);
    const points = [...shared.toString()];
    const from = random.below(points.length + 1);
    // Between whole characters only, as every editor does.
    const at = points.slice(0, from).join('').length;
    const most = shared.length > LONG ? 1000 : random.below(20) === 0 ? 200 : 5;
    const removed = points.slice(from, from + random.below(most)).join('').length;
    program.doc.transact(() => {
      if (random.below(3) === 0) shared.delete(at, removed);
      else shared.insert(at, random.pick(PIECES));
    });
    await pause();
  }
}

/** The pace of the typing; nothing is waited for. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, NODE_PAUSE));
}

/** Waits until everyone holds one text, in the document and in the editor, and all of it is saved. */
async function agreement(pages: readonly SessionPage[], programs: readonly SessionClient[]): Promise<string> {
  await expect
    .poll(() => programs.every((program) => program.saveStatus.get().kind === 'saved'), { timeout: 30_000 })
    .toBe(true);
  for (const page of pages) await page.saved();
  let texts: string[] = [];
  await expect(async () => {
    const inPages = await Promise.all(pages.flatMap((page) => [page.text(PATH), page.editorText()]));
    texts = [...programs.map(textOf), ...inPages];
    expect(new Set(texts).size).toBe(1);
  }).toPass({ timeout: 30_000 });
  return texts[0] ?? '';
}

/** Waits until the pages have compared all they hold with the server by themselves; nothing may have differed. */
async function checked(pages: readonly SessionPage[], instance: Instance): Promise<void> {
  for (const { page } of pages)
    await expect.poll(() => page.evaluate(() => window.coedit.client.verified.get())).toBe(true);
  expect(await instance.figure('coedit_text_mismatches_total')).toBe(0);
}

function textOf(program: SessionClient): string {
  const file = program.workspace.find(PATH);
  return file === undefined ? '(no such file)' : program.workspace.text(file.id).toString();
}
