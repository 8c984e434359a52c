import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removeOrphans } from './build.mjs';
import { precompress } from './precompress.mjs';

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'coedit-build-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file, content = '') {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), content);
}

test('compiled files whose source is gone are removed, a deleted test above all', () => {
  write('apps/server/src/kept/a.ts');
  write('apps/server/src/view.tsx');
  const kept = ['kept/a.js', 'kept/a.js.map', 'kept/a.d.ts', 'kept/a.d.ts.map', 'view.js', '.tsbuildinfo'];
  const gone = ['gone.test.js', 'gone.test.js.map', 'gone.test.d.ts', 'kept/b.js'];
  for (const file of [...kept, ...gone]) write(`apps/server/dist/${file}`);

  const removed = removeOrphans(root, ['apps/server', 'packages/absent']);

  expect(removed.sort()).toEqual(gone.map((file) => `apps/server/dist/${file}`).sort());
  for (const file of kept) expect(existsSync(join(root, 'apps/server/dist', file))).toBe(true);
  for (const file of gone) expect(existsSync(join(root, 'apps/server/dist', file))).toBe(false);
});

test('compressed copies lie beside the originals and hold the same', async () => {
  const text = 'const answer = 42;\n'.repeat(1_000);
  write('assets/index.js', text);
  write('assets/tiny.js', 'let a');
  write('assets/picture.png', text);

  await precompress(root);

  const path = join(root, 'assets/index.js');
  expect(brotliDecompressSync(readFileSync(`${path}.br`)).toString()).toBe(text);
  expect(gunzipSync(readFileSync(`${path}.gz`)).toString()).toBe(text);
  for (const file of ['tiny.js', 'picture.png']) {
    expect(existsSync(join(root, 'assets', `${file}.br`))).toBe(false);
  }
});
