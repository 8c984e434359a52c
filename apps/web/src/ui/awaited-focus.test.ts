import { expect, test } from 'vitest';
import { AwaitedFocus } from './awaited-focus.ts';

function button(): HTMLButtonElement {
  const made = document.createElement('button');
  document.body.append(made);
  return made;
}

test('it lasts while the keyboard stays, or what had it goes', () => {
  const from = button();
  from.focus();
  const awaited = new AwaitedFocus();
  expect(awaited.lasts).toBe(false);
  awaited.begin();
  expect(awaited.lasts).toBe(true);
  from.remove();
  expect(awaited.lasts).toBe(true);
  awaited.end();
  expect(awaited.lasts).toBe(false);
});

test('it is over for good once the keyboard was seen elsewhere', () => {
  const [from, elsewhere] = [button(), button()];
  from.focus();
  const awaited = new AwaitedFocus();
  awaited.begin();
  elsewhere.focus();
  expect(awaited.lasts).toBe(false);
  from.focus();
  expect(awaited.lasts).toBe(false);
  from.remove();
  elsewhere.remove();
});
