import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';
import { ask, expectError } from './testing/ask.ts';

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
