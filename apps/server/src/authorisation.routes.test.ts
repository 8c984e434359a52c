import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type CreatedSession, isAtLeast, type Role, type SessionId } from '@coedit/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemoryStore } from './store/memory.ts';
import type { Store } from './store/store.ts';
import {
  admittedCredentials,
  type Credential,
  newSecret,
  refusedCredentials,
} from './testing/authorisation/credentials.ts';
import { DamagedStore } from './testing/authorisation/damaged-store.ts';
import { fingerprint, fingerprintWithoutPeople } from './testing/authorisation/fingerprint.ts';
import { registeredRoutes } from './testing/authorisation/registered-routes.ts';
import { SecretScan } from './testing/authorisation/secret-scan.ts';
import { newFolder, TestApp } from './testing/test-app.ts';
import { until } from './testing/until.ts';

interface Row {
  /** Who may, at the least; 'anyone': no token is asked for; 'socket': `authorisation.messages.test.ts`. */
  readonly least: Role | 'anyone' | 'socket';
  readonly json?: unknown;
  readonly text?: string;
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Behind the path. */
  readonly query?: string;
  /** It changes what is stored, or who is inside. */
  readonly changes?: true;
  /** Only where the page is built. */
  readonly page?: true;
  /** Only of a session whose stored data are damaged; nobody can be inside. */
  readonly damaged?: true;
}

/** Every route there is. One without a row here fails the test, and so does a row without a route. */
const ROUTES: Readonly<Record<string, Row>> = {
  'GET /ws/:id': { least: 'socket' },
  'POST /api/sessions': { least: 'anyone', json: {} },
  'GET /api/sessions/:id': { least: 'viewer' },
  'PATCH /api/sessions/:id': { least: 'owner', json: { name: 'Another name' }, changes: true },
  'DELETE /api/sessions/:id': { least: 'owner', changes: true },
  'GET /api/sessions/:id/links': { least: 'owner' },
  'POST /api/sessions/:id/links': { least: 'owner', json: { role: 'owner' }, changes: true },
  'DELETE /api/sessions/:id/links/:linkId': { least: 'owner', changes: true },
  'PATCH /api/sessions/:id/participants/:userId': {
    least: 'owner',
    json: { role: 'editor' },
    changes: true,
  },
  'DELETE /api/sessions/:id/participants/:userId': { least: 'owner', changes: true },
  'DELETE /api/sessions/:id/participants/:userId/request': { least: 'owner' },
  'GET /api/sessions/:id/chat': { least: 'viewer' },
  'POST /api/sessions/:id/chat/search': { least: 'viewer', json: { words: 'a' } },
  'GET /api/sessions/:id/files': { least: 'viewer' },
  'GET /api/sessions/:id/files/*': { least: 'viewer' },
  'PUT /api/sessions/:id/files/*': { least: 'editor', text: 'other text', changes: true },
  'DELETE /api/sessions/:id/files/*': { least: 'editor', changes: true },
  'POST /api/sessions/:id/blobs': {
    least: 'editor',
    bytes: Uint8Array.of(0, 1, 2),
    query: '?path=a.png',
    changes: true,
  },
  'GET /api/sessions/:id/blobs/:hash': { least: 'viewer' },
  'POST /api/sessions/:id/previews': { least: 'viewer' },
  'GET /preview/:ticket/': { least: 'anyone' },
  'GET /preview/:ticket/*': { least: 'anyone' },
  'GET /api/sessions/:id/archive.zip': { least: 'viewer' },
  'GET /api/sessions/:id/rescue': { least: 'viewer', damaged: true },
  'GET /api/sessions/:id/rescue.zip': { least: 'viewer', damaged: true },
  'POST /api/sessions/:id/rescue': { least: 'owner', changes: true, damaged: true },
  'GET /api/openapi.json': { least: 'anyone' },
  'GET /api/docs': { least: 'anyone' },
  'GET /api/docs/': { least: 'anyone' },
  'GET /api/docs/*': { least: 'anyone' },
  'GET /api/docs/json': { least: 'anyone' },
  'GET /api/docs/yaml': { least: 'anyone' },
  'GET /api/docs/static/index.html': { least: 'anyone' },
  'GET /api/docs/static/swagger-initializer.js': { least: 'anyone' },
  'GET /healthz': { least: 'anyone' },
  'GET /readyz': { least: 'anyone' },
  'GET /metrics': { least: 'anyone' },
  'GET /': { least: 'anyone', page: true },
  'GET /s/:id': { least: 'anyone', page: true },
  'GET /*': { least: 'anyone', page: true },
};
const isPageBuilt = existsSync(fileURLToPath(new URL('../../web/dist/index.html', import.meta.url)));
/** Fastify answers HEAD wherever it answers GET. */
const ALL: readonly (readonly [string, Row])[] = Object.entries(ROUTES)
  .filter(([, row]) => row.page !== true || isPageBuilt)
  .flatMap(([route, row]): (readonly [string, Row])[] =>
    route.startsWith('GET')
      ? [
          [route, row],
          [route.replace('GET', 'HEAD'), row],
        ]
      : [[route, row]],
  );
