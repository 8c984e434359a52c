import { beforeEach, expect, test } from 'vitest';
import { passwordWish, rememberedPassword, rememberPassword } from './link-password.ts';

beforeEach(() => sessionStorage.clear());

test('a password is remembered for its link alone', () => {
  rememberPassword(sessionStorage, 'token-one', 'geheim');
  expect(rememberedPassword(sessionStorage, 'token-one')).toBe('geheim');
  expect(rememberedPassword(sessionStorage, 'token-two')).toBeUndefined();
  expect(rememberedPassword(null, 'token-one')).toBeUndefined();
});

test('the reasons that ask for a password are told from the others', () => {
  expect(['password-needed', 'wrong-password', 'bad-token', ''].map(passwordWish)).toEqual([
    'needed',
    'wrong',
    null,
    null,
  ]);
});
