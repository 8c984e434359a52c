import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import type { BlobReference } from '@coedit/protocol';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { MemoryStore } from '../store/memory.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { newFolder, TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff);
const SVG = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
);

async function stage(environment: Readonly<Record<string, string>> = {}, store: Store = new MemoryStore()) {
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

type Body = BlobReference & { readonly code?: string; readonly message?: string };

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

  it('are stored under their hash, and read by it', async () => {
    const { send } = await stage();
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
    ['memory', async () => new MemoryStore()],
    ['sqlite', async () => openSqliteStore(await newFolder())],
  ] as const)('sent in parallel never fill more than the session holds (store: %s)', async (_, open) => {
    const store = await open();
    const { app, session, editor, send } = await stage({ LIMIT_SESSION_LENGTH: '2500' }, store);
    const client = await (await app.connect(session, editor)).synced();
    const files = client.doc.getMap<{ readonly path: string; readonly blob: BlobReference }>('files');
    const sum = async () => (await store.listBlobs(session.id)).reduce((all, { size }) => all + size, 0);
    let seed = 0;
    /** Eight files of which three have room. */
    const flood = async () => {
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => {
          seed += 1;
          return send('POST', 'blobs?path=p.png', { bytes: new Uint8Array(800).fill(seed) });
        }),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 413, 413, 413, 413, 413]);
      expect(await sum()).toBeLessThanOrEqual(2500);
      const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as Body[];
      const refused = bodies.find(({ code }) => code !== undefined);
      expect(refused).toMatchObject({ code: 'too-large' });
      expect(refused?.message).toContain('There is no room for it');
      return bodies.filter(({ code }) => code === undefined);
    };
    const listed = async () => (await app.api(editor).listFiles(session.id)).length;
    for (let round = 0; round < 3; round += 1) {
      const blobs = await flood();
      const ids = blobs.map((_blob, index) => `file:${String(round)}${String(index)}aaaaaaaaaaaa`);
      for (const [index, id] of ids.entries())
        files.set(id, { path: `${index}.png`, blob: blobs[index] as BlobReference });
      await until('they are files', async () => (await listed()) === 4);
      expect((await send('POST', 'blobs?path=p.png', { bytes: new Uint8Array(800).fill(200) })).status).toBe(
        413,
      );
      // Deleted a moment ago, and there is room for as much again.
      for (const id of ids) files.delete(id);
      await until('they are deleted', async () => (await listed()) === 1);
    }
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
