import { hashToken, sameHash } from './tokens.ts';

/** Slow hashing, an adapter: it takes threads and random salts. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  matches(password: string, hash: string): Promise<boolean>;
}

/** Links whose password was proven lately; the oldest go first. */
const MOST_PROVEN = 1_000;

/**
 * Checks passwords of links. The slow hash is computed once for a right password: after that a fast one is kept in
 * memory for it, since every HTTP request brings the password again.
 */
export class Passwords {
  readonly #hasher: PasswordHasher;
  /** By stored hash, so that a link with another password is another entry. */
  readonly #proven = new Map<string, Uint8Array>();

  constructor(hasher: PasswordHasher) {
    this.#hasher = hasher;
  }

  hash(password: string): Promise<string> {
    return this.#hasher.hash(password);
  }

  /** It was found right before: whoever shows it again guesses nothing. */
  isProven(password: string, storedHash: string): boolean {
    const proven = this.#proven.get(storedHash);
    return proven !== undefined && sameHash(proven, hashToken(password));
  }

  async matches(password: string, storedHash: string): Promise<boolean> {
    if (this.isProven(password, storedHash)) return true;
    if (!(await this.#hasher.matches(password, storedHash))) return false;
    this.#proven.set(storedHash, hashToken(password));
    for (const [oldest] of this.#proven) {
      if (this.#proven.size <= MOST_PROVEN) break;
      this.#proven.delete(oldest);
    }
    return true;
  }
}
