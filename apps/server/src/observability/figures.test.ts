import { readFileSync } from 'node:fs';
import { encodeCursorMessage, encodeSyncMessage, SyncKind, type UserId } from '@coedit/protocol';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { HeldStore } from '../session/testing/held-store.ts';
import { RawClient } from '../testing/raw-client.ts';
import { TestApp } from '../testing/test-app.ts';
import { until } from '../testing/until.ts';

const FILES = [{ path: 'a.txt', text: 'one\n' }];

async function figures(app: TestApp): Promise<Map<string, number>> {
  const text = await (await fetch(`${app.url}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

async function figure(app: TestApp, name: string): Promise<number> {
  return (await figures(app)).get(name) ?? 0;
}

describe('/metrics', () => {
  it('counts messages and bytes both ways, by type; a made-up type makes no label of its own', async () => {
    const app = await TestApp.start();
    const session = await app.create(FILES);
    const ada = await (await app.connect(session, session.links.editor.token)).synced();
    const ben = await (await app.connect(session, session.links.viewer.token)).synced();
    const cursor = encodeCursorMessage({
      line: 0,
      column: 1,
      userId: 1 as UserId,
      fileId: '',
      selections: [],
    });
    ada.send(cursor);
    ada.send(Uint8Array.of(77, 1, 2, 3));
    ada.send(Uint8Array.of(200, 1));
    ada.yText('a.txt').insert(0, 'x'.repeat(1000));
    await until('it is saved and seen', () => ada.saved === 1 && ben.text('a.txt').length === 1004);
    const now = await figures(app);
    expect(now.get('coedit_messages_received_total{type="cursor"}')).toBe(1);
    expect(now.get('coedit_bytes_received_total{type="cursor"}')).toBe(cursor.length);
    expect(now.get('coedit_messages_received_total{type="unknown"}')).toBe(2);
    expect(now.get('coedit_bytes_received_total{type="unknown"}')).toBe(6);
    expect(now.get('coedit_messages_sent_total{type="welcome"}')).toBe(2);
    expect(now.get('coedit_messages_sent_total{type="saved"}')).toBe(1);
    const [sent, got] = ['sent', 'received'].map((way) => now.get(`coedit_bytes_${way}_total{type="sync"}`));
    const lengths = (client: RawClient) =>
      client.received.filter(([type]) => type === 0).map((m) => m.length);
    expect(sent).toBe([...lengths(ada), ...lengths(ben)].reduce((sum, length) => sum + length, 0));
    expect(got).toBeGreaterThan(1000);
    const types = [...now.keys()].filter((name) => name.startsWith('coedit_messages_received_total'));
    expect(types).toHaveLength(3);
  });

  it('tells how long edits waited for their commit, and what still waits', async () => {
    const store = new HeldStore();
    const app = await TestApp.start({}, store);
    const session = await app.create(FILES);
    const ada = await (await app.connect(session, session.links.editor.token)).synced();
    store.holding = true;
    ada.yText('a.txt').insert(0, 'x'.repeat(500));
    await until('it waits', () => store.held === 1);
    const waiting = await figures(app);
    expect(waiting.get('coedit_journal_backlog_records')).toBe(1);
    expect(waiting.get('coedit_journal_backlog_bytes')).toBeGreaterThan(500);
    expect(waiting.get('coedit_saved_seconds_count')).toBe(0);
    store.release();
    await until('it is saved', () => ada.saved === 1);
    const saved = await figures(app);
    expect(saved.get('coedit_journal_backlog_records')).toBe(0);
    expect(saved.get('coedit_journal_backlog_bytes')).toBe(0);
    expect(saved.get('coedit_saved_seconds_count')).toBe(1);
    expect(saved.get('coedit_saved_seconds_bucket{le="+Inf"}')).toBe(1);
  });

  it('tells that a session cannot be saved, and that it can again', async () => {
    const store = new HeldStore();
    const app = await TestApp.start({}, store);
    const session = await app.create(FILES);
    const ada = await (await app.connect(session, session.links.editor.token)).synced();
    store.full = true;
    ada.yText('a.txt').insert(0, 'x');
    await until('it fails', async () => (await figure(app, 'coedit_sessions_failing_to_save')) === 1);
    expect(await figure(app, 'coedit_errors_total')).toBe(1);
    store.full = false;
    await until('it is saved', () => ada.saved === 1);
    expect(await figure(app, 'coedit_sessions_failing_to_save')).toBe(0);
  });

  it('counts what was not taken by its reason', async () => {
    const app = await TestApp.start();
    const session = await app.create(FILES);
    const viewer = await (await app.connect(session, session.links.viewer.token)).synced();
    viewer.yText('a.txt').insert(0, 'x');
    const editor = await (await app.connect(session, session.links.editor.token)).synced();
    editor.doc.getMap('no such root').set('a', 1);
    expect(await editor.closed()).toBe(1008);
    const mallory = await app.connect(session, session.links.editor.token);
    mallory.send(encodeSyncMessage(SyncKind.Update, Uint8Array.of(1, 2, 3)));
    expect(await mallory.closed()).toBe(1007);
    const now = await figures(app);
    expect(now.get('coedit_updates_refused_total{reason="read-only"}')).toBe(1);
    expect(now.get('coedit_updates_refused_total{reason="root-name"}')).toBe(1);
    expect(now.get('coedit_updates_refused_total{reason="malformed"}')).toBe(1);
  });

  it('counts who was not let in by close code', async () => {
    const app = await TestApp.start({ LIMIT_CONNECTIONS_PER_ADDRESS: '1' });
    const session = await app.create();
    const { token } = session.links.editor;
    expect(await (await app.connect(session, 'nonsense')).closed()).toBe(4401);
    await until('it is gone', async () => (await figure(app, 'coedit_connections')) === 0);
    expect(await (await app.connect({ id: 'unknown-session' }, token)).closed()).toBe(4404);
    await until('it is gone', async () => (await figure(app, 'coedit_connections')) === 0);
    await (await app.connect(session, token)).synced();
    expect(await (await app.connect(session, token)).closed()).toBe(1013);
    const foreign = new RawClient(`${app.webSocketUrl}/${session.id}`, token, {
      origin: 'https://evil.example',
    });
    await until('it is refused', () => foreign.closedWith !== null);
    const now = await figures(app);
    for (const code of [4401, 4404, 1013, 403]) {
      expect(now.get(`coedit_handshakes_refused_total{code="${code}"}`), String(code)).toBe(1);
    }
  });

  it('counts who reads slower than is sent to them, now and ever', async () => {
    const app = await TestApp.start({ LIMIT_SEND_QUEUE_BYTES: '65536' });
    const session = await app.create(FILES);
    const ada = await (await app.connect(session, session.links.editor.token)).synced();
    const slow = await (await app.connect(session, session.links.viewer.token)).synced();
    slow.socket.pause();
    const text = ada.yText('a.txt');
    await until('it is slow', async () => {
      if (ada.socket.readyState === WebSocket.OPEN && ada.socket.bufferedAmount === 0) {
        text.insert(0, 'x'.repeat(400_000));
        text.delete(0, 400_000);
      }
      return (await figure(app, 'coedit_slow_readers')) === 1;
    });
    expect(await figure(app, 'coedit_slow_readers_total')).toBe(1);
    slow.socket.resume();
    await until('it has caught up', async () => (await figure(app, 'coedit_slow_readers')) === 0);
    expect(await figure(app, 'coedit_slow_readers_total')).toBeGreaterThanOrEqual(1);
  });

  it('tells every figure that docs/operations.md names, and no other of ours', async () => {
    const app = await TestApp.start();
    const text = await (await fetch(`${app.url}/metrics`)).text();
    const told = [...text.matchAll(/^# TYPE (coedit_\w+) /gmu)].map(([, name = '']) => name);
    const operations = readFileSync(new URL('../../../../docs/operations.md', import.meta.url), 'utf8');
    const named = [...operations.matchAll(/coedit_\w+/gu)].map(([name]) => name.replace(/_bucket$/u, ''));
    expect([...new Set(named)].sort()).toEqual(told.sort());
  });

  it('tells the delay of the event loop and the memory', async () => {
    const now = await figures(await TestApp.start());
    for (const name of [
      'nodejs_eventloop_lag_p99_seconds',
      'process_resident_memory_bytes',
      'nodejs_external_memory_bytes',
    ]) {
      expect(now.get(name), name).toBeGreaterThanOrEqual(0);
    }
  });
});
