import type { PreviewView } from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import { FakeClock } from '../session/testing/fake-clock.ts';
import { TestApp } from '../testing/test-app.ts';
import { Previews } from './previews.ts';
import { ask, expectError } from './testing/ask.ts';

const showing = { token: 'x', password: null, person: null, address: '::1' };

describe('previews', () => {
  it('show files as pages in an origin of their own, with what they need of the session and no more', async () => {
    const app = await TestApp.start();
    const session = await app.create([
      { path: 'site/index.html', text: '<h1>Hi</h1>' },
      { path: 'site/a.css', text: 'h1{}' },
      { path: 'site/a.js', text: '1' },
      { path: 'note.txt', text: 'é' },
    ]);
    await app.api(session.links.editor.token).writeBytes(session.id, 'site/p.png', Uint8Array.of(0, 1));
    const { path } = await app.api(session.links.viewer.token).createPreview(session.id);
    expect(path).toMatch(/^\/preview\/[\w-]{32}\/$/u);
    const types: Record<string, string> = {
      'site/': 'text/html; charset=utf-8',
      'site/index.html': 'text/html; charset=utf-8',
      'site/a.css': 'text/css; charset=utf-8',
      'site/a.js': 'text/javascript; charset=utf-8',
      'site/p.png': 'image/png',
      'note.txt': 'text/plain; charset=utf-8',
    };
    for (const [file, type] of Object.entries(types)) {
      const { status, headers } = await fetch(app.url + path + file);
      expect([file, status, headers.get('content-type')]).toEqual([file, 200, type]);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('access-control-allow-origin')).toBe('*');
      const policy = (headers.get('content-security-policy') ?? '').split('; ');
      expect(policy).toContain('sandbox allow-scripts');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'self'");
      expect(policy).toContain(`connect-src ${app.url}${path}`);
    }
    expectError(await ask(app, 'GET', `${path}missing.css`), 404, 'no-such-file');
    expectError(await ask(app, 'GET', `${path}..%2fnote.txt`), 400, 'path');
    expectError(await ask(app, 'GET', '/preview/made-up/note.txt'), 404, 'no-such-preview');
  });

  it('end at once with the link they were opened by', async () => {
    const app = await TestApp.start();
    const session = await app.create([{ path: 'a.html', text: 'x' }]);
    const owner = app.api(session.links.owner.token);
    const { path } = (await app.api(session.links.viewer.token).createPreview(session.id)) as PreviewView;
    expect((await ask(app, 'GET', `${path}a.html`)).status).toBe(200);
    await owner.deleteLink(session.id, session.links.viewer.id);
    expectError(await ask(app, 'GET', `${path}a.html`), 403, 'link-revoked');
  });

  it('are for frames and windows: the page of the session, which trusts its own origin, loads no script of them', async () => {
    const app = await TestApp.start();
    const session = await app.create([{ path: 'a.js', text: 'x' }]);
    const { path } = await app.api(session.links.viewer.token).createPreview(session.id);
    const load = async (site: string, dest: string) =>
      (await fetch(`${app.url}${path}a.js`, { headers: { 'sec-fetch-site': site, 'sec-fetch-dest': dest } }))
        .status;
    for (const dest of ['script', 'worker', 'serviceworker', 'style', 'empty'])
      expect([dest, await load('same-origin', dest)]).toEqual([dest, 404]);
    for (const dest of ['iframe', 'document']) expect(await load('same-origin', dest)).toBe(200);
    // A sandboxed page is of no origin.
    expect(await load('cross-site', 'script')).toBe(200);
  });

  it('end when they were not used for a while', () => {
    const clock = new FakeClock();
    let made = 0;
    const previews = new Previews(clock, (count) => new Uint8Array(count).fill(++made));
    const { id } = previews.open('session' as never, showing);
    clock.advance(14 * 60_000);
    expect(previews.use(id)).not.toBeNull();
    clock.advance(14 * 60_000);
    expect(previews.use(id)).not.toBeNull();
    clock.advance(15 * 60_000);
    expect(previews.use(id)).toBeNull();
  });

  it('end some day however often they are used: a page may have told the address to somebody', () => {
    const clock = new FakeClock();
    const previews = new Previews(clock, (count) => new Uint8Array(count));
    const { id } = previews.open('session' as never, showing);
    for (let minutes = 0; minutes < 8 * 60 - 10; minutes += 10) {
      clock.advance(10 * 60_000);
      expect(previews.use(id)).not.toBeNull();
    }
    clock.advance(10 * 60_000);
    expect(previews.use(id)).toBeNull();
  });
});
