import { expect } from '@playwright/test';
import type { Stage } from './deed.ts';

export const TAB = 'editor: a tab';
export const names = ({ ada }: Stage) => ada.page.getByRole('tab').allTextContents();
export const count = (stage: Stage, tabs: number) =>
  expect(stage.ada.page.getByRole('tab')).toHaveCount(tabs);
export const shown = ({ ada }: Stage, name: string) =>
  expect(ada.tab(name)).toHaveAttribute('aria-selected', 'true');
/** README.md, notes.txt and main.ts, which is shown. */
export const three = async (stage: Stage) => {
  const { hands } = stage;
  const open = await names(stage);
  if (open.length === 3 && open.includes('main.ts')) return hands.open('main.ts');
  for (const name of ['README.md', 'notes.txt', 'main.ts']) await hands.open(name);
};
export const onTab = async (stage: Stage) => {
  await three(stage);
  await stage.hands.goTo(TAB);
};
export const quickOpen = ({ ada }: Stage) => ada.page.locator('.quick-open-field');
export const typesAfter = (prefix: string) => async (stage: Stage) => {
  await expect(quickOpen(stage)).toBeFocused();
  await expect(quickOpen(stage)).toHaveValue(prefix);
  await stage.hands.press('Escape');
  await expect(quickOpen(stage)).toHaveCount(0);
};
export const sides = ({ ada }: Stage) => ada.page.getByRole('tablist');
export const alone = async (stage: Stage) => {
  if ((await sides(stage).count()) > 1) await stage.hands.command('editor.joinSides');
  await expect(sides(stage)).not.toHaveCount(2);
  await stage.hands.open('README.md');
};
export const both = async (stage: Stage) => {
  await alone(stage);
  await stage.hands.command('editor.split');
  await expect(sides(stage)).toHaveCount(2);
};
export const toLeft = async (stage: Stage) => {
  await both(stage);
  await stage.hands.press('ControlOrMeta+1');
};
export const isSplit = (stage: Stage) => expect(sides(stage)).toHaveCount(2);
export const side = (stage: Stage, name: string) => stage.ada.page.getByRole('complementary', { name });
export const width = async (stage: Stage, selector: string) =>
  (await stage.ada.page.locator(selector).first().boundingBox())?.width ?? 0;
export const chat = ({ ada }: Stage) => ada.page.getByRole('textbox', { name: 'Message to everyone' });
export const preview = ({ ada }: Stage) => ada.page.locator('.preview-side');
export const shut = async (stage: Stage) => {
  await stage.hands.command('tab.closeAll');
  await count(stage, 0);
};
export const previewOf = (name: string) => async (stage: Stage) => {
  await alone(stage);
  await stage.hands.open(name);
  if ((await preview(stage).count()) === 0) await stage.hands.command('preview.toggle');
  await expect(preview(stage)).toBeVisible();
};
