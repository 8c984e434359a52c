import type { Lineage, LinkId, SessionId } from '@coedit/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { leaveArrival, takeArrival } from './arrival.ts';
import { forgetLink, knownLinks, rememberLinks } from './known-links.ts';
import { knownDocument, rememberDocument } from './offline-copy.ts';
import { forgetSession, recentSessions, rememberSession } from './recent-sessions.ts';

beforeEach(() => localStorage.clear());

const session = (id: string, visited: number) => ({
  id: `${id}-abcdefghij` as SessionId,
  name: id,
  role: 'editor' as const,
  token: 'token',
  visited,
});

describe('recent sessions', () => {
  test('newest first, each once', () => {
    rememberSession(localStorage, session('one', 1));
    rememberSession(localStorage, session('two', 2));
    rememberSession(localStorage, session('one', 3));
    expect(recentSessions(localStorage).map(({ name, visited }) => [name, visited])).toEqual([
      ['one', 3],
      ['two', 2],
    ]);
  });

  test('forgetting one leaves the others', () => {
    rememberSession(localStorage, session('one', 1));
    rememberSession(localStorage, session('two', 2));
    forgetSession(localStorage, session('two', 2).id);
    expect(recentSessions(localStorage).map(({ name }) => name)).toEqual(['one']);
  });

  test('bounded', () => {
    for (let index = 0; index < 60; index++) rememberSession(localStorage, session(`s${index}`, index));
    expect(recentSessions(localStorage)).toHaveLength(30);
    expect(recentSessions(localStorage)[0]?.name).toBe('s59');
  });

  test.each(['nonsense', '{}', '[1, null, {"id":"x"}]'])('damaged storage %s is no list', (stored) => {
    localStorage.setItem('coedit.recent', stored);
    expect(recentSessions(localStorage)).toEqual([]);
  });

  test('no storage', () => {
    rememberSession(null, session('one', 1));
    expect(recentSessions(null)).toEqual([]);
  });
});

describe('known links', () => {
  const id = session('one', 1).id;
  const link = (name: string) => ({ id: name as LinkId, role: 'viewer' as const, token: `token of ${name}` });

  test('kept per session, replaced by id, forgotten', () => {
    rememberLinks(localStorage, id, [link('a'), link('b')]);
    rememberLinks(localStorage, id, [{ ...link('b'), token: 'new' }]);
    expect(knownLinks(localStorage, id)).toEqual([link('a'), { ...link('b'), token: 'new' }]);
    forgetLink(localStorage, id, 'a' as LinkId);
    expect(knownLinks(localStorage, id).map((known) => known.id)).toEqual(['b']);
    expect(knownLinks(localStorage, session('two', 1).id)).toEqual([]);
  });
});

describe('the known document', () => {
  const id = session('one', 1).id;

  test('lineage and unsent edits', () => {
    rememberDocument(localStorage, id, { lineage: 'lineage-1234' as Lineage, unsent: 3 });
    expect(knownDocument(localStorage, id)).toEqual({ lineage: 'lineage-1234', unsent: 3 });
  });

  test('a damaged entry is none', () => {
    localStorage.setItem(`coedit.document.${id}`, '{"lineage":"../x","unsent":1}');
    expect(knownDocument(localStorage, id)).toBeNull();
  });
});

test('an arrival is taken once', () => {
  leaveArrival(sessionStorage, { open: 'a.ts', message: null });
  expect(takeArrival(sessionStorage)).toEqual({ open: 'a.ts', message: null });
  expect(takeArrival(sessionStorage)).toBeNull();
});