const GUARDED = ALL.filter(([, { least }]) => least !== 'anyone' && least !== 'socket');

let store: Store;
let damagedStore: DamagedStore | null;
let scan: SecretScan;
let app: TestApp;
let other: CreatedSession;

interface Stage {
  readonly session: CreatedSession;
  readonly refused: readonly Credential[];
  readonly admitted: readonly Credential[];
  /** Somebody inside, for routes about them. */
  readonly userId: number;
  /** Of a blob that is there. */
  readonly hash: string;
}

/** A server whose store keeps what it is told, or one on the real store, with sessions that can be damaged. */
async function begin(kind: 'whole' | 'damaged'): Promise<void> {
  const memory = new MemoryStore();
  damagedStore = kind === 'damaged' ? await DamagedStore.open(await newFolder()) : null;
  store = damagedStore?.whole ?? memory;
  scan = new SecretScan();
  app = await TestApp.start({ METRICS: 'on' }, damagedStore?.told ?? memory);
  other = await app.create();
}

/** A session with a file and somebody inside; its secrets are told to nobody from then on. */
async function newStage(row: Row): Promise<Stage> {
  const session = await app.create([{ path: 'a.txt', text: 'text' }]);
  const bytes = Uint8Array.of(7, 0, 7);
  const hash = createHash('sha256').update(bytes).digest('hex');
  if (row.damaged !== true) await store.putBlob(session.id, hash, bytes);
  const tokens = await app.withAllRoles(session);
  const refused = await refusedCredentials(store, session, other);
  const admitted = await admittedCredentials(store, session, tokens);
  for (const { name, token, person } of [...refused, ...admitted]) {
    if (token !== undefined) scan.forbid(`the token of ${name}`, token);
    if (person !== undefined) scan.forbid(`the secret of ${name}`, person);
  }
  if (row.damaged === true) {
    damagedStore?.damage(session.id);
    return { session, refused, admitted, userId: 0, hash: '' };
  }
  const inside = await app.connect(session, tokens.viewer);
  await until('somebody is inside', () => inside.received.length > 0);
  return { session, refused, admitted, userId: inside.welcome.userId, hash };
}

async function ask(route: string, row: Row, stage: Stage, { name, token, person }: Credential) {
  const [method = '', template = ''] = route.split(' ');
  const path = template
    .replace(':id', stage.session.id)
    .replace(':linkId', stage.session.links.viewer.id)
    .replace(':userId', String(stage.userId))
    .replace(':hash', stage.hash)
    .replace('*', 'a.txt')
    .concat(row.query ?? '');
  const headers: Record<string, string> = {};
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (person !== undefined) headers['x-coedit-person'] = person;
  if (row.json !== undefined) headers['content-type'] = 'application/json';
  if (row.text !== undefined) headers['content-type'] = 'text/plain';
  if (row.bytes !== undefined) headers['content-type'] = 'application/octet-stream';
  const body = row.json === undefined ? (row.text ?? row.bytes) : JSON.stringify(row.json);
  const response = await fetch(app.url + path, { method, headers, ...(body === undefined ? {} : { body }) });
  const content = new Uint8Array(await response.arrayBuffer());
  const told = `${name}: ${route}`;
  expect(scan.find(content), told).toEqual([]);
  expect(scan.find(JSON.stringify([...response.headers])), told).toEqual([]);
  const text = new TextDecoder().decode(content);
  const isError = response.status >= 400 && text.startsWith('{');
  return { status: response.status, code: isError ? (JSON.parse(text) as { code: string }).code : null };
}

