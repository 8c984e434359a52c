import { expect, it } from 'vitest';
import { TestApp } from '../testing/test-app.ts';
import { ask, expectError } from './testing/ask.ts';

it('tells figures in the form of Prometheus: sessions, people, messages by type', async () => {
  const app = await TestApp.start();
  const session = await app.create();
  const ada = await app.connect(session, session.links.editor.token);
  await ada.synced();
  const { text } = (await ask(app, 'GET', '/metrics')).body;
  expect(text).toMatch(/^coedit_sessions 1$/mu);
  expect(text).toMatch(/^coedit_participants 1$/mu);
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/mu);
});

it('is for this computer alone unless the operator opens it', async () => {
  const proxied = { 'x-forwarded-for': '203.0.113.9' };
  const local = await TestApp.start({ TRUST_PROXY: 'loopback' });
  expect((await fetch(`${local.url}/metrics`)).status).toBe(200);
  expect((await fetch(`${local.url}/metrics`, { headers: proxied })).status).toBe(403);
  const open = await TestApp.start({ TRUST_PROXY: 'loopback', METRICS: 'on' });
  expect((await fetch(`${open.url}/metrics`, { headers: proxied })).status).toBe(200);
  const off = await TestApp.start({ METRICS: 'off' });
  expectError(await ask(off, 'GET', '/metrics'), 403, 'metrics');
});

it('is not for what a proxy on this computer passes on, when nobody said whose addresses it tells', async () => {
  const app = await TestApp.start();
  for (const header of ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'])
    expect((await fetch(`${app.url}/metrics`, { headers: { [header]: '127.0.0.1' } })).status).toBe(403);
  expect((await fetch(`${app.url}/metrics`)).status).toBe(200);
});

it('believes no forwarded address of a proxy that is not configured', async () => {
  const app = await TestApp.start({ LIMIT_SESSIONS_PER_HOUR: '1' });
  const make = async (address: string) => {
    const headers = { 'x-forwarded-for': address };
    return (await fetch(`${app.url}/api/sessions`, { method: 'POST', headers })).status;
  };
  expect([await make('203.0.113.9'), await make('203.0.113.10')]).toEqual([201, 429]);
});
