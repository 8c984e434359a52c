import { isSessionId, type SessionId } from '@coedit/protocol';

/** Which spot a deep link points at. */
export interface FileTarget {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** Whom a link follows. */
export interface PersonTarget {
  readonly name: string;
  /** Several may have the name: who of them was meant; null: the link does not say. */
  readonly mark: PersonMark | null;
}

/** A colour is of one person at a time and remembered; the document's number is that of their page, until it is reloaded. */
export interface PersonMark {
  readonly colour: number;
  readonly yjsClientId: number;
}

export interface SessionLink {
  readonly sessionId: SessionId;
  /** null: an id alone was given. */
  readonly token: string | null;
  readonly file: FileTarget | null;
  /** The person to follow. */
  readonly follow: PersonTarget | null;
}

/** Longer ones are nobody's. */
const MOST_NAME = 200;
const TOKEN = /^[A-Za-z0-9_-]{16,128}$/;
const PERSON_MARK = /^(\d{1,9})\.(\d{1,10})$/;
const SESSION_PATH = /^(?:.*\/)?s\/([A-Za-z0-9_-]+)\/?$/;

/** `/s/ID` and `#TOKEN&file=src/a.ts:12&follow=Ada&who=3.4711` of the address bar; null when the id is not one. */
export function parseSessionAddress(pathname: string, hash: string): SessionLink | null {
  const sessionId = SESSION_PATH.exec(pathname)?.[1];
  if (sessionId === undefined || !isSessionId(sessionId)) return null;
  const [token = '', ...parameters] = hash.replace(/^#/, '').split('&');
  const file = parameterOf(parameters, 'file');
  return {
    sessionId,
    token: TOKEN.test(token) ? token : null,
    file: file === null ? null : parseFileTarget(file),
    follow: parsePerson(parameterOf(parameters, 'follow'), parameterOf(parameters, 'who')),
  };
}

function parsePerson(name: string | null, who: string | null): PersonTarget | null {
  if (name === null || name === '') return null;
  const [, colour, yjsClientId] = PERSON_MARK.exec(who ?? '') ?? [];
  const mark = colour === undefined ? null : { colour: Number(colour), yjsClientId: Number(yjsClientId) };
  return { name: name.slice(0, MOST_NAME), mark };
}

function parameterOf(parameters: readonly string[], name: string): string | null {
  const value = parameters.find((parameter) => parameter.startsWith(`${name}=`))?.slice(name.length + 1);
  return value === undefined ? null : decode(value);
}

/** `src/a.ts:12`; without a line, line 1. */
export function parseFileTarget(value: string): FileTarget | null {
  const match = /^(.+?)(?::(\d{1,9}))?(?::\d{1,9})?$/u.exec(value);
  const path = match?.[1];
  if (path === undefined) return null;
  return { path, line: Math.max(1, Number(match?.[2] ?? 1)) };
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // A stray % that somebody typed: taken as it stands.
    return value;
  }
}

export type PastedLink =
  | {
      readonly kind: 'link';
      readonly link: SessionLink /** null: this instance's own. */;
      readonly origin: string | null;
    }
  | { readonly kind: 'problem'; readonly problem: 'empty' | 'not-a-link' };

/** What a person pastes: a whole link, `/s/ID#TOKEN`, `ID#TOKEN`, or an id alone. */
export function parsePastedLink(input: string, ownOrigin: string): PastedLink {
  // Mail programs and chats wrap links in <> or add a full stop.
  const pasted = input.trim().replace(/^<|[>.,]+$/g, '');
  if (pasted === '') return { kind: 'problem', problem: 'empty' };
  const url = pasted.includes('/') ? toUrl(pasted, ownOrigin) : toUrl(`/s/${pasted}`, ownOrigin);
  const link = url === null ? null : parseSessionAddress(url.pathname, url.hash);
  if (url === null || link === null) return { kind: 'problem', problem: 'not-a-link' };
  return { kind: 'link', link, origin: url.origin === ownOrigin ? null : url.origin };
}

function toUrl(pasted: string, ownOrigin: string): URL | null {
  try {
    const url = new URL(pasted, ownOrigin);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url : null;
  } catch {
    return null;
  }
}

/** The address within an instance: `/s/ID#TOKEN&file=…&follow=…&who=…`. */
export function sessionAddress(
  sessionId: SessionId,
  token: string,
  file?: FileTarget,
  follow?: PersonTarget,
): string {
  const toFile =
    file === undefined ? '' : `&file=${encodeURI(file.path).replaceAll('&', '%26')}:${file.line}`;
  return `/s/${sessionId}#${token}${toFile}${follow === undefined ? '' : toPerson(follow)}`;
}

function toPerson({ name, mark }: PersonTarget): string {
  const who = mark === null ? '' : `&who=${mark.colour}.${mark.yjsClientId}`;
  return `&follow=${encodeURIComponent(name)}${who}`;
}
