import type { CreatedSession, LinkId, Role } from '@coedit/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { MOST_PEOPLE } from '../sharing/people.ts';
import { hashToken } from '../sharing/tokens.ts';
import { MemoryStore } from '../store/memory.ts';
import { newSecret } from '../testing/authorisation/credentials.ts';
import type { RawClient } from '../testing/raw-client.ts';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';
import { ask, expectError } from './testing/ask.ts';

let store: MemoryStore;
let app: TestApp;
let session: CreatedSession;

beforeEach(async () => {
  store = new MemoryStore();
  app = await TestApp.start({}, store);
  session = await app.create([{ path: 'a.txt', text: '' }]);
});

async function enter(role: 'owner' | 'editor' | 'viewer', person?: string): Promise<RawClient> {
  const { token } = session.links[role];
  return (await app.connect(session, token, person === undefined ? {} : { person })).synced();
}

const pathOf = ({ welcome }: RawClient): string =>
  `/api/sessions/${session.id}/participants/${welcome.userId}`;
const asOwner = (person?: string) => ({ token: session.links.owner.token, ...(person && { person }) });
const change = (client: RawClient, role: Role) =>
  ask(app, 'PATCH', pathOf(client), { ...asOwner(), json: { role } });
const remove = (client: RawClient) => ask(app, 'DELETE', pathOf(client), asOwner());
const rolesIn = ({ participants }: RawClient, userId: number): Role[] =>
  participants
    .filter(({ participant }) => participant.userId === userId)
    .map(({ participant }) => participant.role);

describe('a changed role', () => {
  it('is told to the person, in every tab, and to all others; a link of another role keeps its own', async () => {
    const person = newSecret();
    const [ben, tab] = [await enter('editor', person), await enter('editor', person)];
    const [byViewerLink, cho] = [await enter('viewer', person), await enter('editor', newSecret())];
    const { status, body } = await change(ben, 'viewer');
    const { userId } = ben.welcome;
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { userId, role: 'viewer', lasts: true, linkId: session.links.editor.id },
    });
    await until('both tabs are told', () => [ben, tab].every(({ notices }) => notices.length > 0));
    for (const client of [ben, tab])
      expect(client.notices).toMatchObject([{ code: 'role-changed', details: { role: 'viewer' } }]);
    await until('the others see it', () => rolesIn(cho, userId).at(-1) === 'viewer');
    await until('of the other tab too', () => rolesIn(cho, tab.welcome.userId).at(-1) === 'viewer');
    for (const client of [cho, byViewerLink]) expect(client.notices).toEqual([]);
    expect((await enter('editor', person)).welcome.role).toBe('viewer');
    await change(ben, 'owner');
    expect((await enter('editor', person)).welcome.role).toBe('owner');
    expect((await enter('viewer', person)).welcome.role).toBe('viewer');
    expect((await enter('editor')).welcome.role).toBe('editor');
  });

  it('is that of HTTP as well, and no stronger token is told', async () => {
    const person = newSecret();
    const vic = await enter('viewer', person);
    await change(vic, 'editor');
    const put = (as: object) =>
      ask(app, 'PUT', `/api/sessions/${session.id}/files/a.txt`, {
        token: session.links.viewer.token,
        ...as,
        text: 'x',
      });
    expect((await put({ person })).status).toBe(204);
    expectError(await put({}), 403, 'role');
    const sent = Buffer.concat(vic.received).toString('latin1');
    for (const { token } of [session.links.owner, session.links.editor]) expect(sent).not.toContain(token);
  });

  it('ends with the link: revoked means cut off', async () => {
    const person = newSecret();
    const vic = await enter('viewer', person);
    await change(vic, 'owner');
    await app.api(session.links.owner.token).deleteLink(session.id, session.links.viewer.id);
    expect(await vic.closed()).toBe(4403);
    const path = `/api/sessions/${session.id}`;
    expectError(
      await ask(app, 'GET', path, { token: session.links.viewer.token, person }),
      403,
      'link-revoked',
    );
  });

  it('of someone who told no secret is that of the one connection', async () => {
    const [stock, tab] = [
      await app.connect(session, session.links.editor.token, { stock: true }),
      await enter('editor'),
    ];
    const owner = await enter('owner');
    const before = (): (typeof owner.participants)[number] | undefined =>
      owner.participants.find(({ participant }) => participant.userId < tab.welcome.userId);
    await until('who is here is told', () => before() !== undefined);
    const inside = before();
    const path = `/api/sessions/${session.id}/participants/${inside?.participant.userId}`;
    const answer = await ask(app, 'PATCH', path, { ...asOwner(), json: { role: 'viewer' } });
    expect(answer).toMatchObject({ status: 200, body: { lasts: false } });
    await stock.synced();
    stock.yText('a.txt').insert(0, 'x');
    await until('it is refused', () => stock.types.includes(2));
    tab.yText('a.txt').insert(0, 'y');
    await until('the other may still', () => owner.text('a.txt') === 'y');
    expect(await store.listPeople(session.id)).toEqual([]);
  });
});

