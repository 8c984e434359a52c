import { Buffer } from 'node:buffer';
import { hashToken } from '../../sharing/tokens.ts';

/** Looks for secrets in all that somebody was sent, in every form in which one could get there. */
export class SecretScan {
  readonly #needles = new Map<string, readonly Buffer[]>();
  /** How many answers and messages were looked through. */
  scanned = 0;

  /** In no form, and not as what is stored of it. */
  forbid(name: string, secret: string): void {
    const hash = Buffer.from(hashToken(secret));
    const texts = [
      hash.toString('hex'),
      hash.toString('base64').replace(/=+$/u, ''),
      hash.toString('base64url'),
    ];
    const hashes = [hash, ...texts.map((text) => Buffer.from(text))];
    this.forbidPlain(name, secret);
    this.#needles.set(name, [...(this.#needles.get(name) ?? []), ...hashes]);
  }

  /** In no form; its hash may be there. */
  forbidPlain(name: string, secret: string): void {
    const plain = Buffer.from(secret);
    // Base64 of the middle, whatever stands before it, has three forms.
    const encoded = [0, 1, 2].map((shift) =>
      Buffer.concat([Buffer.alloc(shift, 'x'), plain])
        .toString('base64')
        .slice(4, -4),
    );
    const texts = [
      secret,
      encodeURIComponent(secret),
      [...secret].reverse().join(''),
      plain.toString('hex'),
      ...encoded,
    ];
    this.#needles.set(
      name,
      texts.map((text) => Buffer.from(text)),
    );
  }

  /** The names of the secrets that are in it. */
  find(content: Uint8Array | string): string[] {
    this.scanned += 1;
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content);
    return [...this.#needles].flatMap(([name, forms]) =>
      forms.some((form) => bytes.includes(form)) ? [name] : [],
    );
  }
}
