import { beforeEach, expect, test } from 'vitest';
import { OwnMessages } from './own-messages.ts';

beforeEach(() => localStorage.clear());

test('what this browser said is known after a reload, in its own session', () => {
  new OwnMessages(localStorage, 'one').add('m1');
  expect(new OwnMessages(localStorage, 'one').has('m1')).toBe(true);
  expect(new OwnMessages(localStorage, 'two').has('m1')).toBe(false);
});

test('the newest five hundred are kept; nonsense in the storage is nothing', () => {
  const own = new OwnMessages(localStorage, 'one');
  for (let count = 0; count < 510; count++) own.add(`m${count}`);
  expect([own.has('m9'), own.has('m10'), own.has('m509')]).toEqual([false, true, true]);
  localStorage.setItem('coedit.said.two', '{"a":');
  expect(new OwnMessages(localStorage, 'two').has('a')).toBe(false);
  expect(new OwnMessages(null, 'three').has('a')).toBe(false);
});
