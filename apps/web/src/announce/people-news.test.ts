import type { ConnectionStatus } from '@coedit/client';
import type { Participant, UserId } from '@coedit/protocol';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Store } from '../ui/store.ts';
import { PeopleNews } from './people-news.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  news?.dispose();
  vi.useRealTimers();
});

const person = (userId: number, name: string, yjsClientId = userId * 10): Participant => ({
  userId: userId as UserId,
  name,
  colour: name.length,
  role: 'editor',
  state: 0,
  yjsClientId,
});
const ann = person(1, 'Ann');
const ben = person(2, 'Ben A.');

let news: PeopleNews | undefined;

/** Not connected yet; `list` is what the server says of the others, and with it of me. */
function watch() {
  const participants = new Store<readonly Participant[]>([]);
  const connection = new Store<ConnectionStatus>({ kind: 'connecting' });
  const me = new Store<Participant | null>(null);
  const told: string[] = [];
  news = new PeopleNews({ participants, connection, me }, (words) => told.push(words));
  const list = (...people: Participant[]) => {
    me.set(person(99, 'Me'));
    participants.set(people);
  };
  const online = () => connection.set({ kind: 'online' });
  const lose = () => {
    participants.set([]);
    connection.set({ kind: 'reconnecting', retryAt: null });
  };
  const after = (ms: number) => {
    vi.advanceTimersByTime(ms);
    return told.splice(0);
  };
  return { list, online, lose, after };
}

test('who is in the first list was here already, who comes right behind it joined', () => {
  const { list, online, after } = watch();
  online();
  list(ann);
  expect(after(10)).toEqual([]);
  list(ann, person(2, 'Guest Owl', 0));
  after(100);
  list(ann, ben);
  expect(after(1_000)).toEqual(['Ben A. joined']);
  list(ben);
  expect(after(1_000)).toEqual(['Ann left']);
});

test('the first to join a session where nobody was is told', () => {
  const { list, online, after } = watch();
  online();
  list();
  list(ben);
  expect(after(1_000)).toEqual(['Ben A. joined']);
});

test('after a loss of my line only who came or went meanwhile is told', () => {
  const { list, online, lose, after } = watch();
  online();
  list(ann, ben);
  lose();
  expect(after(60_000)).toEqual([]);
  online();
  list(ben, person(3, 'Cho'));
  expect(after(1_000)).toEqual(['Cho joined']);
  expect(after(30_000)).toEqual(['Ann left']);
});

test('after a restart of the server everyone comes back under another id, one by one, and nobody is told', () => {
  const { list, online, lose, after } = watch();
  online();
  list(ann, ben);
  lose();
  online();
  list();
  expect(after(3_000)).toEqual([]);
  list(person(1, 'Ben A.', ben.yjsClientId));
  expect(after(3_000)).toEqual([]);
  list(person(1, 'Ben A.', ben.yjsClientId), person(2, 'Ann', 0));
  expect(after(60_000)).toEqual([]);
});

test('a line that flaps keeps no news back for good', () => {
  const { list, online, lose, after } = watch();
  online();
  list(ann);
  list(ann, ben);
  lose();
  expect(after(5_000)).toEqual([]);
  online();
  list(ann, ben);
  expect(after(1_000)).toEqual(['Ben A. joined']);
});
