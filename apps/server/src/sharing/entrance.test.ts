import type { Lineage, SessionId } from '@coedit/protocol';
import { beforeEach, expect, it } from 'vitest';
import { FakeClock } from '../session/testing/fake-clock.ts';
import { MemoryStore } from '../store/memory.ts';
import { Attempts } from './attempts.ts';
import { Entrance } from './entrance.ts';
import { Links } from './links.ts';
import { Passwords } from './passwords.ts';

const ID = 'session-for-test' as SessionId;
const MISSING = 'session-not-here';
const WRONG = 'x'.repeat(32);
const hasher = { hash: async (password: string) => password, matches: async () => false };

let clock: FakeClock;
let entrance: Entrance;
let token: string;

beforeEach(async () => {
  clock = new FakeClock();
  const store = new MemoryStore();
  const random = (count: number): Uint8Array => new Uint8Array(count);
  const links = new Links({ store, clock, random, passwords: new Passwords(hasher) });
  const now = clock.now();
  const session = { id: ID, name: 'x', lineage: 'lineage-one' as Lineage, createdAt: now, updatedAt: now };
  await store.createSession(session, [], []);
  const wish = { role: 'editor', label: null, expiresAt: null, password: null } as const;
  ({ token } = await links.add(ID, wish, 'https://code.example.org'));
  const attempts = new Attempts(clock, { burst: 2, perMinute: 1 });
  entrance = new Entrance({ links, store, attempts, clock });
});

const enter = (id: string, shown: string | null) =>
  entrance.enter(id, { token: shown, password: null, person: null, address: '203.0.113.1' });

it.each([
  ['no such session', MISSING, WRONG, 'no-such-session'],
  ['an id of no form', 'x', WRONG, 'no-such-session'],
  ['a wrong token', ID, WRONG, 'bad-token'],
  ['a token of no form', ID, 'x', 'bad-token'],
  ['no token', ID, null, 'no-token'],
])('tells %s at the same time after it came', async (_what, id, shown, refusal) => {
  let told: string | null = null;
  const entering = enter(id, shown).then((result) => {
    told = result.ok ? 'open' : result.refusal;
  });
  await clock.pass(4);
  expect(told).toBeNull();
  await clock.pass(1);
  await entering;
  expect(told).toBe(refusal);
});

it('lets in at once, and keeps no timer', async () => {
  expect(await enter(ID, token)).toMatchObject({ ok: true, role: 'editor', session: { id: ID } });
  expect(clock.timers).toBe(0);
});

it('tells an address that guessed too often the same of both, at the same time', async () => {
  const both = async () => {
    const entering = Promise.all([enter(MISSING, WRONG), enter(ID, WRONG)]);
    await clock.pass(5);
    return entering;
  };
  await both();
  const refused = { ok: false, refusal: 'too-many-attempts' };
  expect(await both()).toEqual([refused, refused]);
});
