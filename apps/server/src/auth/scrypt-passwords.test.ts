import { expect, it } from 'vitest';
import { scryptPasswords } from './scrypt-passwords.ts';

it('knows a password again by its hash, and no other', async () => {
  const hash = await scryptPasswords.hash('größe');
  expect(hash).toMatch(/^scrypt\$32768\$8\$3\$/u);
  expect(await scryptPasswords.matches('größe', hash)).toBe(true);
  expect(await scryptPasswords.matches('größe'.normalize('NFD'), hash)).toBe(true);
  expect(await scryptPasswords.matches('grösse', hash)).toBe(false);
});

it('hashes one password differently each time', async () => {
  expect(await scryptPasswords.hash('x')).not.toBe(await scryptPasswords.hash('x'));
});
