import type { LinkView, Participant, Role } from '@coedit/protocol';
import { text } from '../texts/texts.ts';
import { copyText } from '../ui/copy-text.ts';
import { localStorageOrNull } from '../ui/local-storage.ts';
import { toast } from '../ui/toast.ts';
import { knownLinks } from './known-links.ts';
import type { SessionServices } from './session-context.tsx';
import { type FileTarget, type PersonTarget, sessionAddress } from './session-links.ts';

type LinkServices = Pick<SessionServices, 'api' | 'link' | 'role'>;

interface Place {
  readonly file?: FileTarget;
  /** The person whose view is followed. */
  readonly follow?: PersonTarget;
}

/** Puts a link to a place on the clipboard and says with which role one comes in by it. */
export async function copyLinkTo(services: LinkServices, place: Place, name: string): Promise<void> {
  const { link } = services;
  const { token, role } = await linkToPassOn(services);
  const url = window.location.origin + sessionAddress(link.sessionId, token, place.file, place.follow);
  if (!(await copyText(url))) return;
  const words = text.session.placeLink;
  const message =
    role === null ? words.copied(name) : words.copiedAs(name, text.common.role(role).toLowerCase());
  toast('success', message, { key: 'link-copied' });
}

export function copyLinkToPerson(
  services: LinkServices,
  { name, colour, yjsClientId }: Participant,
): Promise<void> {
  const follow = { name, mark: { colour, yjsClientId } };
  return copyLinkTo(services, { follow }, text.session.placeLink.follow(name));
}

interface PassedOn {
  readonly token: string;
  /** Of who comes in by it; null: not known, but no more than this page's own link gives. */
  readonly role: Role | null;
}

/**
 * Never more than the copier has. An owner's own link would make everyone an owner who opens it: so theirs is an editor's, if
 * this browser knows one that works.
 */
export async function linkToPassOn({ api, link, role }: LinkServices): Promise<PassedOn> {
  const own = { token: link.token, role: null };
  if (role.get() !== 'owner') return own;
  const known = knownLinks(localStorageOrNull(), link.sessionId);
  try {
    const views = await api.listLinks(link.sessionId);
    const mine = views.find(({ current }) => current)?.role ?? null;
    // Someone made an owner came by a weaker link.
    if (mine !== 'owner') return { ...own, role: mine };
    const open = views.filter((view) => isOpen(view, Date.now()));
    const found = known.find((each) => each.role === 'editor' && open.some(({ id }) => id === each.id));
    return found === undefined ? { ...own, role: mine } : { token: found.token, role: found.role };
  } catch {
    // Without a line nobody can tell what still works; the own one does.
    return own;
  }
}

export function isOpen(
  { role, expiresAt, hasPassword }: Pick<LinkView, 'role' | 'expiresAt' | 'hasPassword'>,
  now: number,
): boolean {
  return role === 'editor' && !hasPassword && (expiresAt === null || Date.parse(expiresAt) > now);
}
