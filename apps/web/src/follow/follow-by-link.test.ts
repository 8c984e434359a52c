import type { ConnectionStatus } from '@coedit/client';
import { type Participant, ParticipantState, type UserId } from '@coedit/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Store } from '../ui/store.ts';
import { followByLink } from './follow-by-link.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const ada = (userId: number, colour: number, yjsClientId: number): Participant => ({
  userId: userId as UserId,
  name: 'Ada',
  colour,
  role: 'editor',
  state: ParticipantState.Active,
  yjsClientId,
});
const FIRST = ada(1, 4, 111);
const MEANT = ada(2, 5, 222);
const MARK = { colour: 5, yjsClientId: 222 };

function open(mark: typeof MARK | null, people: readonly Participant[]) {
  const participants = new Store(people);
  const connection = new Store<ConnectionStatus>({ kind: 'online' });
  const follow = vi.fn();
  followByLink({ name: 'Ada', mark }, { participants, connection }, { follow });
  return { participants, follow };
}

test('of several with one name it is the one the link was made for', () => {
  expect(open(MARK, [FIRST, MEANT]).follow).toHaveBeenCalledExactlyOnceWith(2);
  expect(open(null, [FIRST, MEANT]).follow).toHaveBeenCalledExactlyOnceWith(1);
});

test('also when they have another name, connection or, after a reload, another document since', () => {
  expect(open(MARK, [FIRST, { ...MEANT, name: 'Adele' }]).follow).toHaveBeenCalledExactlyOnceWith(2);
  expect(open(MARK, [FIRST, ada(9, 5, 999)]).follow).toHaveBeenCalledExactlyOnceWith(9);
});

test('who is reloading is waited for; whoever else has the name, only when they do not come', () => {
  const one = open(MARK, [FIRST]);
  vi.advanceTimersByTime(9_000);
  expect(one.follow).not.toHaveBeenCalled();
  one.participants.set([FIRST, ada(9, 5, 999)]);
  expect(one.follow).toHaveBeenCalledExactlyOnceWith(9);

  const two = open(MARK, [FIRST]);
  vi.advanceTimersByTime(10_000);
  expect(two.follow).toHaveBeenCalledExactlyOnceWith(1);
  vi.advanceTimersByTime(60_000);
  two.participants.set([FIRST, MEANT]);
  expect(two.follow).toHaveBeenCalledTimes(1);
});
