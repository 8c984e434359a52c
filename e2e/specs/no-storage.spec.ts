import { expect, test } from '../fixtures/test.ts';

test('who lets the browser keep nothing can work in a session all the same', async ({ instance, people }) => {
  const session = await instance.createSession([{ path: 'a.txt', text: 'text\n' }]);
  const ada = await people.open('about:blank', 'Ada');
  const { page } = ada;
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('Access is denied for this document.', 'SecurityError');
    };
    for (const storage of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, storage, { get: refuse });
    IDBFactory.prototype.open = refuse;
  });
  await page.goto(`${session.links.owner.url}&file=a.txt`);
  await ada.connected();
  await ada.caretTo(1, 1);
  await ada.type('more ');
  await ada.saved();
  await ada.expectText('a.txt', 'more text\n');
  await expect(page.getByRole('tree', { name: 'Files' })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+\\');
  await expect(page.getByRole('tab')).toHaveCount(2);
});
