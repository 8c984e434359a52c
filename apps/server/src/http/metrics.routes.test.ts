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

it('believes no forwarded address of a proxy that is not configured', async () => {
  const app = await TestApp.start();
  const answer = await fetch(`${app.url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
  expect(answer.status).toBe(200);
});
