import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Instance } from '@coedit/instance';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Child, startChild } from '../peers/child.js';

const SECURITY = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'referrer-policy',
  'x-content-type-options',
] as const;

const folder = mkdtempSync(join(tmpdir(), 'coedit-bare-test-'));
let coedit: Instance;
let bare: Child;

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  coedit = await Instance.start();
  bare = await startChild('../page/bare-page.main.js', process.execPath, [folder]);
});
afterAll(async () => {
  await bare.stop();
  await coedit.dispose();
  rmSync(folder, { recursive: true, force: true });
});

it('serves the page that Coedit’s is compared with under the same security headers', async () => {
  // Not the page itself: it is not built where only units are tested, and its policy names its inline script.
  const ours = await fetch(`${coedit.url}/healthz`);
  const theirs = await fetch(`http://localhost:${bare.port}/index.html`);
  expect([ours.status, theirs.status]).toEqual([200, 200]);
  for (const name of SECURITY) {
    expect(ours.headers.get(name)).not.toBeNull();
    expect(theirs.headers.get(name)).toBe(ours.headers.get(name));
  }
});
