import { SyncKind } from '@coedit/protocol';
import { expect, it } from 'vitest';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';

// More than the inbox hands over at once: what is over waits there while what it handed over waits for the large edit.
const KEYSTROKES = 1_500;

it('keystrokes behind a large edit are taken in the order in which they were sent', async () => {
  const app = await TestApp.start();
  const session = await app.create([{ path: 'a.txt', text: '' }]);
  const ada = await (await app.connect(session, session.links.editor.token)).synced();
  const ben = await (await app.connect(session, session.links.viewer.token)).synced();
  const text = ada.yText('a.txt');
  text.insert(0, 'x'.repeat(100_000));
  // At the front: each keystroke is a piece of its own, which builds on the one before.
  for (let count = 0; count < KEYSTROKES; count += 1) text.insert(0, String(count % 10));
  await until('everything is saved', () => ada.saved === KEYSTROKES + 1);
  await until('it is seen', () => ben.text('a.txt').length === text.length);
  expect(ben.text('a.txt')).toBe(text.toString());
  // Asked for once, at the beginning: nothing was ever missing.
  expect(ada.syncs(SyncKind.Step1)).toHaveLength(1);
});
