import type { Role } from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';
import { ask, expectError } from './testing/ask.ts';

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
