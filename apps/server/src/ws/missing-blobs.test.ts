import { SessionClient } from '@coedit/client';
import type { CreatedSession } from '@coedit/protocol';
import { unzipSync } from 'fflate';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';

const HOUR = 60 * 60 * 1000;
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff);

async function page(app: TestApp, { id, links }: CreatedSession, told: string[]): Promise<SessionClient> {
  const client = new SessionClient({
    serverUrl: app.webSocketUrl,
    sessionId: id,
    token: links.editor.token,
    name: 'Ada',
    wishedColour: 0,
    WebSocket: WebSocket as unknown as typeof globalThis.WebSocket,
    timing: { firstRetry: 10, longestRetry: 50 },
  });
  client.onNotice(({ code, details }) => {
    if (code === 'content-gone') told.push(...(details as { hashes: string[] }).hashes);
  });
  onTestFinished(() => client.destroy());
  await until('the page is online', () => client.connection.get().kind === 'online');
  return client;
}

/** A clock that runs on, and can be put forward. */
function movableTime(): { advance(ms: number): void } {
  const now = Date.now.bind(Date);
  let ahead = 0;
  const moved = vi.spyOn(Date, 'now').mockImplementation(() => now() + ahead);
  onTestFinished(() => moved.mockRestore());
  return {
    advance: (ms) => {
      ahead += ms;
    },
  };
}

async function stage(store: 'memory' | 'sqlite') {
  const time = movableTime();
  const app = await TestApp.start({}, store === 'sqlite' ? 'sqlite' : undefined);
  const session = await app.create([{ path: 'a.txt', text: 'one\n' }]);
  const api = app.api(session.links.editor.token);
  const toldAda: string[] = [];
  const toldBob: string[] = [];
  const ada = await page(app, session, toldAda);
  const bob = await page(app, session, toldBob);
  const put = async (path: string, bytes: Uint8Array<ArrayBuffer>) => {
    const blob = await api.uploadBlob(session.id, path, bytes);
    bob.workspace.createBlobs([{ path, blob }]);
    await until('all have it', () => ada.workspace.find(path) !== undefined);
    await isSaved(bob);
    return blob;
  };
  const idOf = (client: SessionClient, path: string) => {
    const file = client.workspace.find(path);
    if (file === undefined) throw new Error(`no ${path}`);
    return file.id;
  };
  /** Removes the file, and lets more than a day pass; an upload makes the server tidy. */
  const removeForGood = async (path: string) => {
    const removed = bob.workspace.remove([idOf(bob, path)]);
    await isSaved(bob);
    await api.uploadBlob(session.id, 'x', Uint8Array.of(0, 1));
    time.advance(25 * HOUR);
    await api.uploadBlob(session.id, 'y', Uint8Array.of(0, 2));
    return removed;
  };
  return { app, session, api, ada, bob, toldAda, toldBob, put, idOf, removeForGood };
}

const isSaved = (client: SessionClient) =>
  until('it is saved', () => client.saveStatus.get().kind === 'saved');

describe.each(['memory', 'sqlite'] as const)('a picture whose bytes are gone (store: %s)', (store) => {
  it('copied, renamed and uploaded by someone offline for long: all they typed comes in', async () => {
    const { session, api, ada, bob, toldAda, toldBob, put, idOf, removeForGood } = await stage(store);
    const blob = await put('p.png', PNG);
    const uploaded = await api.uploadBlob(session.id, 'u.png', Uint8Array.of(0, 3));
    ada.disconnect();
    ada.workspace.duplicate(idOf(ada, 'p.png'));
    ada.workspace.rename(idOf(ada, 'p.png'), 'q.png');
    ada.workspace.createBlobs([{ path: 'u.png', blob: uploaded }]);
    ada.workspace.text(idOf(ada, 'a.txt')).insert(0, 'precious ');
    ada.workspace.create('b.txt', 'new');
    await removeForGood('p.png');
    await expect(api.readBlob(session.id, blob.hash)).rejects.toMatchObject({ code: 'no-such-blob' });

    ada.reconnectNow();
    await isSaved(ada);
    await until('the other has it', () => bob.workspace.find('b.txt') !== undefined);
    expect(await api.readFile(session.id, 'a.txt')).toBe('precious one\n');
    const paths = ['a.txt', 'b.txt', 'p copy.png', 'q.png', 'u.png'];
    expect((await api.listFiles(session.id)).map(({ path }) => path)).toEqual(paths);
    expect(new Set(toldAda)).toEqual(new Set([blob.hash, uploaded.hash]));
    expect(toldBob).toEqual([]);
    // What is there leaves, whatever is not.
    const zip = unzipSync(await api.archive(session.id));
    expect(Object.keys(zip).sort()).toEqual(['a.txt', 'b.txt']);

    // The same bytes again, and every file that names them has its content.
    await api.uploadBlob(session.id, 'p.png', PNG);
    expect(unzipSync(await api.archive(session.id))).toMatchObject({ 'p copy.png': PNG, 'q.png': PNG });
  });

  it('brought back by undo after more than a day: the file is there, and typing goes on', async () => {
    const { session, api, ada, bob, toldAda, toldBob, put, removeForGood, idOf } = await stage(store);
    const blob = await put('p.png', PNG);
    const removed = await removeForGood('p.png');
    bob.workspace.restore(removed);
    bob.workspace.text(idOf(bob, 'a.txt')).insert(0, 'two ');
    await isSaved(bob);
    await until('the other has it', () => ada.workspace.find('p.png')?.blob?.hash === blob.hash);
    expect(await api.readFile(session.id, 'a.txt')).toBe('two one\n');
    await expect(api.readBlob(session.id, blob.hash)).rejects.toMatchObject({ code: 'no-such-blob' });
    expect([toldAda, toldBob]).toEqual([[], [blob.hash]]);
  });
});

it('an entry that names what another session has shows nothing of it', async () => {
  const { app, session, api, ada } = await stage('memory');
  const other = await app.create();
  const secret = Uint8Array.of(0, 9, 9, 9);
  const blob = await app.api(other.links.editor.token).uploadBlob(other.id, 's.png', secret);
  ada.workspace.createBlobs([{ path: 's.png', blob }]);
  await isSaved(ada);
  await expect(api.readBlob(session.id, blob.hash)).rejects.toMatchObject({ code: 'no-such-blob' });
  await expect(api.readFile(session.id, 's.png')).rejects.toMatchObject({ code: 'no-such-blob' });
  expect(unzipSync(await api.archive(session.id))).not.toHaveProperty('s.png');
});
