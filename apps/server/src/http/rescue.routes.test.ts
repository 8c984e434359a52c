import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SessionApi } from '@coedit/client';
import { CloseCode, type CreatedSession } from '@coedit/protocol';
import { unzipSync } from 'fflate';
import { expect, it, onTestFinished } from 'vitest';
import * as Y from 'yjs';
import { createApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import { RawClient } from '../testing/raw-client.ts';
import { newFolder } from '../testing/test-app.ts';

/** Long enough to lie in pages of its own. */
const MARK = `this will be damaged ${'-'.repeat(20_000)}`;

async function serve(dataDir: string): Promise<{ url: string; close(): Promise<void> }> {
  const app = await createApp(readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }, dataDir));
  onTestFinished(() => app.close());
  await app.server.listen({ port: 0, host: '127.0.0.1' });
  const address = app.server.server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { url: `http://127.0.0.1:${address.port}`, close: () => app.close() };
}

/** Two sessions; of the first the newest edit is damaged on the disk while no server runs. */
async function damaged(): Promise<{ url: string; session: CreatedSession; other: CreatedSession }> {
  const dataDir = await newFolder();
  const first = await serve(dataDir);
  const api = new SessionApi(first.url);
  const session = await api.createSession({ name: 'Team', files: [{ path: 'a.txt', text: 'whole\n' }] });
  const other = await api.createSession({ name: 'Other', files: [{ path: 'b.txt', text: 'fine\n' }] });
  await new SessionApi(first.url, session.links.owner.token).writeFile(session.id, 'late.txt', MARK);
  await first.close();
  const path = join(dataDir, 'coedit.sqlite');
  const file = await readFile(path);
  const at = file.indexOf(MARK.slice(0, 20));
  expect(at).toBeGreaterThan(0);
  file[at] = (file[at] ?? 0) ^ 1;
  await writeFile(path, file);
  const { url } = await serve(dataDir);
  return { url, session, other };
}

const ask = (url: string, token: string, path: string, method = 'GET'): Promise<Response> =>
  fetch(url + path, { method, headers: { authorization: `Bearer ${token}` } });

it('sets a damaged session aside with its last good state; all others work', async () => {
  const { url, session, other } = await damaged();
  const path = `/api/sessions/${session.id}`;
  const viewer = session.links.viewer.token;
  const socket = await RawClient.connect(`${url.replace('http', 'ws')}/ws/${session.id}`, viewer);
  expect(await socket.closed()).toBe(CloseCode.TryLater);
  expect(socket.closedWith?.reason).toBe('session-damaged');
  expect(await new SessionApi(url, other.links.viewer.token).readFile(other.id, 'b.txt')).toBe('fine\n');

  const state = await (await ask(url, viewer, `${path}/rescue`)).json();
  expect(state).toMatchObject({ whole: 1, edits: 2, files: 1 });
  expect(Date.parse((state as { at: string }).at)).toBeGreaterThan(Date.now() - 600_000);
  const zip = await ask(url, viewer, `${path}/rescue.zip`);
  expect(zip.headers.get('content-type')).toBe('application/zip');
  const files = unzipSync(new Uint8Array(await zip.arrayBuffer()));
  expect(Object.keys(files)).toEqual(['a.txt']);
  expect(new TextDecoder().decode(files['a.txt'])).toBe('whole\n');
  expect((await ask(url, 'x'.repeat(32), `${path}/rescue.zip`)).status).toBe(401);
});

it('an owner goes on from the last good state; the damaged data are kept, and old copies meet the fence', async () => {
  const { url, session } = await damaged();
  const path = `/api/sessions/${session.id}/rescue`;
  const { owner, editor } = session.links;
  expect((await ask(url, editor.token, path, 'POST')).status).toBe(403);
  const answer = await ask(url, owner.token, path, 'POST');
  expect(answer.status).toBe(200);
  const { asideId } = (await answer.json()) as { asideId: string };
  const api = new SessionApi(url, owner.token);
  expect(await api.readFile(session.id, 'a.txt')).toBe('whole\n');
  await api.writeFile(session.id, 'a.txt', 'goes on\n');
  expect(await api.readFile(session.id, 'a.txt')).toBe('goes on\n');
  expect((await ask(url, owner.token, `/api/sessions/${asideId}/rescue`)).status).toBe(200);
  expect((await ask(url, owner.token, path, 'POST')).status).toBe(409);
});

it('says that a whole session needs no rescue', async () => {
  const { url, other } = await damaged();
  const answer = await ask(url, other.links.owner.token, `/api/sessions/${other.id}/rescue.zip`);
  expect(answer.status).toBe(409);
});

it('calls a session damaged whose records are whole but leave a gap, and goes on from before it', async () => {
  const dataDir = await newFolder();
  const first = await serve(dataDir);
  const { id, links } = await new SessionApi(first.url).createSession({
    name: 'Team',
    files: [{ path: 'a.txt', text: 'whole\n' }],
  });
  await first.close();
  const doc = new Y.Doc();
  doc.getText('file:bbbbbbbbbbbb').insert(0, 'missing');
  const stateVector = Y.encodeStateVector(doc);
  doc.getText('file:bbbbbbbbbbbb').insert(7, ' and behind it');
  const update = Y.encodeStateAsUpdate(doc, stateVector);
  const store = await openSqliteStore(dataDir);
  await store.append(id, [{ update, at: 1, author: '', linkId: '' }]);
  await store.close();

  const { url } = await serve(dataDir);
  const socket = await RawClient.connect(`${url.replace('http', 'ws')}/ws/${id}`, links.viewer.token);
  await socket.closed();
  expect(socket.closedWith?.reason).toBe('session-damaged');
  const path = `/api/sessions/${id}/rescue`;
  const state = await (await ask(url, links.viewer.token, path)).json();
  expect(state).toMatchObject({ whole: 1, edits: 2, files: 1 });
  expect((await ask(url, links.owner.token, path, 'POST')).status).toBe(200);
  expect(await new SessionApi(url, links.viewer.token).readFile(id, 'a.txt')).toBe('whole\n');
});
