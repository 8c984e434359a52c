import type { LinkId } from '@coedit/protocol';
import { expect, it } from 'vitest';
import { type LinkRecord, NoSuchSession, type Store } from '../store.ts';
import { makeLink, makeSession, NOWHERE, OTHER_SESSION, SESSION } from './fixtures.ts';

export function describeLinks(store: () => Store): void {
  const full: LinkRecord = {
    ...makeLink('link-full'),
    role: 'commenter',
    label: 'for the review',
    expiresAt: 1_800_000_000_000,
    lastUsedAt: 1_700_000_000_000,
    passwordHash: 'scrypt$16384$8$1$salt$hash',
  };

  it('are listed in the order they were added, with every field', async () => {
    await store().createSession(makeSession(), [makeLink('link-z'), makeLink('link-a')], []);
    await store().addLink(SESSION, full);
    expect(await store().listLinks(SESSION)).toEqual([makeLink('link-z'), makeLink('link-a'), full]);
  });

  it('adding one again changes nothing; adding to an unknown session is refused', async () => {
    await store().createSession(makeSession(), [full], []);
    await store().addLink(SESSION, { ...full, label: 'another' });
    expect(await store().listLinks(SESSION)).toEqual([full]);
    await expect(store().addLink(NOWHERE, full)).rejects.toThrow(NoSuchSession);
    expect(await store().listLinks(NOWHERE)).toEqual([]);
  });

  it('a revoked one is kept with the time it was revoked first', async () => {
    await store().createSession(makeSession(), [full, makeLink('link-1')], []);
    expect(await store().revokeLink(SESSION, full.id, 111)).toBe(true);
    expect(await store().revokeLink(SESSION, full.id, 222)).toBe(true);
    expect(await store().listLinks(SESSION)).toEqual([{ ...full, revokedAt: 111 }, makeLink('link-1')]);
  });

  it('when one was last used is kept, and never goes back', async () => {
    await store().createSession(makeSession(), [makeLink('link-1'), makeLink('link-22')], []);
    const used = async () => (await store().listLinks(SESSION)).map(({ lastUsedAt }) => lastUsedAt);
    await store().useLink(SESSION, 'link-1' as LinkId, 500);
    expect(await used()).toEqual([500, null]);
    await store().useLink(SESSION, 'link-1' as LinkId, 400);
    await store().useLink(SESSION, 'link-none' as LinkId, 600);
    await store().useLink(NOWHERE, 'link-1' as LinkId, 600);
    expect(await used()).toEqual([500, null]);
  });

  it('revoking says whether there was such a link, in this session', async () => {
    await store().createSession(makeSession(), [full], []);
    await store().createSession(makeSession({ id: OTHER_SESSION }), [], []);
    expect(await store().revokeLink(SESSION, 'link-none' as LinkId, 1)).toBe(false);
    expect(await store().revokeLink(OTHER_SESSION, full.id, 1)).toBe(false);
    expect(await store().revokeLink(NOWHERE, full.id, 1)).toBe(false);
    expect(await store().listLinks(SESSION)).toEqual([full]);
  });
}
