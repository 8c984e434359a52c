import { describe, expect, it } from 'vitest';
import { HeldStore } from '../session/testing/held-store.ts';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';
import { type Answer, ask, expectError } from './testing/ask.ts';

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
