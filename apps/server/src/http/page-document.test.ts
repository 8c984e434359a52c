import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { asOrigin, PageDocument } from './page-document.ts';
import { pageRoutes } from './pages.routes.ts';
import { createServer } from './server.ts';

const SESSION_PATHS = ['/s/abcdefghij1234', '/s/none-there-is', '/s/%3Cscript%3E'];

let webRoot: string;

beforeAll(() => {
  webRoot = mkdtempSync(join(tmpdir(), 'coedit-page-'));
  writeFileSync(
    join(webRoot, 'index.html'),
    '<!doctype html><html><head><title>Coedit</title></head></html>',
  );
});
afterAll(() => rmSync(webRoot, { recursive: true, force: true }));

async function served(path: string, host: string, environment: Record<string, string> = {}, root = webRoot) {
  const config = readConfig({ LOG_LEVEL: 'silent', ...environment }, root);
  const server = createServer(config);
  await server.register(pageRoutes, { webRoot: root, config });
  const { headers, body, statusCode } = await server.inject({ url: path, headers: { host } });
  await server.close();
  return { headers, body, statusCode };
}

it('every address of a session shows one and the same, with nothing of the session, and is not indexed', async () => {
  const answers = await Promise.all(SESSION_PATHS.map((path) => served(path, 'code.example.org')));
  const [first] = answers;
  for (const { body, headers, statusCode } of answers) {
    expect([statusCode, body]).toEqual([200, first?.body]);
    expect(headers['x-robots-tag']).toBe('noindex, nofollow');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-cache');
  }
  expect(first?.body).toContain('<meta property="og:title" content="Join a coding session in Coedit" />');
  expect(first?.body).toContain('<meta property="og:image" content="http://code.example.org/preview.png" />');
  expect(first?.body).toContain('<meta name="robots" content="noindex, nofollow" />');
  expect(first?.body.indexOf('og:title')).toBeLessThan(first?.body.indexOf('</head>') ?? 0);
});

it('the start page may be indexed; what is configured goes before what a request says', async () => {
  const { body, headers } = await served('/', 'evil.example', { PUBLIC_URL: 'https://code.example.org' });
  expect(headers['x-robots-tag']).toBeUndefined();
  expect(body).not.toContain('robots');
  expect(body).toContain('content="https://code.example.org/preview.png"');
  expect(body).not.toContain('evil');
});

it('a host that is more than a host gets no picture', async () => {
  const { body } = await served('/', 'a"><script>alert(1)</script>');
  expect(body).not.toContain('alert');
  expect(body).not.toContain('og:image');
  expect(asOrigin('http://[::1]:3000')).toBe('http://[::1]:3000');
  for (const text of ['javascript:alert(1)', 'http://a/b', 'http://a b', 'http://a"', 'http://'])
    expect(asOrigin(text), text).toBeNull();
});

it('a page names at once what it will ask for: before its scripts what it begins with, and for later what need not be there yet', () => {
  const root = mkdtempSync(join(tmpdir(), 'coedit-page-'));
  const script = '<script type="module" src="/assets/a.js"></script>';
  const style = '<link rel="stylesheet" href="/assets/s.css">';
  writeFileSync(join(root, 'index.html'), `<head>${script}${style}</head>`);
  const session = { first: ['assets/a.js', 'assets/b.js', 'assets/c.css'], after: ['assets/d.js'] };
  const start = { first: ['assets/a.js', 'assets/e.js'], after: [] };
  writeFileSync(join(root, 'page-parts.json'), JSON.stringify({ session, start }));
  const page = new PageDocument(root);
  rmSync(root, { recursive: true });
  const lines = (kind: 'session' | 'start') =>
    page
      .html(kind, null)
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => /assets/u.test(line));
  expect(lines('session')).toEqual([
    `<head>${style}`,
    '<link rel="modulepreload" href="/assets/b.js" />',
    '<link rel="preload" as="style" crossorigin href="/assets/c.css" />',
    '<template id="later-parts"><link rel="modulepreload" href="/assets/d.js" /></template>',
    `${script}</head>`,
  ]);
  expect(lines('start')).toEqual([
    `<head>${style}`,
    '<link rel="modulepreload" href="/assets/e.js" />',
    `${script}</head>`,
  ]);
});

it('the scripts that the document itself holds may run, by their hashes, and no other inline script', async () => {
  const root = mkdtempSync(join(tmpdir(), 'coedit-page-'));
  writeFileSync(join(root, 'index.html'), '<html><head><script>\nshow();\n</script></head></html>');
  const { headers } = await served('/', 'code.example.org', {}, root);
  rmSync(root, { recursive: true });
  const hash = createHash('sha256').update('\nshow();\n').digest('base64');
  const [scripts] = String(headers['content-security-policy']).match(/script-src[^;]*/u) ?? [];
  expect(scripts).toBe(`script-src 'self' 'sha256-${hash}'`);
});
