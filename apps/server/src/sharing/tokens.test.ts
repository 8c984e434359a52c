import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashToken, makeToken } from './tokens.ts';

it('what is stored of a token is its SHA-256 and nothing that it could be read from', () => {
  const token = makeToken((count) => Uint8Array.from({ length: count }, (_, index) => index * 37));
  const stored = Buffer.from(hashToken(token));
  expect(stored.toString('hex')).toBe(createHash('sha256').update(token).digest('hex'));
  expect(stored.toString('latin1')).not.toContain(token.slice(0, 8));
});

it('a token has 192 random bits: each of its 32 characters is made of another random byte', () => {
  const ofZeros = makeToken((count) => new Uint8Array(count));
  expect(ofZeros).toHaveLength(32);
  for (let at = 0; at < 32; at += 1) {
    const changed = makeToken((count) => {
      const bytes = new Uint8Array(count);
      bytes[at] = 63;
      return bytes;
    });
    const differing = [...changed].filter((character, index) => character !== ofZeros[index]);
    expect(differing, `byte ${at}`).toHaveLength(1);
  }
});
