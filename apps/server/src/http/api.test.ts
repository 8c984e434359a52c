import { isAtLeast, ROLES, type Role } from '@coedit/protocol';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { HeldStore } from '../session/testing/held-store.ts';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';

interface Answer {
  readonly status: number;
  readonly body: { code?: string; message?: string } & Record<string, unknown>;
}

async function ask(
  app: TestApp,
  method: string,
  path: string,
  { token, json, text }: { token?: string; json?: unknown; text?: string | Uint8Array<ArrayBuffer> } = {},
): Promise<Answer> {
  const headers: Record<string, string> = {};
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (json !== undefined) headers['content-type'] = 'application/json';
  if (text !== undefined) headers['content-type'] = 'text/plain';
  const body = json === undefined ? text : JSON.stringify(json);
  const response = await fetch(app.url + path, { method, headers, ...(body === undefined ? {} : { body }) });
  const answer = await response.text();
  return { status: response.status, body: answer.startsWith('{') ? JSON.parse(answer) : { text: answer } };
}

function expectError(answer: Answer, statusCode: number, code: string): void {
  expect(answer).toMatchObject({ status: statusCode, body: { statusCode, code } });
  expect(Object.keys(answer.body).sort()).toEqual(['code', 'error', 'message', 'statusCode']);
  expect(answer.body.message).toMatch(/^[A-Z"].*\.$/su);
}

/** Least role of each route: the contract's table. `null`: anyone. A route without a row fails. */
const ROUTES: Record<string, Role | null> = {
  'POST /api/sessions': null,
  'GET /api/sessions/{id}': 'viewer',
  'PATCH /api/sessions/{id}': 'owner',
  'DELETE /api/sessions/{id}': 'owner',
  'GET /api/sessions/{id}/links': 'owner',
  'POST /api/sessions/{id}/links': 'owner',
  'DELETE /api/sessions/{id}/links/{linkId}': 'owner',
  'GET /api/sessions/{id}/files': 'viewer',
  'GET /api/sessions/{id}/files/{*}': 'viewer',
  'PUT /api/sessions/{id}/files/{*}': 'editor',
  'DELETE /api/sessions/{id}/files/{*}': 'editor',
  'GET /api/sessions/{id}/archive.zip': 'viewer',
  'GET /healthz': null,
  'GET /readyz': null,
};

async function describedRoutes(app: TestApp): Promise<string[]> {
  const { body } = await ask(app, 'GET', '/api/openapi.json');
  const paths = body.paths as Record<string, Record<string, unknown>>;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
}

describe('who may what', () => {
  it('has a row for every route that there is', async () => {
    expect((await describedRoutes(await TestApp.start())).sort()).toEqual(Object.keys(ROUTES).sort());
  });

  const guarded = Object.entries(ROUTES).filter((row): row is [string, Role] => row[1] !== null);
  it.each(guarded)('%s needs %s', async (route, least) => {
    const app = await TestApp.start();
    const session = await app.create([{ path: 'a.txt', text: 'text' }]);
    const other = await app.create();
    const tokens = await app.withAllRoles(session);
    const [method = '', template = ''] = route.split(' ');
    const path = template
      .replace('{id}', session.id)
      .replace('{linkId}', session.links.viewer.id)
      .replace('{*}', 'a.txt');
    const body = bodyOf(route);
    expectError(await ask(app, method, path, body), 401, 'no-token');
    expectError(await ask(app, method, path, { ...body, token: 'nonsense' }), 401, 'bad-token');
    expectError(await ask(app, method, path, { ...body, token: other.links.owner.token }), 401, 'bad-token');
    const unknown = path.replace(session.id, 'unknown-session');
    expectError(await ask(app, method, unknown, { ...body, token: tokens.owner }), 404, 'no-such-session');
    // From the least to the most powerful: what is refused changes nothing for those who come behind.
    for (const role of [...ROLES].reverse()) {
      const answer = await ask(app, method, path, { ...body, token: tokens[role] });
      if (!isAtLeast(role, least)) expectError(answer, 403, 'role');
      else if (role === least) expect(answer.status).toBeLessThan(300);
    }
  });
});

function bodyOf(route: string): { json?: unknown; text?: string } {
  if (route.startsWith('PUT')) return { text: 'other text' };
  if (route.startsWith('PATCH')) return { json: { name: 'New name' } };
  return route.startsWith('POST') ? { json: { role: 'viewer' } } : {};
}

describe('sessions', () => {
  it('are made with three links and their first files', async () => {
    const app = await TestApp.start({ PUBLIC_URL: 'https://code.example.org' });
    const json = { name: ' My  session ', files: [{ path: 'src/a.ts', text: 'let a;\r\n' }] };
    const { status, body } = await ask(app, 'POST', '/api/sessions', { json });
    expect(status).toBe(201);
    expect(Object.keys(body).sort()).toEqual(['id', 'links', 'name']);
    expect(body.name).toBe('My session');
    const links = body.links as Record<Role, { id: string; role: Role; token: string; url: string }>;
    for (const role of ['owner', 'editor', 'viewer'] as const) {
      const { token, url } = links[role];
      expect(links[role].role).toBe(role);
      expect(url).toBe(`https://code.example.org/s/${body.id as string}#${token}`);
    }
    const api = app.api(links.owner.token);
    expect(await api.readFile(body.id as never, 'src/a.ts')).toBe('let a;\r\n');
  });

  it('are made from nothing at all', async () => {
    const app = await TestApp.start();
    expect((await ask(app, 'POST', '/api/sessions')).status).toBe(201);
    expect((await ask(app, 'POST', '/api/sessions', { json: {} })).body.name).toBe('Untitled session');
  });

  it('tell about themselves by the role of who asks, and are renamed', async () => {
    const app = await TestApp.start();
    const session = await app.create();
    const client = await app.connect(session, session.links.viewer.token);
    await client.synced();
    const told = await app.api(session.links.viewer.token).getSession(session.id);
    expect(told).toMatchObject({ id: session.id, name: 'Test session', role: 'viewer', participants: 1 });
    expect(new Date(told.createdAt).toISOString()).toBe(told.createdAt);
    const path = `/api/sessions/${session.id}`;
    const token = session.links.owner.token;
    const renamed = await ask(app, 'PATCH', path, { token, json: { name: 'Better' } });
    expect(renamed).toMatchObject({ status: 200, body: { ...told, name: 'Better', role: 'owner' } });
    expect((await ask(app, 'PATCH', path, { token, json: {} })).body.name).toBe('Better');
    await until('it was told', () => client.notices.some(({ code }) => code === 'session-renamed'));
    expect(client.notices.at(-1)?.details).toEqual({ name: 'Better' });
    expectError(await ask(app, 'PATCH', path, { token, json: { name: '\u200b ' } }), 400, 'name');
    expectError(await ask(app, 'PATCH', path, { token, json: { name: 'x'.repeat(65) } }), 400, 'name');
  });

  it.each<[string, unknown, number, string]>([
    ['a path with ..', { files: [{ path: '../a', text: '' }] }, 400, 'path'],
    ['an absolute path', { files: [{ path: '/etc/passwd', text: '' }] }, 400, 'path'],
    [
      'two files of one path',
      {
        files: [
          { path: 'a', text: '' },
          { path: 'a', text: '' },
        ],
      },
      400,
      'path',
    ],
    ['a long name', { name: '😀'.repeat(65) }, 400, 'name'],
    ['a file over the limit', { files: [{ path: 'a', text: 'x'.repeat(101) }] }, 413, 'too-large'],
    [
      'more than a session holds',
      { files: [1, 2, 3].map((n) => ({ path: `${n}`, text: 'x'.repeat(100) })) },
      413,
      'too-large',
    ],
    [
      'too many files',
      { files: [1, 2, 3, 4].map((n) => ({ path: `${n}`, text: '' })) },
      413,
      'too-many-files',
    ],
    ['another form', { files: 'all' }, 400, 'invalid-request'],
    ['a field that is not known', { title: 'x' }, 400, 'invalid-request'],
  ])('are not made with %s', async (_what, json, status, code) => {
    const app = await TestApp.start({
      LIMIT_FILE_LENGTH: '100',
      LIMIT_SESSION_LENGTH: '250',
      LIMIT_FILES: '3',
    });
    expectError(await ask(app, 'POST', '/api/sessions', { json }), status, code);
  });

  it('are gone when they are deleted, and everyone in them is told and disconnected', async () => {
    const app = await TestApp.start({}, 'sqlite');
    const session = await app.create([{ path: 'a.txt', text: 'x' }]);
    const client = await app.connect(session, session.links.viewer.token);
    await client.synced();
    await app.api(session.links.owner.token).deleteSession(session.id);
    expect(await client.closed()).toBe(4404);
    expect(client.notices.map(({ code }) => code)).toEqual(['session-deleted']);
    const { owner } = session.links;
    expectError(
      await ask(app, 'GET', `/api/sessions/${session.id}`, { token: owner.token }),
      404,
      'no-such-session',
    );
  });

  it('cannot be made without end from one address', async () => {
    const app = await TestApp.start({ LIMIT_SESSIONS_PER_HOUR: '2' });
    await app.create();
    await app.create();
    expectError(await ask(app, 'POST', '/api/sessions'), 429, 'rate-limited');
  });
});

describe('links', () => {
  it('are listed without tokens, made, and revoked', async () => {
    const app = await TestApp.start();
    const session = await app.create();
    const api = app.api(session.links.owner.token);
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    const made = await api.createLink(session.id, { role: 'commenter', label: 'review', expiresAt });
    expect(made.url).toBe(`${app.url}/s/${session.id}#${made.token}`);
    const links = await api.listLinks(session.id);
    expect(links.map(({ role }) => role)).toEqual(['owner', 'editor', 'viewer', 'commenter']);
    expect(links.map(({ current }) => current)).toEqual([true, false, false, false]);
    expect(links.at(-1)).toMatchObject({ id: made.id, label: 'review', expiresAt, hasPassword: false });
    expect(JSON.stringify(links)).not.toMatch(/token/iu);
    await api.deleteLink(session.id, made.id);
    expect(await api.listLinks(session.id)).toHaveLength(3);
    const path = `/api/sessions/${session.id}`;
    expectError(await ask(app, 'GET', path, { token: made.token }), 403, 'link-revoked');
    const token = session.links.owner.token;
    expectError(await ask(app, 'DELETE', `${path}/links/${made.id}`, { token }), 404, 'no-such-link');
    expectError(
      await ask(app, 'DELETE', `${path}/links/${session.links.owner.id}`, { token }),
      409,
      'last-owner-link',
    );
  });

  it.each<[string, unknown, string]>([
    ['a role that is none', { role: 'admin' }, 'invalid-request'],
    ['no role', {}, 'invalid-request'],
    ['a time that is none', { role: 'viewer', expiresAt: 'tomorrow' }, 'expires-at'],
    ['a time that has passed', { role: 'viewer', expiresAt: '2020-01-01T00:00:00Z' }, 'expires-at'],
    ['a password, which it would not ask for', { role: 'viewer', password: 'x' }, 'invalid-request'],
  ])('are not made with %s', async (_what, json, code) => {
    const app = await TestApp.start();
    const session = await app.create();
    const token = session.links.owner.token;
    expectError(await ask(app, 'POST', `/api/sessions/${session.id}/links`, { token, json }), 400, code);
    expect(await app.api(token).listLinks(session.id)).toHaveLength(3);
  });
});

describe('files', () => {
  it('come and go with their line ends and byte order mark, their size in bytes as they leave', async () => {
    const app = await TestApp.start();
    const session = await app.create();
    const api = app.api(session.links.editor.token);
    const texts = { 'crlf.txt': 'a\r\nä\r\n', 'lf.txt': 'a\nb', 'bom.txt': '\ufeffx', 'empty.txt': '' };
    for (const [path, text] of Object.entries(texts)) await api.writeFile(session.id, path, text);
    for (const [path, text] of Object.entries(texts)) expect(await api.readFile(session.id, path)).toBe(text);
    const sizes = (await api.listFiles(session.id)).map(({ path, size }) => [path, size]);
    expect(sizes).toEqual([
      ['bom.txt', 4],
      ['crlf.txt', 7],
      ['empty.txt', 0],
      ['lf.txt', 3],
    ]);
    const client = await (await app.connect(session, session.links.viewer.token)).synced();
    expect(client.text('crlf.txt')).toBe('a\nä\n');
    await api.writeFile(session.id, 'crlf.txt', 'a\nä\n');
    expect(await api.readFile(session.id, 'crlf.txt')).toBe('a\nä\n');
  });

  it('are created, changed, deleted; what is missing is told', async () => {
    const app = await TestApp.start();
    const session = await app.create();
    const token = session.links.editor.token;
    const path = `/api/sessions/${session.id}/files/src/${encodeURIComponent('ä b?.ts')}`;
    expect((await ask(app, 'PUT', path, { token, text: 'one' })).status).toBe(201);
    expect((await ask(app, 'PUT', path, { token, text: 'two' })).status).toBe(204);
    expect((await ask(app, 'GET', path, { token })).body).toEqual({ text: 'two' });
    expect((await ask(app, 'DELETE', path, { token })).status).toBe(204);
    expectError(await ask(app, 'GET', path, { token }), 404, 'no-such-file');
    expectError(await ask(app, 'DELETE', path, { token }), 404, 'no-such-file');
  });

  it('may have the longest path that is allowed, in any script', async () => {
    const app = await TestApp.start();
    const session = await app.create();
    const api = app.api(session.links.editor.token);
    const path = `${'字'.repeat(100)}/`.repeat(4) + '字'.repeat(100);
    await api.writeFile(session.id, path, 'x');
    expect(await api.readFile(session.id, path)).toBe('x');
  });

  it.each<[string, string, string | Uint8Array<ArrayBuffer>, number, string]>([
    ['a path with ..', 'a%2f..%2fb', 'x', 400, 'path'],
    ['a path with a backslash', 'a%5cb', 'x', 400, 'path'],
    ['a text over the limit', 'a.txt', 'x'.repeat(101), 413, 'too-large'],
    ['a text far over the limit', 'a.txt', 'x'.repeat(10_000), 413, 'too-large'],
    ['bytes that are not UTF-8', 'a.txt', Uint8Array.of(0xff, 0xfe, 0), 400, 'not-utf-8'],
    ['a file too many', 'd.txt', 'x', 413, 'too-many-files'],
    ['more than the session holds', 'c.txt', 'x'.repeat(60), 413, 'too-large'],
  ])('are refused: %s', async (_what, path, text, status, code) => {
    const app = await TestApp.start({
      LIMIT_FILE_LENGTH: '100',
      LIMIT_SESSION_LENGTH: '250',
      LIMIT_FILES: '3',
    });
    const session = await app.create(
      ['a', 'b', 'c'].map((n) => ({ path: `${n}.txt`, text: 'x'.repeat(n === 'c' ? 1 : 99) })),
    );
    const token = session.links.editor.token;
    expectError(
      await ask(app, 'PUT', `/api/sessions/${session.id}/files/${path}`, { token, text }),
      status,
      code,
    );
  });

  it('are written by the smallest edit: a typist between the changes keeps text and position', async () => {
    const app = await TestApp.start();
    const lines = Array.from({ length: 50 }, (_, n) => `line ${n}\n`);
    const session = await app.create([{ path: 'a.txt', text: lines.join('') }]);
    const typist = await (await app.connect(session, session.links.editor.token)).synced();
    const text = typist.yText('a.txt');
    text.insert(lines.slice(0, 20).join('').length, 'TYPED ');
    await until('it arrived', async () =>
      (await app.api(session.links.viewer.token).readFile(session.id, 'a.txt')).includes('TYPED'),
    );
    const current = await app.api(session.links.viewer.token).readFile(session.id, 'a.txt');
    const wanted = current.replace('line 0\n', 'first\n').replace('line 49\n', 'last\n');
    const updates: number[] = [];
    typist.doc.on('update', (update: Uint8Array) => updates.push(update.length));
    const position = Y.createRelativePositionFromTypeIndex(text, text.toString().indexOf('TYPED ') + 6);
    await app.api(session.links.editor.token).writeFile(session.id, 'a.txt', wanted);
    await until('the edit came', () => text.toString() === wanted);
    const index = Y.createAbsolutePositionFromRelativePosition(position, typist.doc)?.index ?? -1;
    expect(text.toString().slice(index - 6, index + 7)).toBe('TYPED line 20');
    expect(Math.max(...updates)).toBeLessThan(200);
  });

  it('leave all together as a zip that equals what went in', async () => {
    const app = await TestApp.start();
    const files = Array.from({ length: 60 }, (_, n) => ({
      path: `src/${n % 7}/file-${n}.ts`,
      text: n % 2 === 0 ? `// ${n}\r\n${'x\r\n'.repeat(n)}` : `// ${n} äöü 😀\n`.repeat(n),
    }));
    const session = await app.create(files);
    const zip = unzipSync(await app.api(session.links.viewer.token).archive(session.id));
    const decoded = Object.entries(zip).map(([path, bytes]) => ({
      path,
      text: new TextDecoder().decode(bytes),
    }));
    const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : 1);
    expect(decoded.sort(byPath)).toEqual(files.sort(byPath));
  });
});

describe('storage that cannot be written', () => {
  it('is told as 503 with a sentence, within seconds, by every route that writes, and by readyz', async () => {
    const store = new HeldStore();
    const app = await TestApp.start({}, store);
    const session = await app.create([{ path: 'a.txt', text: 'x' }]);
    const token = session.links.owner.token;
    store.full = true;
    const path = `/api/sessions/${session.id}`;
    for (const answer of [
      await ask(app, 'PUT', `${path}/files/a.txt`, { token, text: 'y' }),
      await ask(app, 'PUT', `${path}/files/b.txt`, { token, text: 'y' }),
      await ask(app, 'DELETE', path, { token }),
      await ask(app, 'GET', '/readyz'),
    ]) {
      expectError(answer, 503, 'storage-unavailable');
    }
    expect((await ask(app, 'GET', '/healthz')).body).toEqual({ status: 'alive' });
    store.full = false;
    expect((await ask(app, 'GET', '/readyz')).body).toEqual({ status: 'ready' });
    await until('the first edit is kept', async () => {
      const { status } = await ask(app, 'PUT', `${path}/files/a.txt`, { token, text: 'z' });
      return status === 204;
    });
  });
});

describe('everything else', () => {
  it('is told as an error of the same form', async () => {
    const app = await TestApp.start();
    expectError(await ask(app, 'GET', '/api/nothing'), 404, 'no-such-route');
    const broken = await fetch(`${app.url}/api/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    });
    expectError(
      { status: broken.status, body: (await broken.json()) as Answer['body'] },
      400,
      'invalid-request',
    );
    const session = await app.create();
    const xml = await fetch(`${app.url}/api/sessions/${session.id}/files/a`, {
      method: 'PUT',
      headers: { 'content-type': 'text/xml', authorization: `Bearer ${session.links.owner.token}` },
      body: '<a/>',
    });
    expectError({ status: xml.status, body: (await xml.json()) as Answer['body'] }, 415, 'unsupported-type');
  });

  it('carries the security headers, and HSTS on https', async () => {
    const app = await TestApp.start({ PUBLIC_URL: 'https://code.example.org' });
    const { headers } = await fetch(`${app.url}/healthz`);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('strict-transport-security')).toContain('max-age');
    const plain = await TestApp.start();
    expect((await fetch(`${plain.url}/healthz`)).headers.has('strict-transport-security')).toBe(false);
  });

  it('has its documentation', async () => {
    const app = await TestApp.start();
    const page = await fetch(`${app.url}/api/docs/`);
    expect([page.status, (await page.text()).includes('swagger')]).toEqual([200, true]);
    const described = await fetch(`${app.url}/api/docs/json`);
    expect(described.status).toBe(200);
  });
});
