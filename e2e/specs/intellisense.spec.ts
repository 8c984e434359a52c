import { expect, test } from '../fixtures/test.ts';

test('a type of another file is known: errors come and go with a partner’s edit, and F12 goes there', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([
    { path: 'lib/price.ts', text: '/** In cents. */\nexport const price: number = 100;\n' },
    {
      path: 'main.ts',
      text: "import { price } from './lib/price';\n\nexport const label: string = price;\n",
    },
  ]);
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  await ada.openFile('main.ts');
  const errors = ada.page.locator('.monaco-editor .squiggly-error');
  await expect(errors).toHaveCount(1, { timeout: 30_000 });

  await ada.caretTo(3, 32);
  await ada.page.keyboard.press('F12');
  await expect(ada.tab('price.ts')).toHaveAttribute('aria-selected', 'true');
  await expect.poll(() => ada.position()).toEqual({ line: 2, column: 14 });
  await ada.tab('main.ts').click();
  await expect(errors).toHaveCount(1);

  // Ben makes the type fit, in the other file.
  await ben.explorer.row('lib').click();
  await ben.openFile('price.ts');
  await ben.focusEditor();
  await ben.page.keyboard.press('ControlOrMeta+a');
  await ben.page.keyboard.insertText("export const price: string = '1.00';\n");
  await ada.expectText('lib/price.ts', "export const price: string = '1.00';\n");
  await expect(errors).toHaveCount(0, { timeout: 20_000 });
});
