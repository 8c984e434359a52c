import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstalled } from './install.mjs';

const MANIFESTS = ['package.json', 'apps/web/package.json'];
const PACKAGES = {
  '': { devDependencies: { lint: '1.0.0' } },
  'apps/web': { dependencies: { left: '^2.0.0' } },
  'node_modules/@x/web': { resolved: 'apps/web', link: true },
  'node_modules/left': { version: '2.1.0' },
  'node_modules/lint': { version: '1.0.0', dev: true },
  'node_modules/lint-for-another-system': { version: '1.0.0', optional: true },
};

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'coedit-install-'));
  write('package.json', { devDependencies: { lint: '1.0.0' } });
  write('apps/web/package.json', { dependencies: { left: '^2.0.0' } });
  write('package-lock.json', { packages: PACKAGES });
  const { '': _root, 'node_modules/lint-for-another-system': _absent, ...installed } = PACKAGES;
  write('node_modules/.package-lock.json', { packages: installed });
  for (const name of ['left', 'lint', '@x/web'])
    mkdirSync(join(root, 'node_modules', name), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function write(file, value) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), JSON.stringify(value));
}

test('what `npm install` by hand left behind is not installed again', () => {
  expect(isInstalled(root, MANIFESTS)).toBe(true);
});

test.each([
  ['node_modules is absent', () => rmSync(join(root, 'node_modules'), { recursive: true })],
  ['a package is absent', () => rmSync(join(root, 'node_modules/left'), { recursive: true })],
  [
    'the lock asks for another version',
    () =>
      write('package-lock.json', { packages: { ...PACKAGES, 'node_modules/left': { version: '2.2.0' } } }),
  ],
  [
    'the lock asks for one more package',
    () => write('package-lock.json', { packages: { ...PACKAGES, 'node_modules/new': { version: '1.0.0' } } }),
  ],
  [
    'a package.json asks for what the lock does not know',
    () => write('apps/web/package.json', { dependencies: { left: '^2.0.0', right: '1.0.0' } }),
  ],
])('it is when %s', (_what, change) => {
  change();
  expect(isInstalled(root, MANIFESTS)).toBe(false);
});
