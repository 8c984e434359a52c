import { type CreatedSession, encodePingMessage, MessageType, ROLES, type Role } from '@coedit/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { TO_CLIENT } from './session/testing/to-client.ts';
import { MemoryStore } from './store/memory.ts';
import { type Credential, newSecret, refusedCredentials } from './testing/authorisation/credentials.ts';
import { fingerprint } from './testing/authorisation/fingerprint.ts';
import { type MessageRow, TO_SERVER } from './testing/authorisation/message-rows.ts';
import { SecretScan } from './testing/authorisation/secret-scan.ts';
import type { RawClient } from './testing/raw-client.ts';
import { TestApp } from './testing/test-app.ts';
import { until } from './testing/until.ts';

const LAST_FREE_TYPE = 63;

let store: MemoryStore;
let app: TestApp;
let session: CreatedSession;
let tokens: Record<Role, string>;
let other: RawClient;
const scan = new SecretScan();

/** Everything it sent before was handled: its answer comes behind. */
async function handled(client: RawClient): Promise<void> {
  const pongs = () => client.types.filter((type) => type === MessageType.Pong).length;
  const before = pongs();
  client.send(encodePingMessage(1));
  await until('the server has answered', () => pongs() > before || client.closedWith !== null);
}

/** But for who comes and goes, and answers to its own questions. */
function heardByOther(): number[] {
  const { Participants, Pong } = MessageType;
  return other.types.filter((type) => type !== Participants && type !== Pong);
}

async function enter(token: string, person?: string): Promise<RawClient> {
  const client = await app.connect(session, token, person === undefined ? {} : { person });
  return client.synced();
}

function scanned(client: RawClient, name: string): void {
  for (const message of client.received) expect(scan.find(message), name).toEqual([]);
  expect(scan.find(client.socket.protocol), name).toEqual([]);
}

beforeEach(async () => {
  store = new MemoryStore();
  app = await TestApp.start({}, store);
  session = await app.create([{ path: 'a.txt', text: 'text' }]);
  tokens = await app.withAllRoles(session);
  for (const [role, token] of Object.entries(tokens)) scan.forbid(`the ${role} token`, token);
  other = await enter(tokens.owner);
});

/** Sends it and waits for its effect; where there must be none, until the server is through with it. */
async function expectDone(row: MessageRow, sender: RawClient, role: Role, name: string): Promise<void> {
  const word = newSecret();
  const mayDo = row.roles.includes(role);
  const before = await fingerprint(store, session.id);
  sender.received.length = sender.types.indexOf(MessageType.Welcome) + 1;
  other.received.length = 0;
  sender.send(row.make(sender, word));
  if (mayDo) return until(`${name} has its effect`, () => row.done(sender, other, word));
  await handled(sender);
  await handled(other);
  expect(row.done(sender, other, word), name).toBe(false);
  expect(await fingerprint(store, session.id), name).toBe(before);
  if (row.silent === true) return;
  expect(
    sender.notices.map(({ code }) => code),
    name,
  ).toContain('read-only');
  expect(sender.types, name).toContain(MessageType.Auth);
}

describe('messages', () => {
  it('each type of the table has its row', () => {
    const rows = new Set([...Object.values(TO_SERVER).map(({ type }) => type), ...TO_CLIENT]);
    expect([...rows].sort()).toEqual(Object.keys(MessageType).sort());
  });

  it.each(Object.entries(TO_SERVER))('%s: each role', async (name, row) => {
    for (const role of ROLES) {
      const sender = await enter(tokens[role]);
      await expectDone(row, sender, role, `${role}: ${name}`);
      scanned(sender, `${role}: ${name}`);
      sender.socket.terminate();
    }
  });

  it.each(Object.entries(TO_SERVER))(
    '%s: each role that an owner changed, at once and on coming back',
    async (name, row) => {
      const api = app.api(tokens.owner);
      for (const from of ROLES) {
        for (const role of ROLES) {
          if (from === role) continue;
          const person = newSecret();
          const sender = await enter(tokens[from], person);
          await api.changeRole(session.id, sender.welcome.userId, role);
          const told = `${role} who came as ${from}: ${name}`;
          await expectDone(row, sender, role, told);
          sender.socket.terminate();
          const back = await enter(tokens[from], person);
          expect(back.welcome.role, told).toBe(role);
          await expectDone(row, back, role, `${told}, come back`);
          scanned(back, told);
          back.socket.terminate();
        }
      }
    },
  );

  it('those that only the server may send, and those that are none, change nothing for anyone', async () => {
    const known = new Set<number>(Object.values(TO_SERVER).map(({ type }) => MessageType[type]));
    const samples = other.received.filter((message) => !known.has(message[0] ?? 0));
    const strange = Array.from({ length: LAST_FREE_TYPE + 1 }, (_, type) => type).filter(
      (type) => !known.has(type),
    );
    const before = await fingerprint(store, session.id);
    for (const role of ROLES) {
      const sender = await enter(tokens[role]);
      await handled(sender);
      const heard = heardByOther().length;
      for (const message of [...samples, ...strange.map((type) => Uint8Array.of(type, 1, 1, 1))])
        sender.send(message);
      await handled(sender);
      await handled(other);
      expect(sender.closedWith, role).toBeNull();
      expect(heardByOther()).toHaveLength(heard);
      sender.socket.terminate();
    }
    expect(await fingerprint(store, session.id)).toBe(before);
  });

  it('who is not let in hears nothing but why, and says nothing, however fast', async () => {
    const foreign = await app.create();
    const removed: Credential[] = await refusedCredentials(store, session, foreign);
    const before = await fingerprint(store, session.id);
    await handled(other);
    const heard = heardByOther().length;
    for (const { name, token = '', person, refused } of removed) {
      const client = await app.connect(session, token, person === undefined ? {} : { person });
      for (const { make } of Object.values(TO_SERVER)) client.send(make(other, newSecret()));
      expect(await client.closed(), name).toBe(refused?.[2]);
      expect(client.received, name).toEqual([]);
      expect(scan.find(client.closedWith?.reason ?? ''), name).toEqual([]);
    }
    await handled(other);
    expect(heardByOther()).toHaveLength(heard);
    expect(await fingerprint(store, session.id)).toBe(before);
  });
});
