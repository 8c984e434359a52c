import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PasswordHasher } from '../sharing/passwords.ts';

/** OWASP's advice for scrypt: N = 2^15, r = 8, p = 3; 32 MiB and some 100 ms a time. */
const COST = 2 ** 15;
const BLOCK_SIZE = 8;
const PARALLEL = 3;
const MOST_MEMORY = 64 * 1024 * 1024;
const SALT_BYTES = 16;
const HASH_BYTES = 32;

const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** `scrypt$N$r$p$salt$hash`: a later change of cost leaves old hashes readable. */
export const scryptPasswords: PasswordHasher = {
  async hash(password) {
    const salt = randomBytes(SALT_BYTES);
    const hash = await deriveWith(password, salt, COST, BLOCK_SIZE, PARALLEL);
    return [
      'scrypt',
      COST,
      BLOCK_SIZE,
      PARALLEL,
      salt.toString('base64url'),
      hash.toString('base64url'),
    ].join('$');
  },

  async matches(password, stored) {
    const [kind, cost, blockSize, parallel, salt = '', hash = ''] = stored.split('$');
    if (kind !== 'scrypt') return false;
    const wanted = Buffer.from(hash, 'base64url');
    const parameters = [Number(cost), Number(blockSize), Number(parallel)] as const;
    const found = await deriveWith(password, Buffer.from(salt, 'base64url'), ...parameters);
    return wanted.length === found.length && timingSafeEqual(wanted, found);
  },
};

/** NFC first: one password typed on two keyboards can come in two forms. */
function deriveWith(password: string, salt: Buffer, N: number, r: number, p: number): Promise<Buffer> {
  return derive(password.normalize('NFC'), salt, HASH_BYTES, { N, r, p, maxmem: MOST_MEMORY });
}
