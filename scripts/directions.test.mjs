// "Imports point down only" (docs/architecture.md) is kept by the overrides in biome.json. A pattern that matches nothing looks
// just like clean code, so here every rule is seen to fail, and what must stay allowed is seen to pass.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from './lib/repository.mjs';

const SERVER = 'apps/server/src';

const FORBIDDEN = [
  ['packages/protocol/src', 'yjs'],
  ['packages/protocol/src', 'node:crypto'],
  ['packages/protocol/src', '@coedit/client'],
  ['packages/protocol/src', '../../client/src/index.ts'],
  ['packages/client/src', '@coedit/server'],
  ['packages/client/src', 'node:fs'],
  ['packages/client/src', 'react'],
  [`${SERVER}/session`, '../http/server.ts'],
  [`${SERVER}/session`, '../ws/connection.ts'],
  [`${SERVER}/session`, '../store/sqlite/sqlite-store.ts'],
  [`${SERVER}/session`, '../conversion/threaded-conversion.ts'],
  [`${SERVER}/conversion`, '../ws/connection.ts'],
  [`${SERVER}/session`, '../app.ts'],
  [`${SERVER}/session`, 'ws'],
  [`${SERVER}/document`, 'node:fs'],
  [`${SERVER}/document`, '../store/memory.ts'],
  [`${SERVER}/sharing`, 'fastify'],
  [`${SERVER}/sharing`, '../main.ts'],
  [`${SERVER}/a-later-feature`, 'node:fs'],
  [`${SERVER}/http`, '../ws/connection.ts'],
  [`${SERVER}/http`, '../store/sqlite/sqlite-store.ts'],
  [`${SERVER}/ws`, '../http/errors.ts'],
  [`${SERVER}/ws`, '../store/memory.ts'],
  [`${SERVER}/store/sqlite`, '../../http/errors.ts'],
  [`${SERVER}/store`, 'fastify'],
  [`${SERVER}/relay`, '../ws/connection.ts'],
  [SERVER, './store/memory.ts'],
  ['apps/web/src/shell', '@coedit/server'],
  ['apps/web/src/shell', '../../../server/src/session/session.ts'],
  ['apps/web/src/shell', 'node:path'],
  ['e2e/specs', '../../apps/server/src/app.ts'],
];

const ALLOWED = [
  ['packages/protocol/src', 'lib0/encoding'],
  ['packages/protocol/src', './message.ts'],
  ['packages/client/src', '@coedit/protocol'],
  ['packages/client/src', 'y-websocket'],
  [`${SERVER}/session`, '../document/document.ts'],
  [`${SERVER}/session`, '../store/store.ts'],
  [`${SERVER}/session`, '@coedit/protocol'],
  [`${SERVER}/http`, '../session/registry.ts'],
  [`${SERVER}/http`, 'node:fs'],
  [`${SERVER}/ws`, 'ws'],
  [`${SERVER}/store/sqlite`, '../store.ts'],
  [`${SERVER}/store/sqlite`, 'node:worker_threads'],
  [`${SERVER}/conversion`, 'node:worker_threads'],
  [`${SERVER}/conversion`, '../document/stored-state.ts'],
  ['apps/web/src/shell', '@coedit/client'],
  ['apps/web/src/shell', '../editor/monaco.ts'],
  ['e2e/specs', '@coedit/client'],
];

let root;
let reported;

/** One tree of probes, one run of Biome over it: a run each would take half a minute. */
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'coedit-directions-'));
  const settings = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
  delete settings.$schema;
  settings.vcs = { enabled: false };
  write('biome.json', JSON.stringify(settings));
  for (const [folder, specifier] of [...FORBIDDEN, ...ALLOWED]) {
    write(probe(folder, specifier), `import * as it from '${specifier}';\nconsole.log(it);\n`);
  }
  write(`${SERVER}/app.ts`, `import * as it from './store/memory.ts';\nconsole.log(it);\n`);
  write(`${SERVER}/session/lazy.ts`, `export const load = () => import('../http/server.ts');\n`);
  write(`${SERVER}/session/typed.ts`, `import type { A } from '../http/server.ts';\nexport type B = A;\n`);
  write(`${SERVER}/session/again.ts`, `export { a } from '../http/server.ts';\n`);
  write(`${SERVER}/session/clock.ts`, 'export const now = () => Date.now();\n');
  write(`${SERVER}/session/clock.test.ts`, `import 'node:fs';\nexport const now = () => Date.now();\n`);
  write(
    `${SERVER}/session/dice.ts`,
    `import { randomBytes } from 'node:crypto';\nconsole.log(randomBytes);\n`,
  );
  write(
    `${SERVER}/session/digest.ts`,
    `import { createHash } from 'node:crypto';\nconsole.log(createHash);\n`,
  );
  write(`${SERVER}/session/hen.ts`, `import { egg } from './egg.ts';\nexport const hen = () => egg;\n`);
  write(`${SERVER}/session/egg.ts`, `import { hen } from './hen.ts';\nexport const egg = () => hen;\n`);
  reported = lint();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function write(file, text) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

const probe = (folder, specifier) => `${folder}/probe-${specifier.replace(/\W+/g, '-')}.ts`;

/** The files in which Biome found something, with the rules it named. */
function lint() {
  const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
  const rules = ['style/noRestrictedImports', 'style/noRestrictedGlobals', 'suspicious/noImportCycles'];
  const only = rules.map((rule) => `--only=${rule}`);
  const args = [biome, 'lint', ...only, '--max-diagnostics=none', '--reporter=github', '.'];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  const found = new Map();
  for (const line of stdout.split('\n')) {
    const match = /^::error title=lint\/\w+\/(\w+),file=(.*?),/.exec(line);
    if (match) found.set(relative(root, match[2]), match[1]);
  }
  if (found.size === 0) throw new Error(`Biome reported nothing:\n${stdout}\n${stderr}`);
  return found;
}

describe('forbidden', () => {
  test.each(FORBIDDEN)('%s imports %s', (folder, specifier) => {
    expect(reported.get(probe(folder, specifier))).toBe('noRestrictedImports');
  });

  test.each(['lazy', 'typed', 'again'])('an adapter in the core, imported the %s way', (way) => {
    expect(reported.get(`${SERVER}/session/${way}.ts`)).toBe('noRestrictedImports');
  });

  test('randomness in the core', () => {
    expect(reported.get(`${SERVER}/session/dice.ts`)).toBe('noRestrictedImports');
  });

  test('the clock in the core', () => {
    expect(reported.get(`${SERVER}/session/clock.ts`)).toBe('noRestrictedGlobals');
  });

  test('a cycle', () => {
    expect(reported.get(`${SERVER}/session/hen.ts`)).toBe('noImportCycles');
    expect(reported.get(`${SERVER}/session/egg.ts`)).toBe('noImportCycles');
  });
});

describe('allowed', () => {
  test.each(ALLOWED)('%s imports %s', (folder, specifier) => {
    expect(reported.get(probe(folder, specifier))).toBeUndefined();
  });

  test('app.ts names concrete adapters', () => {
    expect(reported.get(`${SERVER}/app.ts`)).toBeUndefined();
  });

  test('hashing in the core, which is pure', () => {
    expect(reported.get(`${SERVER}/session/digest.ts`)).toBeUndefined();
  });

  test('a test of the core may use what it likes', () => {
    expect(reported.get(`${SERVER}/session/clock.test.ts`)).toBeUndefined();
  });
});
