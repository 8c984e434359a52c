import type { ConnectionStatus } from '@coedit/client';
import { type Participant, ParticipantState, type UserId } from '@coedit/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Store } from '../ui/store.ts';
import { FollowedPerson } from './followed-person.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const ben: Participant = {
  userId: 2 as UserId,
  name: 'Ben',
  colour: 4,
  role: 'editor',
  state: ParticipantState.Active,
  yjsClientId: 222,
};
const as = (userId: number, change: Partial<Participant> = {}): Participant => ({
  ...ben,
  userId: userId as UserId,
  ...change,
});
const cho = as(3, { name: 'Cho', colour: 5, yjsClientId: 333 });

function follow(person: Participant, kind: 'online' | 'connecting' = 'online') {
  const participants = new Store<readonly Participant[]>([person, cho]);
  const connection = new Store<ConnectionStatus>({ kind });
  const cameBack = vi.fn();
  const gone = vi.fn();
  const followed = new FollowedPerson({ participants, connection }, { cameBack, gone });
  followed.set(person.userId);
  return { followed, participants, connection, cameBack, gone };
}

test('who comes back within ten seconds is followed on, by the document of their page', () => {
  const { participants, cameBack, gone } = follow(ben);
  participants.set([cho]);
  vi.advanceTimersByTime(9_000);
  participants.set([cho, as(5, { name: 'Benjamin', colour: 9 })]);
  expect(cameBack).toHaveBeenCalledExactlyOnceWith(5);
  vi.advanceTimersByTime(60_000);
  expect(gone).not.toHaveBeenCalled();
});

test('after a reload of theirs it is the one with the same name and colour', () => {
  const { participants, cameBack } = follow(ben);
  participants.set([cho, as(5, { yjsClientId: 555, colour: 9 })]);
  expect(cameBack).not.toHaveBeenCalled();
  participants.set([cho, as(5, { yjsClientId: 555 })]);
  expect(cameBack).toHaveBeenCalledExactlyOnceWith(5);
});

test('who stays away is gone, and said so once', () => {
  const { participants, gone } = follow(ben);
  participants.set([cho]);
  vi.advanceTimersByTime(9_999);
  expect(gone).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(gone).toHaveBeenCalledExactlyOnceWith('Ben');
  vi.advanceTimersByTime(60_000);
  expect(gone).toHaveBeenCalledOnce();
});

test('after a restart of the server the old id may be somebody else: not them, but the same person, is followed', () => {
  const { followed, participants, connection, cameBack, gone } = follow(ben);
  connection.set({ kind: 'reconnecting', retryAt: null });
  participants.set([]);
  vi.advanceTimersByTime(60_000);
  expect(gone).not.toHaveBeenCalled();
  participants.set([as(2, { name: 'Cho', colour: 5, yjsClientId: 333 })]);
  connection.set({ kind: 'online' });
  expect(cameBack).not.toHaveBeenCalled();
  expect(followed.here).toBeNull();
  participants.set([as(2, { name: 'Cho', colour: 5, yjsClientId: 333 }), as(3)]);
  expect(followed.here).toBe(3);
  expect(cameBack).toHaveBeenCalledExactlyOnceWith(3);
});

test('following somebody else, or nobody, ends the wait', () => {
  const { followed, participants, gone } = follow(ben);
  participants.set([cho]);
  followed.set(cho.userId);
  vi.advanceTimersByTime(60_000);
  participants.set([]);
  followed.set(null);
  vi.advanceTimersByTime(60_000);
  expect(gone).not.toHaveBeenCalled();
});

test('who is followed before my line is up is not lost', () => {
  const { followed, connection, gone } = follow(ben, 'connecting');
  connection.set({ kind: 'online' });
  expect(followed.here).toBe(ben.userId);
  vi.advanceTimersByTime(60_000);
  expect(gone).not.toHaveBeenCalled();
});