describe('routes', () => {
  beforeEach(async () => {
    await begin('whole');
  });

  it('each has its row, and each row its route', async () => {
    await begin('damaged');
    expect(ALL.map(([route]) => route).sort()).toEqual(registeredRoutes(app.app.server));
  });

  it('those that need a role are described for programs, with that they need a token', async () => {
    await begin('damaged');
    const { paths } = (await (await fetch(`${app.url}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { security?: unknown }>>;
    };
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { security }]) => security !== undefined)
        .map(
          ([method]) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/gu, ':$1').replace('{*}', '*')}`,
        ),
    );
    const needed = GUARDED.map(([route]) => route).filter((route) => !route.startsWith('HEAD'));
    expect(described.sort()).toEqual(needed.sort());
  });

  it.each(GUARDED)('%s: who is not let in is told why, and nothing changes', async (route, row) => {
    if (row.damaged === true) await begin('damaged');
    const stage = await newStage(row);
    const before = await fingerprint(store, stage.session.id);
    for (const credential of stage.refused) {
      const [status = 0, code] = credential.refused ?? [];
      const answer = await ask(route, row, stage, credential);
      expect(answer, credential.name).toEqual({ status, code: route.startsWith('HEAD') ? null : code });
    }
    const elsewhere = { ...stage, session: { ...stage.session, id: 'unknown-session' as SessionId } };
    const owner = { name: 'owner', token: stage.session.links.owner.token, role: null };
    expect((await ask(route, row, elsewhere, owner)).status).toBe(404);
    expect(await fingerprint(store, stage.session.id)).toBe(before);
  });

  it.each(GUARDED)('%s: each role, as its link gives it and as an owner changed it', async (route, row) => {
    if (row.damaged === true) await begin('damaged');
    let stage = await newStage(row);
    const isEnough = ({ role }: Credential): boolean => role !== null && isAtLeast(role, row.least as Role);
    const before = await fingerprint(store, stage.session.id);
    for (const credential of stage.admitted.filter((each) => !isEnough(each))) {
      const answer = await ask(route, row, stage, credential);
      expect(answer, credential.name).toEqual({
        status: 403,
        code: route.startsWith('HEAD') ? null : 'role',
      });
    }
    expect(await fingerprint(store, stage.session.id)).toBe(before);
    const { length } = stage.admitted.filter(isEnough);
    for (let index = 0; index < length; index++) {
      // What the one before has changed must not be in the way of the next.
      if (row.changes === true && index > 0) stage = await newStage(row);
      const credential = stage.admitted.filter(isEnough)[index];
      if (credential === undefined) throw new Error('fewer of them than before');
      const { status } = await ask(route, row, stage, credential);
      expect(status, credential.name).toBeLessThan(300);
    }
  });

  const demotable = GUARDED.filter(([, { least, damaged }]) => least !== 'viewer' && damaged !== true);
  it.each(demotable)(
    '%s, in the same moment as its right is taken away: done before, or refused',
    async (route, row) => {
      for (const turns of [0, 2]) {
        const stage = await newStage(row);
        const { token } = stage.session.links.owner;
        const credential = { name: 'the one who is demoted', token, person: newSecret(), role: null };
        const inside = await (
          await app.connect(stage.session, token, { person: credential.person })
        ).synced();
        const before = await fingerprintWithoutPeople(store, stage.session.id);
        const demoting = app.api(token).changeRole(stage.session.id, inside.welcome.userId, 'viewer');
        for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
        const { status } = await ask(route, row, stage, credential);
        // Who deleted the session has left nobody to be demoted.
        await demoting.catch(({ code }: { code: string }) => expect(code).toMatch(/^no-such/u));
        if (status >= 300) expect(status).toBe(403);
        const changed = (await fingerprintWithoutPeople(store, stage.session.id)) !== before;
        if (changed) expect(status).toBeLessThan(300);
        expect([403, 404]).toContain((await ask(route, row, stage, credential)).status);
      }
    },
  );

  it('whoever comes to what is open to anyone is told no secret either', async () => {
    const stage = await newStage({ least: 'anyone' });
    for (const [route, row] of ALL.filter(([, { least }]) => least === 'anyone')) {
      for (const credential of [...stage.refused.slice(0, 2), ...stage.admitted.slice(0, 4)]) {
        const { status } = await ask(route, row, stage, credential);
        expect([200, 201, 302, 404], `${credential.name}: ${route}`).toContain(status);
      }
    }
    expect(scan.scanned).toBeGreaterThan(200);
  });

  it('the scan for secrets finds them, in each form in which one could be told', () => {
    const own = new SecretScan();
    own.forbid('x', 'abcdefghijklmnopqrstuvwxyz012345');
    for (const form of [
      'abcdefghijklmnopqrstuvwxyz012345',
      '6162636465666768696a6b6c6d6e6f707172737475767778797a303132333435',
    ])
      expect(own.find(`before ${form} after`)).toEqual(['x']);
    expect(own.find(Buffer.from('z: abcdefghijklmnopqrstuvwxyz012345').toString('base64'))).toEqual(['x']);
    expect(own.find('abcdefghijklmnopqrstuvwxyz')).toEqual([]);
  });
});
