import type { LinkId, LinkView, SessionId } from '@coedit/protocol';
import { expect, test } from 'vitest';
import { expiresAt, lastUsed, linkName, localTime, shareLinks } from './share-links.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const view = (id: string, change: Partial<LinkView> = {}): LinkView => ({
  id: id as LinkId,
  role: 'viewer',
  label: null,
  createdAt: '2026-11-01T00:00:00Z',
  expiresAt: null,
  hasPassword: false,
  lastUsedAt: null,
  current: false,
  ...change,
});

test('a link has an address only where this browser knows its token', () => {
  const facts = {
    sessionId: 'abcdefghij1234' as SessionId,
    origin: 'https://code.example.org',
    token: 'my-own-token',
    known: [{ id: 'known1' as LinkId, role: 'editor' as const, token: 'told-token' }],
    now: NOW,
  };
  const links = [view('mine01', { role: 'owner', current: true }), view('known1'), view('other1')];
  expect(shareLinks(links, facts).map(({ url }) => url)).toEqual([
    'https://code.example.org/s/abcdefghij1234#my-own-token',
    'https://code.example.org/s/abcdefghij1234#told-token',
    null,
  ]);
});

test('expiry', () => {
  expect(expiresAt('never', NOW)).toBeNull();
  expect(expiresAt('hour', NOW)).toBe('2026-11-22T13:00:00.000Z');
  // A minute, in whatever zone the machine is.
  expect(expiresAt('date', NOW, localTime(NOW + 60_000))).toBe('2026-11-22T12:01:00.000Z');
  for (const date of ['', 'soon', localTime(NOW), localTime(NOW - 60_000)])
    expect(() => expiresAt('date', NOW, date)).toThrow(RangeError);
  const links = [
    view('old001', { expiresAt: '2026-11-22T11:59:59Z' }),
    view('new001', { expiresAt: '2026-11-22T12:00:01Z' }),
  ];
  const facts = { sessionId: 'abcdefghij1234' as SessionId, origin: '', token: '', known: [], now: NOW };
  expect(shareLinks(links, facts).map(({ isExpired }) => isExpired)).toEqual([true, false]);
});

test('a link is called by its label, or its role', () => {
  expect(linkName(view('one001', { label: 'Friday' }))).toBe('Friday');
  expect(linkName(view('one001'))).toBe('viewer');
  expect(linkName(view('one001', { label: '' }))).toBe('viewer');
});

test('the only owner link is known as such, until there is another', () => {
  const facts = { sessionId: 'abcdefghij1234' as SessionId, origin: '', token: '', known: [], now: NOW };
  const [mine, other] = [view('mine01', { role: 'owner', current: true }), view('other1', { role: 'owner' })];
  const onlyOwner = (links: readonly LinkView[]) => shareLinks(links, facts).map((link) => link.isOnlyOwner);
  expect(onlyOwner([mine, view('edit01', { role: 'editor' })])).toEqual([true, false]);
  expect(onlyOwner([mine, other])).toEqual([false, false]);
});

test('of two owner links of which one has expired, the other is the only one', () => {
  const facts = { sessionId: 'abcdefghij1234' as SessionId, origin: '', token: '', known: [], now: NOW };
  const links = [
    view('mine01', { role: 'owner' }),
    view('other1', { role: 'owner', expiresAt: '2026-11-22T11:00:00Z' }),
  ];
  expect(shareLinks(links, facts).map(({ isOnlyOwner }) => isOnlyOwner)).toEqual([true, false]);
});

test.each([
  [null, 'not used yet'],
  ['2026-11-22T12:00:00Z', 'used within the last hour'],
  ['2026-11-22T11:00:00Z', 'last used 1 hour ago'],
  ['2026-11-20T10:00:00Z', 'last used 2 days ago'],
])('a link that was used at %s: %s', (lastUsedAt, words) => {
  expect(lastUsed({ lastUsedAt }, NOW)).toBe(words);
});
