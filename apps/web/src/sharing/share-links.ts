import type { LinkView, SessionId } from '@coedit/protocol';
import type { KnownLink } from '../session/known-links.ts';
import { sessionAddress } from '../session/session-links.ts';
import { text } from '../texts/texts.ts';
import { timeAgo } from '../ui/time-ago.ts';

/** A link as the dialog shows it. */
export interface ShareLink {
  readonly view: LinkView;
  /** Null: its token was told elsewhere. */
  readonly url: string | null;
  readonly isExpired: boolean;
  /** Without it nobody could manage the session: the server does not revoke it. */
  readonly isOnlyOwner: boolean;
}

interface ShareFacts {
  readonly sessionId: SessionId;
  readonly origin: string;
  /** The token this page was opened with: that of the current link. */
  readonly token: string;
  readonly known: readonly KnownLink[];
  /** ms since 1970. */
  readonly now: number;
}

/** Weakest last, as the server's roles go; the tokens are those this browser knows. */
export function shareLinks(links: readonly LinkView[], facts: ShareFacts): readonly ShareLink[] {
  const hasExpired = ({ expiresAt: until }: LinkView) => until !== null && Date.parse(until) <= facts.now;
  const owners = links.filter((view) => view.role === 'owner' && !hasExpired(view)).length;
  return links.map((view) => {
    const token = view.current ? facts.token : facts.known.find(({ id }) => id === view.id)?.token;
    const url = token === undefined ? null : facts.origin + sessionAddress(facts.sessionId, token);
    const isExpired = hasExpired(view);
    return { view, url, isExpired, isOnlyOwner: view.role === 'owner' && !isExpired && owners === 1 };
  });
}

export const EXPIRIES = ['never', 'hour', 'day', 'week', 'month', 'date'] as const;
export type Expiry = (typeof EXPIRIES)[number];

const HOUR_MS = 3_600_000;
const EXPIRY_MS: Record<Exclude<Expiry, 'never' | 'date'>, number> = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
  month: 30 * 24 * HOUR_MS,
};

/** `date`: what a field for a local time holds. Null: never. Throws `RangeError` for a date that is none, or has passed. */
export function expiresAt(expiry: Expiry, now: number, date = ''): string | null {
  if (expiry === 'never') return null;
  if (expiry !== 'date') return new Date(now + EXPIRY_MS[expiry]).toISOString();
  const time = new Date(date).getTime();
  if (Number.isNaN(time) || time <= now) throw new RangeError(`a link cannot end at "${date}"`);
  return new Date(time).toISOString();
}

/** For a field of a local time: the time without its zone, to the minute. */
export function localTime(time: number): string {
  const date = new Date(time);
  return new Date(time - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The server keeps it to the hour: what is less than that would be a guess. */
export function lastUsed({ lastUsedAt }: Pick<LinkView, 'lastUsedAt'>, now: number): string {
  if (lastUsedAt === null) return text.sharing.neverUsed;
  const time = Date.parse(lastUsedAt);
  return now - time < HOUR_MS ? text.sharing.justUsed : text.sharing.lastUsed(timeAgo(time, now));
}

/** What a link is called: its label, or its role. */
export function linkName({ label, role }: Pick<LinkView, 'label' | 'role'>): string {
  return label === null || label === '' ? text.common.roleWord(role) : label;
}
