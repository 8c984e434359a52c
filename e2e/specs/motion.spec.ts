import type { Page } from '@playwright/test';
import { nodePerson } from '../fixtures/node-person.ts';
import { expect, test } from '../fixtures/test.ts';
import type { SessionPage } from '../pages/session-page.ts';

type WatchedWindow = Window & { readonly moved?: ReadonlySet<string> };

test('who wants less motion sees none: nothing fades, slides or blinks, whatever opens', async ({
  instance,
  people,
}) => {
  const session = await instance.createSession([
    { path: 'notes.txt', text: 'one\ntwo\n' },
    { path: 'other.txt', text: 'one\n' },
  ]);
  const ben = nodePerson(instance, session, 'Ben');
  const guest = await people.join(session.links.owner.url, '', { reducedMotion: 'reduce' });
  const { page } = guest;
  await page.addInitScript(watchMotion);
  try {
    await page.reload();
    await guest.saved();
    await openEverything(guest, () => {
      const file = ben.workspace.find('notes.txt');
      for (const line of [1, 2])
        if (file !== undefined) ben.setCursor({ fileId: file.id, line, column: 1, selections: [] });
    });
    await expect(page.locator('.monaco-editor .cursor-solid')).not.toHaveCount(0);
    expect(await moved(page)).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(0);

    await test.step('for everyone else things move: the watch sees it', async () => {
      await page.emulateMedia({ reducedMotion: 'no-preference' });
      await guest.runByKeys('Delete this file');
      await expect.poll(() => moved(page)).not.toEqual([]);
    });
  } finally {
    ben.destroy();
  }
});

async function openEverything(guest: SessionPage, comeNear: () => void): Promise<void> {
  const { page } = guest;
  const { keyboard } = page;
  const hint = page.getByRole('region', { name: 'Hint' });
  await page.getByRole('button', { name: 'Keep it' }).click();
  await expect(hint).toBeVisible();
  await hint.getByRole('button', { name: 'No more hints' }).click();
  await guest.openFile('other.txt');
  await guest.openFile('notes.txt');
  await guest.caretTo(2, 1);
  comeNear();
  await expect(guest.caretLabel('Ben')).toBeVisible();
  await expect(guest.status.getByText('Ben is on your line')).toBeVisible();
  await guest.runByKeys('Follow Ben');
  await expect(page.getByText('Following Ben')).toBeVisible();
  // The name at Ben's cursor has come and gone.
  await expect(guest.caretLabel('Ben')).toHaveCount(0);
  await keyboard.press('Escape');
  await guest.runByKeys('Open settings');
  await expect(page.getByRole('dialog')).toBeVisible();
  await keyboard.press('Escape');
  for (const name of ['More', 'Ben, editor, active']) {
    await page.getByRole('button', { name, exact: true }).hover();
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
  }
  await page.getByRole('button', { name: 'Share', exact: true }).hover();
  await page.getByRole('button', { name: /^Chat/ }).hover();
  await expect(page.locator('.tooltip')).toBeVisible();
  await page.getByRole('button', { name: /^Chat/ }).click();
  await expect(page.getByRole('textbox', { name: 'Message to everyone' })).toBeFocused();
  await guest.treeItem('other.txt').click();
  await keyboard.press('Delete');
  await expect(guest.toast('Deleted other.txt')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(guest.toast('Deleted other.txt')).toHaveCount(0);
  await guest.focusEditor();
  await keyboard.press('ControlOrMeta+f');
  await expect(page.getByRole('textbox', { name: 'Find' }).first()).toBeVisible();
  await keyboard.press('Escape');
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'dark' });
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
}

function moved(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => [...((window as WatchedWindow).moved ?? ['not watched'])]);
}

/** Runs in the page, from its beginning: in every frame, what takes longer than one to become what it will be. */
function watchMotion(): void {
  const ONE_FRAME_MS = 16;
  const moved = new Set<string>();
  Object.assign(window, { moved });
  const look = (): void => {
    for (const { effect } of document.getAnimations()) {
      if (!(effect instanceof KeyframeEffect)) continue;
      const { endTime } = effect.getComputedTiming();
      if (typeof endTime === 'number' && endTime < ONE_FRAME_MS) continue;
      const { target, pseudoElement } = effect;
      moved.add(`<${target?.localName} class="${target?.getAttribute('class')}">${pseudoElement ?? ''}`);
    }
    requestAnimationFrame(look);
  };
  look();
}
