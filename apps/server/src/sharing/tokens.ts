import { createHash, timingSafeEqual } from 'node:crypto';
import { urlSafe } from '@coedit/protocol';
import type { RandomBytes } from '../session/clock.ts';

/** 32 characters of 6 bits: 192 random bits. */
const TOKEN_LENGTH = 32;
const TOKEN = /^[A-Za-z0-9_-]{32}$/;

/** A capability: whoever holds it joins with its link's role. Told once, when it is made; only its hash is stored. */
export function makeToken(random: RandomBytes): string {
  return urlSafe(random(TOKEN_LENGTH));
}

export function isToken(value: string): boolean {
  return TOKEN.test(value);
}

/** SHA-256, 32 bytes. No salt or slow hash: 192 random bits cannot be searched for. */
export function hashToken(token: string): Uint8Array {
  return createHash('sha256').update(token).digest();
}

export function sameHash(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
