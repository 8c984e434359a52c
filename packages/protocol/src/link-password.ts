import { fromBase64UrlEncoded, toBase64UrlEncoded } from 'lib0/buffer';

/**
 * A link may have a password beside its token. It travels encoded (base64url of UTF-8, since headers are ASCII): to
 * the WebSocket as an offered subprotocol with this prefix, over HTTP in this header. Never in a URL.
 */
export const PASSWORD_SUBPROTOCOL_PREFIX = 'password.';
export const PASSWORD_HEADER = 'x-coedit-password';

/** Characters. */
export const LEAST_PASSWORD_LENGTH = 4;
export const MOST_PASSWORD_LENGTH = 128;

export function encodePassword(password: string): string {
  return toBase64UrlEncoded(new TextEncoder().encode(password));
}

/** Null when it is not of that form. */
export function decodePassword(encoded: string): string | null {
  if (!/^[A-Za-z0-9_-]{1,1024}$/u.test(encoded)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(fromBase64UrlEncoded(encoded));
  } catch {
    return null;
  }
}
