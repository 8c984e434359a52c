/**
 * A person is more than one connection: reloads, tabs, another day. A page makes a secret once for itself and shows it
 * to the same instance each time: to the WebSocket as an offered subprotocol with this prefix, over HTTP in this header.
 * It opens nothing; it only lets a changed role or a removal last. Optional, and never in a URL.
 */
export const PERSON_SUBPROTOCOL_PREFIX = 'person.';
export const PERSON_HEADER = 'x-coedit-person';

/** Characters of 6 random bits. */
export const PERSON_SECRET_LENGTH = 32;
const PERSON_SECRET = /^[A-Za-z0-9_-]{32}$/;

export const isPersonSecret = (value: string): boolean => PERSON_SECRET.test(value);
