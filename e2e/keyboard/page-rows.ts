import { expect } from '@playwright/test';
import type { SessionPage } from '../pages/session-page.ts';
import { Hands } from './hands.ts';

/** A control of a page, and what comes of using it. */
export interface Row {
  readonly control: string;
  /** Else Enter. */
  readonly use?: (hands: Hands) => Promise<void>;
  readonly seen: () => Promise<void>;
}

/** The workbench's, where a page has one around it; they have rows in its tables. */
const WORKBENCH = ['page: Width of the side bar', 'page: Width of the panel'];

/** Uses each control of a page that is opened for each; what else is to be used there must have a row `elsewhere`. */
export async function goThrough(
  person: SessionPage,
  open: () => Promise<void>,
  rows: readonly Row[],
  elsewhere: readonly string[] = [],
): Promise<void> {
  const hands = new Hands(person);
  await hands.watch([]);
  const enter = () => hands.press('Enter');
  for (const { control, use = enter, seen } of rows) {
    await open();
    await hands.look();
    await hands.goTo(control);
    await use(hands);
    await seen();
    expect(await hands.touches()).toEqual([]);
  }
  const known = [...rows.map(({ control }) => control), ...elsewhere, ...WORKBENCH];
  expect(
    [...hands.sights].filter((sight) => /^(?:page|note): /.test(sight) && !known.includes(sight)),
    'what has no row',
  ).toEqual([]);
}
