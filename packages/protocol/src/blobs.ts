/** The bytes of a file that is no text, as its entry in `files` names them. The bytes themselves never are in the document. */
export interface BlobReference {
  /** SHA-256 of the bytes, 64 lower-case hexadecimal digits. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  /** A media type such as `image/png`. It says how to show the file, never how to serve it. */
  readonly type: string;
}

const HASH = /^[0-9a-f]{64}$/u;
const MEDIA_TYPE = /^[a-z0-9][a-z0-9.+-]{0,62}\/[a-z0-9][a-z0-9.+-]{0,62}$/u;
const FIELDS = new Set(['hash', 'size', 'type']);

export const isBlobHash = (text: string): boolean => HASH.test(text);

/** Null for what is not of the documented form. */
export function readBlobReference(value: unknown): BlobReference | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  if (Object.keys(value).some((field) => !FIELDS.has(field))) return null;
  const { hash, size, type } = value as Record<string, unknown>;
  if (typeof hash !== 'string' || !HASH.test(hash)) return null;
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return null;
  if (typeof type !== 'string' || !MEDIA_TYPE.test(type)) return null;
  return { hash, size, type };
}
