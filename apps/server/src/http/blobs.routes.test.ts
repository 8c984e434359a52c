import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { BlobReference } from '@coedit/protocol';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../store/memory.ts';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff);
const SVG = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
);

async function stage(environment: Readonly<Record<string, string>> = {}, store = new MemoryStore()) {
  const app = await TestApp.start(environment, store);
  const session = await app.create([{ path: 'a.txt', text: 'text' }]);
  const { editor, viewer } = session.links;
  const send = (
    method: string,
    path: string,
    { token = editor.token, bytes }: { token?: string; bytes?: Uint8Array<ArrayBuffer> } = {},
  ) =>
    fetch(`${app.url}/api/sessions/${session.id}/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(bytes && { 'content-type': 'application/octet-stream' }),
      },
      ...(bytes && { body: bytes }),
    });
  return { app, session, store, viewer: viewer.token, editor: editor.token, send };
}

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

describe('files that are no text', () => {
  it('come and go by path, are in the list and in the zip, and give way to texts and back', async () => {
    const { app, session, send, viewer } = await stage();
    expect((await send('PUT', 'files/img/p.png', { bytes: PNG })).status).toBe(201);
    expect((await send('PUT', 'files/img/p.png', { bytes: PNG })).status).toBe(204);
    expect(await bytesOf(await send('GET', 'files/img/p.png', { token: viewer }))).toEqual(PNG);
    const api = app.api(viewer);
    expect((await api.listFiles(session.id)).map(({ path, size }) => [path, size])).toEqual([
      ['a.txt', 4],
      ['img/p.png', PNG.length],
    ]);
    expect(unzipSync(await api.archive(session.id))['img/p.png']).toEqual(PNG);
    expect((await send('PUT', 'files/a.txt', { bytes: PNG })).status).toBe(204);
    expect(await bytesOf(await send('GET', 'files/a.txt'))).toEqual(PNG);
    await app.api(session.links.editor.token).writeFile(session.id, 'a.txt', 'again');
    expect(await api.readFile(session.id, 'a.txt')).toBe('again');
  });

  it('are served so that they can do nothing by themselves', async () => {
    const { app, session, send, viewer, editor } = await stage();
    const stored = await send('POST', 'blobs?path=x', { bytes: SVG });
    const client = await (await app.connect(session, editor)).synced();
    const blob = { ...((await stored.json()) as BlobReference), type: 'text/html' };
    client.doc.getMap('files').set('file:aaaaaaaaaaaa', { path: 'claims.html', blob });
    await until('it is there', async () => (await app.api(viewer).listFiles(session.id)).length > 1);
    await send('PUT', 'files/evil.svg', { bytes: SVG });
    await send('PUT', 'files/evil.html', { bytes: SVG });
    for (const [path, type] of [
      ['evil.svg', 'image/svg+xml'],
      ['evil.html', 'application/octet-stream'],
      ['claims.html', 'application/octet-stream'],
    ]) {
      const { headers } = await send('GET', `files/${path}`, { token: viewer });
      expect(headers.get('content-type')).toBe(type);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-disposition')).toBe('attachment');
      expect(headers.get('content-security-policy')).toContain("sandbox; default-src 'none'");
    }
  });

  it('an entry may name only bytes that were stored before, of their size', async () => {
    const { app, session, send, editor } = await stage();
    const stored = await send('POST', 'blobs?path=p.png', { bytes: PNG });
    expect(stored.status).toBe(201);
    const blob = (await stored.json()) as BlobReference;
    expect(blob).toEqual({
      hash: createHash('sha256').update(PNG).digest('hex'),
      size: PNG.length,
      type: 'image/png',
    });
    expect(await bytesOf(await send('GET', `blobs/${blob.hash}`))).toEqual(PNG);
    expect((await send('GET', `blobs/${'0'.repeat(64)}`)).status).toBe(404);
    expect((await send('GET', 'blobs/nonsense')).status).toBe(400);

    const name = async (id: string, named: BlobReference) => {
      const client = await (await app.connect(session, editor)).synced();
      client.doc.getMap('files').set(id, { path: `${id.slice(5)}.png`, blob: named });
      return client;
    };
    const wrong = [
      await name('file:aaaaaaaaaaaa', { ...blob, size: 1 }),
      await name('file:bbbbbbbbbbbb', { ...blob, hash: '1'.repeat(64) }),
    ];
    for (const client of wrong)
      await until('it is told', () => client.notices.some(({ code }) => code === 'too-large'));
    expect(wrong.map(({ closedWith }) => closedWith)).toEqual([null, null]);
    await name('file:cccccccccccc', blob);
    await until(
      'the good one is there',
      async () => (await app.api(editor).listFiles(session.id)).length > 1,
    );
    expect((await app.api(editor).listFiles(session.id)).map(({ path }) => path)).toEqual([
      'a.txt',
      'cccccccccccc.png',
    ]);
  });

  it('have a limit of their own and count in that of the session', async () => {
    const { app, session, editor, send } = await stage({
      LIMIT_BLOB_BYTES: '100',
      LIMIT_SESSION_LENGTH: '150',
    });
    const put = async (path: string, size: number, seed: number) =>
      (await send('PUT', `files/${path}`, { bytes: new Uint8Array(size).fill(seed) })).status;
    expect(await put('large.bin', 101, 1)).toBe(413);
    expect(await put('a.bin', 100, 2)).toBe(201);
    expect(await put('b.bin', 60, 3)).toBe(413);
    expect(await put('same.bin', 100, 2)).toBe(201);
    expect(await put('c.bin', 40, 4)).toBe(201);
    const writing = app.api(editor).writeFile(session.id, 't.txt', 'x'.repeat(20));
    await expect(writing).rejects.toMatchObject({ code: 'too-large' });
  });

  it.each([
    ['POST', 'blobs?path=a.png'],
    ['PUT', 'files/a.png'],
  ])('%s %s: who may not send them is told so before they are read', async (method, path) => {
    const { app, session, viewer } = await stage();
    for (const [token, status] of [
      ['x'.repeat(32), 401],
      [viewer, 403],
    ] as const) {
      const sending = request(`${app.url}/api/sessions/${session.id}/${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/octet-stream',
          'content-length': 1_000_000,
        },
      });
      sending.flushHeaders();
      const [response] = (await once(sending, 'response')) as [IncomingMessage];
      expect(response.statusCode).toBe(status);
      sending.on('error', () => undefined);
      sending.destroy();
    }
  });
});
