import type { LinkView, Role } from '@coedit/protocol';
import { beforeEach, expect, test } from 'vitest';
import { rememberLinks } from './known-links.ts';
import { linkToPassOn } from './link-to-place.ts';

const SESSION = 'abcdefghij1234' as never;
const view = (id: string, role: Role, change: Partial<LinkView> = {}) =>
  ({ id, role, label: null, expiresAt: null, hasPassword: false, current: false, ...change }) as LinkView;

function services(role: Role, views: readonly LinkView[] | null) {
  const listLinks = async () => {
    if (views === null) throw new Error('offline');
    return views;
  };
  return {
    api: { listLinks },
    link: { sessionId: SESSION, token: 'my-own-token' },
    role: { get: () => role, subscribe: () => () => undefined },
  } as never;
}

beforeEach(() => {
  localStorage.clear();
  rememberLinks(localStorage, SESSION, [
    { id: 'ed' as never, role: 'editor', token: 'editor-token' },
    { id: 'ow' as never, role: 'owner', token: 'owner-token' },
  ]);
});

const mine = (role: Role) => view('me', role, { current: true });

test('who is no owner hands on their own link, whatever else this browser knows', async () => {
  for (const role of ['viewer', 'commenter', 'editor'] as const)
    expect(await linkToPassOn(services(role, [mine(role), view('ed', 'editor')]))).toMatchObject({
      token: 'my-own-token',
    });
});

test('an owner hands on an editor’s link that works, else their own', async () => {
  const given = (views: readonly LinkView[] | null) => linkToPassOn(services('owner', views));
  const own = { token: 'my-own-token', role: 'owner' };
  expect(await given([mine('owner'), view('ed', 'editor')])).toEqual({
    token: 'editor-token',
    role: 'editor',
  });
  expect(await given([mine('owner')])).toEqual(own);
  expect(await given([mine('owner'), view('ed', 'editor', { hasPassword: true })])).toEqual(own);
  const past = '2020-01-01T00:00:00Z';
  expect(await given([mine('owner'), view('ed', 'editor', { expiresAt: past })])).toEqual(own);
  expect(await given(null)).toEqual({ token: 'my-own-token', role: null });
});

test('an owner who came by a weaker link gives no more than that', async () => {
  expect(await linkToPassOn(services('owner', [mine('viewer'), view('ed', 'editor')]))).toEqual({
    token: 'my-own-token',
    role: 'viewer',
  });
});
