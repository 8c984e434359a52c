declare const brand: unique symbol;
type Branded<Base, Name extends string> = Base & { readonly [brand]: Name };

/** 10 or more URL-safe random characters; names a session in URLs. */
export type SessionId = Branded<string, 'SessionId'>;
/** Names a link within its session; not secret. */
export type LinkId = Branded<string, 'LinkId'>;
/** A participant's number in its session, unsigned 32 bit, given by the server. */
export type UserId = Branded<number, 'UserId'>;
/** `file:` and 12 or more URL-safe random characters; also the root name of the file's `Y.Text`. */
export type FileId = Branded<string, 'FileId'>;
/** The random id of a document's history; two documents with different lineages are never merged. */
export type Lineage = Branded<string, 'Lineage'>;

const SESSION_ID = /^[A-Za-z0-9_-]{10,64}$/;
const LINK_ID = /^[A-Za-z0-9_-]{6,64}$/;
const FILE_ID = /^file:[A-Za-z0-9_-]{12,64}$/;
const LINEAGE = /^[A-Za-z0-9_-]{10,64}$/;

export const isSessionId = (value: string): value is SessionId => SESSION_ID.test(value);
export const isLinkId = (value: string): value is LinkId => LINK_ID.test(value);
export const isFileId = (value: string): value is FileId => FILE_ID.test(value);
export const isLineage = (value: string): value is Lineage => LINEAGE.test(value);

/** Characters of a file id after `file:`. 16 of 64 give 96 random bits. */
export const FILE_ID_RANDOM_LENGTH = 16;
const URL_SAFE = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Random bytes are a parameter so that the caller chooses the source and tests can fix it. */
export function urlSafe(randomBytes: Uint8Array): string {
  let text = '';
  for (const byte of randomBytes) text += URL_SAFE.charAt(byte & 63);
  return text;
}

export function fileIdFrom(randomBytes: Uint8Array): FileId {
  return `file:${urlSafe(randomBytes.subarray(0, FILE_ID_RANDOM_LENGTH))}` as FileId;
}
