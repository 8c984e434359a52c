import type { Lineage, SessionId } from '@coedit/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeClock } from '../session/testing/fake-clock.ts';
import { MemoryStore } from '../store/memory.ts';
import { Links } from './links.ts';
import { type PasswordHasher, Passwords } from './passwords.ts';
import { hashToken, isToken, makeToken, sameHash } from './tokens.ts';

const ID = 'session-for-tests' as SessionId;
const URL_OF = 'https://code.example.org';

let clock: FakeClock;
let store: MemoryStore;
let links: Links;
let byte: number;
let slowHashes: number;
const hasher: PasswordHasher = {
  hash: async (password) => `hash of ${password}`,
  matches: async (password, hash) => {
    slowHashes += 1;
    return hash === `hash of ${password}`;
  },
};

beforeEach(async () => {
  clock = new FakeClock();
  store = new MemoryStore();
  byte = 0;
  slowHashes = 0;
  const random = (count: number): Uint8Array => Uint8Array.from({ length: count }, () => byte++);
  links = new Links({ store, clock, random, passwords: new Passwords(hasher) });
  const now = clock.now();
  await store.createSession(
    { id: ID, name: 'x', lineage: 'lineage-one' as Lineage, createdAt: now, updatedAt: now },
    [],
    [],
  );
});

describe('links', () => {
  it('open the session with their role; the token is in the fragment of the address and nowhere in the store', async () => {
    const link = await links.add(
      ID,
      { role: 'editor', label: 'team', expiresAt: null, password: null },
      URL_OF,
    );
    expect(link.url).toBe(`${URL_OF}/s/${ID}#${link.token}`);
    const check = await links.check(ID, { token: link.token, password: null });
    expect(check).toMatchObject({ ok: true, link: { id: link.id, role: 'editor', label: 'team' } });
    const [record] = await store.listLinks(ID);
    expect(JSON.stringify(record)).not.toContain(link.token);
    expect(record?.tokenHash).toHaveLength(32);
  });

  it('do not open with a wrong token, none, or that of another session', async () => {
    const link = await links.add(ID, { role: 'owner', label: null, expiresAt: null, password: null }, URL_OF);
    const wrong = link.token.slice(0, -1) + (link.token.endsWith('A') ? 'B' : 'A');
    expect(await links.check(ID, { token: wrong, password: null })).toEqual({
      ok: false,
      refusal: 'bad-token',
    });
    expect(await links.check(ID, { token: 'x', password: null })).toEqual({
      ok: false,
      refusal: 'bad-token',
    });
    expect(await links.check(ID, { token: '', password: null })).toEqual({ ok: false, refusal: 'no-token' });
    expect(await links.check(ID, { token: null, password: null })).toEqual({
      ok: false,
      refusal: 'no-token',
    });
    const other = 'another-session' as SessionId;
    expect(await links.check(other, { token: link.token, password: null })).toEqual({
      ok: false,
      refusal: 'bad-token',
    });
  });

  it('say that they were revoked, and are not listed then', async () => {
    const link = await links.add(
      ID,
      { role: 'viewer', label: null, expiresAt: null, password: null },
      URL_OF,
    );
    expect(await links.revoke(ID, link.id)).toBe(true);
    expect(await links.check(ID, { token: link.token, password: null })).toEqual({
      ok: false,
      refusal: 'link-revoked',
    });
    expect(await links.list(ID)).toEqual([]);
  });

  it('expire at their time, not before', async () => {
    const expiresAt = clock.now() + 1_000;
    const link = await links.add(ID, { role: 'viewer', label: null, expiresAt, password: null }, URL_OF);
    clock.advance(999);
    expect(await links.check(ID, { token: link.token, password: null })).toMatchObject({ ok: true });
    clock.advance(1);
    expect(await links.check(ID, { token: link.token, password: null })).toEqual({
      ok: false,
      refusal: 'link-expired',
    });
  });
});

describe('a link with a password', () => {
  const protectedLink = () =>
    links.add(ID, { role: 'editor', label: null, expiresAt: null, password: 'geheim' }, URL_OF);

  it('opens with it only, and says what is missing', async () => {
    const { token } = await protectedLink();
    expect(await links.check(ID, { token, password: null })).toEqual({
      ok: false,
      refusal: 'password-needed',
    });
    expect(await links.check(ID, { token, password: 'x' })).toEqual({ ok: false, refusal: 'wrong-password' });
    expect(await links.check(ID, { token, password: 'geheim' })).toMatchObject({ ok: true });
  });

  it('does not tell a wrong token from another by its password', async () => {
    await protectedLink();
    const token = 'A'.repeat(32);
    expect(await links.check(ID, { token, password: 'geheim' })).toEqual({ ok: false, refusal: 'bad-token' });
  });

  it('costs the slow hash once while the password stays right, and each time it is wrong', async () => {
    const { token } = await protectedLink();
    for (let time = 0; time < 3; time++) await links.check(ID, { token, password: 'geheim' });
    expect(slowHashes).toBe(1);
    for (let time = 0; time < 2; time++) await links.check(ID, { token, password: 'falsch' });
    expect(slowHashes).toBe(3);
  });
});

describe('tokens', () => {
  it('are 192 random bits, URL-safe', () => {
    const token = makeToken((count) => new Uint8Array(count).fill(255));
    expect(token).toBe('_'.repeat(32));
    expect(isToken(token)).toBe(true);
    for (const bad of ['', token.slice(1), `${token}_`, `${token.slice(1)} `, `${token.slice(1)}é`])
      expect(isToken(bad)).toBe(false);
  });

  it('are compared by their hash', () => {
    expect(sameHash(hashToken('a'), hashToken('a'))).toBe(true);
    expect(sameHash(hashToken('a'), hashToken('b'))).toBe(false);
    expect(sameHash(hashToken('a'), new Uint8Array(31))).toBe(false);
  });
});