describe('someone who was removed', () => {
  it('is told why, cut off in every tab, and not let in by any link there was', async () => {
    const person = newSecret();
    const clients = [await enter('editor', person), await enter('viewer', person)];
    const [first = clients[0]!] = clients;
    const owner = await enter('owner');
    expect(await remove(first)).toMatchObject({ status: 200, body: { lasts: true, role: 'editor' } });
    for (const client of clients) {
      expect(await client.closed()).toBe(4403);
      expect(client.closedWith?.reason).toBe('person-removed');
      expect(client.notices).toMatchObject([{ code: 'person-removed' }]);
    }
    await until('the others see it', () =>
      owner.participants.some(
        ({ kind, participant }) => kind === 3 && participant.userId === first.welcome.userId,
      ),
    );
    const again = await app.connect(session, session.links.owner.token, { person });
    expect(await again.closed()).toBe(4403);
    const path = `/api/sessions/${session.id}`;
    expectError(
      await ask(app, 'GET', path, { token: session.links.viewer.token, person }),
      403,
      'person-removed',
    );
  });

  it('comes back by a link that is made after it, and, as said, without the secret by an old one', async () => {
    const person = newSecret();
    await remove(await enter('editor', person));
    const began = Date.now();
    await until('a later millisecond', () => Date.now() > began);
    const made = await app.api(session.links.owner.token).createLink(session.id, { role: 'viewer' });
    const back = await (await app.connect(session, made.token, { person })).synced();
    expect(back.welcome.role).toBe('viewer');
    expect((await enter('editor')).welcome.role).toBe('editor');
  });
});

describe('somebody stays in charge', () => {
  it('nobody changes or removes themselves, in no tab', async () => {
    const person = newSecret();
    const [ann, tab] = [await enter('owner', person), await enter('owner', person)];
    for (const client of [ann, tab]) {
      const as = asOwner(person);
      expectError(
        await ask(app, 'PATCH', pathOf(client), { ...as, json: { role: 'viewer' } }),
        409,
        'yourself',
      );
      expectError(await ask(app, 'DELETE', pathOf(client), as), 409, 'yourself');
    }
  });

  it('an owner is not taken away while no owner link works; an expired one counts for nothing', async () => {
    const ann = await enter('owner', newSecret());
    const person = newSecret();
    const vic = await enter('viewer', person);
    await change(vic, 'owner');
    const expired = {
      role: 'owner',
      label: null,
      createdAt: 1,
      revokedAt: null,
      lastUsedAt: null,
      passwordHash: null,
    } as const;
    const id = 'expired-link' as LinkId;
    await store.addLink(session.id, { ...expired, id, tokenHash: hashToken('x'), expiresAt: 2 });
    const asVic = { token: session.links.viewer.token, person };
    const ownerLink = `/api/sessions/${session.id}/links/${session.links.owner.id}`;
    expectError(await ask(app, 'DELETE', ownerLink, asVic), 409, 'last-owner-link');
    await store.revokeLink(session.id, session.links.owner.id, 3);
    expectError(await ask(app, 'DELETE', pathOf(ann), asVic), 409, 'last-owner');
    expectError(
      await ask(app, 'PATCH', pathOf(ann), { ...asVic, json: { role: 'editor' } }),
      409,
      'last-owner',
    );
  });
});

it('who has left, or never was, is not there to be changed', async () => {
  const ben = await enter('editor');
  expectError(
    await ask(app, 'DELETE', `/api/sessions/${session.id}/participants/99`, asOwner()),
    404,
    'no-such-participant',
  );
  expectError(
    await ask(app, 'DELETE', `/api/sessions/${session.id}/participants/x`, asOwner()),
    400,
    'invalid-request',
  );
  expectError(await change(ben, 'boss' as Role), 400, 'invalid-request');
});

it('of a thousand people it is kept, and a sentence says what to do then', async () => {
  for (let count = 0; count < MOST_PEOPLE; count++) {
    const personHash = hashToken(String(count));
    await store.setPerson(session.id, { personHash, linkId: session.links.editor.id, role: 'viewer', at: 1 });
  }
  expectError(await change(await enter('editor', newSecret()), 'viewer'), 409, 'too-many-people');
});
