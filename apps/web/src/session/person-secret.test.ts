import { isPersonSecret } from '@coedit/protocol';
import { beforeEach, expect, test } from 'vitest';
import { personSecret } from './person-secret.ts';

beforeEach(() => localStorage.clear());

test('is made once for a browser, and the same from then on', () => {
  const secret = personSecret(localStorage);
  expect(isPersonSecret(secret ?? '')).toBe(true);
  expect(personSecret(localStorage)).toBe(secret);
});

test('is another one in another browser', () => {
  const secret = personSecret(localStorage);
  localStorage.clear();
  expect(personSecret(localStorage)).not.toBe(secret);
});

test('what is kept and none is replaced; where nothing can be kept there is none', () => {
  localStorage.setItem('coedit.person', '"short"');
  expect(isPersonSecret(personSecret(localStorage) ?? '')).toBe(true);
  expect(personSecret(null)).toBeUndefined();
});
