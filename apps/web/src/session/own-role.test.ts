import type { JoinedSession } from '@coedit/client';
import type { LinkId, SessionId } from '@coedit/protocol';
import { beforeEach, expect, test, vi } from 'vitest';
import { Store } from '../ui/store.ts';
import { rememberLinks } from './known-links.ts';
import { ownRole } from './own-role.ts';
import { rememberSession } from './recent-sessions.ts';

const sessionId = 'abcdefghij1234' as SessionId;
const link = (token: string) => ({ sessionId, token, file: null, follow: null });

beforeEach(() => localStorage.clear());

function roleBefore(token: string) {
  return ownRole({ session: new Store<JoinedSession | null>(null) }, link(token), localStorage).get();
}

test('before the server tells it, the role is that of the last visit with the same link', () => {
  rememberSession(localStorage, {
    id: sessionId,
    name: 'One',
    role: 'viewer',
    token: 'viewer-token',
    visited: 1,
  });
  expect(roleBefore('viewer-token')).toBe('viewer');
  expect(roleBefore('another-token')).toBeNull();
});

test('a link made in this browser has the role it was made with', () => {
  rememberLinks(localStorage, sessionId, [{ id: 'link01' as LinkId, role: 'editor', token: 'editor-token' }]);
  expect(roleBefore('editor-token')).toBe('editor');
});

test('from the welcome on the server tells it', () => {
  rememberSession(localStorage, { id: sessionId, name: 'One', role: 'editor', token: 'token', visited: 1 });
  const session = new Store<JoinedSession | null>(null);
  const role = ownRole({ session }, link('token'), localStorage);
  const told = vi.fn();
  role.subscribe(told);
  session.set({ role: 'viewer' } as JoinedSession);
  expect(role.get()).toBe('viewer');
  expect(told).toHaveBeenCalledOnce();
});
