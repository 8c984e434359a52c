import { expect, test } from '../fixtures/test.ts';

test('a German browser: start page, session, editor and settings speak German; English is a choice', async ({
  instance,
  people,
}) => {
  const ada = await people.open(instance.url, 'Ada', { locale: 'de-AT' });
  const { page } = ada;
  const editor = page.getByRole('textbox', { name: /untitled\.txt/ });
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('heading', { name: 'Letzte Sitzungen' })).toBeVisible();
  await page.getByRole('button', { name: 'Neue Sitzung' }).click();
  await expect(editor).toBeFocused({ timeout: 20_000 });
  await ada.type('Grüße');
  await expect(ada.status.getByText('Gespeichert', { exact: true })).toBeVisible();

  await test.step('the editor and its commands in the palette', async () => {
    await page.keyboard.press('ControlOrMeta+f');
    await expect(page.getByRole('textbox', { name: 'Suchen' }).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await ada.openPalette();
    await page.keyboard.type('Zeilenkommentar');
    await expect(page.getByRole('option', { name: /^Zeilenkommentar hinzufügen/ })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  await test.step('what a person with an English browser says in it stays as it was said', async () => {
    const ben = await people.join(page.url(), 'Ben');
    await expect(page.getByRole('button', { name: /^Ben, Verwalten, / })).toBeVisible();
    await expect(ben.person('Ada')).toBeVisible();
    expect(await ben.page.evaluate(() => '_VSCODE_NLS_MESSAGES' in globalThis)).toBe(false);
  });

  await test.step('another language, chosen in the settings', async () => {
    await ada.runByKeys('Einstellungen öffnen');
    const settings = page.getByRole('dialog', { name: 'Einstellungen' });
    await settings.getByRole('combobox', { name: 'Sprache' }).selectOption({ label: 'English' });
    await settings.getByRole('button', { name: 'Neu laden' }).click();
    await ada.saved();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await ada.expectText('untitled.txt', 'Grüße');
    await page.goto(instance.url);
    await page.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Deutsch' });
    await expect(page.getByRole('button', { name: 'Neue Sitzung' })).toBeVisible();
  });
});
