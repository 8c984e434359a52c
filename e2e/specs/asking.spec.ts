import { expect, test } from '../fixtures/test.ts';

test('a viewer asks to edit; an owner says not now, then yes by the keyboard; who leaves asks no more', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([{ path: 'notes.txt', text: '' }]);
  const vic = await people.join(session.links.viewer.url, 'Vic');
  const ask = vic.page.getByRole('banner').getByRole('button', { name: 'Ask to edit' });
  const asked = vic.page.getByRole('banner').getByRole('button', { name: 'Asked to edit' });

  await test.step('asked while no owner is there, it waits for one', async () => {
    await ask.click();
    await expect(vic.toast('No owner is here right now')).toBeVisible();
    await expect(asked).toHaveAttribute('aria-pressed', 'true');
  });
  const ada = await people.join(session.links.owner.url, 'Ada');
  const ben = await people.join(session.links.editor.url, 'Ben');
  const question = ada.toast('Vic asks to edit.');
  await test.step('declined', async () => {
    await expect(question).toBeVisible();
    await expect(ada.person('Vic')).toHaveAccessibleName('Vic, viewer, active, asks to edit');
    await expect(ben.person('Vic')).toHaveAccessibleName('Vic, viewer, active');
    await ada.page.getByRole('button', { name: 'Not now' }).click();
    await expect(vic.toast('An owner did not give you the right to edit.')).toBeVisible();
    await expect(ask).toBeVisible();
    await expect(question).toHaveCount(0);
    await expect(ada.person('Vic')).toHaveAccessibleName('Vic, viewer, active');
  });
  await test.step('taken back', async () => {
    await ask.click();
    await expect(question).toBeVisible();
    await asked.click();
    await expect(question).toHaveCount(0);
  });
  await test.step('granted by the keyboard, at once', async () => {
    await vic.openFile('notes.txt');
    await ask.click();
    await expect(question).toBeVisible();
    await ada.runByKeys('Let Vic edit');
    await expect(ada.toast('Vic is now editor.')).toBeVisible();
    await expect(vic.page.getByRole('banner').getByText('Read-only')).toHaveCount(0);
    await expect(question).toHaveCount(0);
    await vic.focusEditor();
    await vic.type('mine too');
    await ada.expectText('notes.txt', 'mine too');
  });
  await test.step('gone with who asked; what came while the chat is open stands beside it', async () => {
    const eve = await people.join(session.links.viewer.url, 'Eve');
    await eve.page.getByRole('button', { name: 'Ask to edit' }).click();
    const toast = ada.page.locator('[data-sonner-toast]').filter({ hasText: 'Eve asks to edit.' });
    await ada.page.getByRole('button', { name: /^Chat/ }).click();
    const chat = ada.page.getByRole('textbox', { name: 'Message to everyone' });
    const isBeside = async () => {
      const [box, field] = [await toast.boundingBox(), await chat.boundingBox()];
      return box !== null && field !== null && box.x + box.width <= field.x;
    };
    await expect.poll(isBeside).toBe(true);
    await eve.page.close();
    await expect(toast).toHaveCount(0);
  });
});
