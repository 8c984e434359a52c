import { expect, it } from 'vitest';
import { decodePassword, encodePassword } from './link-password.ts';

it.each(['geheim', 'ä ö ü', '🙂🙂', ' lead and trail ', '"quoted", comma'])(
  'carries %j through a header',
  (password) => {
    const encoded = encodePassword(password);
    expect(encoded).toMatch(/^[A-Za-z0-9_-]+$/u);
    expect(decodePassword(encoded)).toBe(password);
  },
);

it.each(['', 'a b', 'ÿ', '_w', 'a'.repeat(2000)])('takes %j for no password', (encoded) => {
  expect(decodePassword(encoded)).toBeNull();
});
