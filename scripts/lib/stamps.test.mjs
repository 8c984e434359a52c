import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hashInputs, isFresh, writeStamp } from './stamps.mjs';

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'coedit-stamps-'));
  mkdirSync(join(root, 'src/inner'), { recursive: true });
  mkdirSync(join(root, 'dist'));
  writeFileSync(join(root, 'src/inner/a.ts'), 'one');
  writeFileSync(join(root, 'dist/a.js'), 'built');
});
afterEach(() => rmSync(root, { recursive: true }));

const hash = () => hashInputs(['src'], [], root);
const stamp = () => writeStamp('node', hash(), ['dist/a.js'], root);

test('a step without a stamp is not fresh', () => {
  expect(isFresh('node', hash(), root)).toBe(false);
});

test('a stamped step is fresh, and only under its own name', () => {
  stamp();
  expect(isFresh('node', hash(), root)).toBe(true);
  expect(isFresh('web', hash(), root)).toBe(false);
});

test.each([
  ['other bytes of the same length', () => writeFileSync(join(root, 'src/inner/a.ts'), 'two')],
  ['one more file', () => writeFileSync(join(root, 'src/b.ts'), '')],
  ['one file less', () => rmSync(join(root, 'src/inner/a.ts'))],
])('an input with %s is a reason to build', (_what, change) => {
  stamp();
  change();
  expect(isFresh('node', hash(), root)).toBe(false);
});

test('the same bytes written again are none', () => {
  stamp();
  writeFileSync(join(root, 'src/inner/a.ts'), 'one');
  expect(isFresh('node', hash(), root)).toBe(true);
});

test('a deleted or truncated output is a reason to build', () => {
  stamp();
  writeFileSync(join(root, 'dist/a.js'), '');
  expect(isFresh('node', hash(), root)).toBe(false);
  rmSync(join(root, 'dist/a.js'));
  expect(isFresh('node', hash(), root)).toBe(false);
});

test('what was built inside the inputs does not count as input', () => {
  const before = hash();
  mkdirSync(join(root, 'src/dist'));
  writeFileSync(join(root, 'src/dist/x.js'), '');
  expect(hash()).toBe(before);
});

test('a stamp cut short is no stamp', () => {
  stamp();
  writeFileSync(join(root, 'node_modules/.cache/coedit/node.json'), '{"hash":"');
  expect(isFresh('node', hash(), root)).toBe(false);
});
