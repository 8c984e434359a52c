import { SessionApi } from '@coedit/client';
import { describe, expect, it } from 'vitest';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';
import { ask, expectError } from './testing/ask.ts';

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

  it('tell when they were last used, to the hour, whoever used them and however', async () => {
    const app = await TestApp.start({}, 'sqlite');
    const session = await app.create();
    const api = app.api(session.links.owner.token);
    const used = async () =>
      Object.fromEntries((await api.listLinks(session.id)).map(({ role, lastUsedAt }) => [role, lastUsedAt]));
    expect(await used()).toMatchObject({ editor: null, viewer: null });
    await app.api(session.links.editor.token).getSession(session.id);
    await (await app.connect(session, session.links.viewer.token)).synced();
    await until('it is kept', async () => {
      const { editor, viewer } = await used();
      return editor !== null && viewer !== null;
    });
    const { editor = '', owner } = await used();
    expect(owner).not.toBeNull();
    expect(editor).toMatch(/T\d\d:00:00\.000Z$/u);
    expect(Date.now() - Date.parse(editor ?? '')).toBeLessThan(2 * 3_600_000);
  });

  it('with a password open with it only', async () => {
    const app = await TestApp.start();
    const session = await app.create();
    const api = app.api(session.links.owner.token);
    const { token } = await api.createLink(session.id, { role: 'editor', password: 'größe' });
    expect((await api.listLinks(session.id)).at(-1)).toMatchObject({ hasPassword: true });
    const path = `/api/sessions/${session.id}`;
    expectError(await ask(app, 'GET', path, { token }), 401, 'password-needed');
    const wrong = new SessionApi(app.url, token, 'grösse').getSession(session.id);
    await expect(wrong).rejects.toMatchObject({ code: 'wrong-password' });
    const right = new SessionApi(app.url, token, 'größe').getSession(session.id);
    expect(await right).toMatchObject({ role: 'editor' });
  });

  it.each<[string, unknown, string]>([
    ['a role that is none', { role: 'admin' }, 'invalid-request'],
    ['no role', {}, 'invalid-request'],
    ['a time that is none', { role: 'viewer', expiresAt: 'tomorrow' }, 'expires-at'],
    ['a time that has passed', { role: 'viewer', expiresAt: '2020-01-01T00:00:00Z' }, 'expires-at'],
    ['a password anyone can guess', { role: 'viewer', password: 'x' }, 'invalid-request'],
  ])('are not made with %s', async (_what, json, code) => {
    const app = await TestApp.start();
    const session = await app.create();
    const token = session.links.owner.token;
    expectError(await ask(app, 'POST', `/api/sessions/${session.id}/links`, { token, json }), 400, code);
    expect(await app.api(token).listLinks(session.id)).toHaveLength(3);
  });
});
