import type { LinkView, SessionId } from '@coedit/protocol';
import type { KnownLink } from '../session/known-links.ts';
import { sessionAddress } from '../session/session-links.ts';
import { text } from '../text/en.ts';

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
  const owners = links.filter(({ role }) => role === 'owner').length;
  return links.map((view) => {
    const token = view.current ? facts.token : facts.known.find(({ id }) => id === view.id)?.token;
    const url = token === undefined ? null : facts.origin + sessionAddress(facts.sessionId, token);
    const isExpired = view.expiresAt !== null && Date.parse(view.expiresAt) <= facts.now;
    return { view, url, isExpired, isOnlyOwner: view.role === 'owner' && owners === 1 };
  });
}

export const EXPIRIES = ['never', 'hour', 'day', 'week', 'month'] as const;
export type Expiry = (typeof EXPIRIES)[number];

const HOUR_MS = 3_600_000;
const EXPIRY_MS: Record<Exclude<Expiry, 'never'>, number> = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
  month: 30 * 24 * HOUR_MS,
};

export function expiresAt(expiry: Expiry, now: number): string | null {
  return expiry === 'never' ? null : new Date(now + EXPIRY_MS[expiry]).toISOString();
}

/** What a link is called: its label, or its role. */
export function linkName({ label, role }: Pick<LinkView, 'label' | 'role'>): string {
  return label === null || label === '' ? text.common.role(role).toLowerCase() : label;
}
