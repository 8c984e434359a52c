import type { Preferences } from '../settings/preferences.ts';
import { localStorageOrNull } from '../ui/local-storage.ts';
import { rememberedPassword, sessionStorageOrNull } from './link-password.ts';
import { recentSessions } from './recent-sessions.ts';
import { SessionJoin } from './session-join.ts';
import { parseSessionAddress, type SessionLink, sessionAddress } from './session-links.ts';

/** A link that opens its session. */
export type FullLink = SessionLink & { readonly token: string };

export interface Begun {
  readonly link: FullLink;
  readonly password: string | undefined;
  readonly join: SessionJoin;
}

/** The join that main.ts has begun, until the page takes it. */
let begun: Begun | null = null;

/** An address with an id alone works where this browser knows the session. */
export function readLink(): FullLink | null {
  const link = parseSessionAddress(window.location.pathname, window.location.hash);
  if (link === null) return null;
  if (link.token !== null) return { ...link, token: link.token };
  const known =
    window.location.hash === ''
      ? recentSessions(localStorageOrNull()).find(({ id }) => id === link.sessionId)
      : undefined;
  if (known === undefined) return null;
  window.history.replaceState(null, '', sessionAddress(known.id, known.token));
  return { ...link, token: known.token };
}

/** Joins before there is a page to show it in: reading the copy in this browser and the way to the server take time too. */
export function beginJoin(preferences: Preferences): Begun | null {
  const link = readLink();
  if (link === null) return null;
  const password = rememberedPassword(sessionStorageOrNull(), link.token);
  begun = { link, password, join: join(link, password, preferences) };
  return begun;
}

/** The join that was begun, if it is by this very way; else another one. Whoever calls it closes it. */
export function wayIn(link: FullLink, password: string | undefined, preferences: Preferences): SessionJoin {
  const first = begun;
  begun = null;
  if (
    first?.link.sessionId === link.sessionId &&
    first.link.token === link.token &&
    first.password === password
  )
    return first.join;
  first?.join.close();
  return join(link, password, preferences);
}

function join(
  { sessionId, token }: FullLink,
  password: string | undefined,
  preferences: Preferences,
): SessionJoin {
  const serverUrl = `${window.location.origin.replace(/^http/, 'ws')}/ws`;
  return new SessionJoin({
    sessionId,
    token,
    password,
    serverUrl,
    preferences,
    storage: localStorageOrNull(),
  });
}
