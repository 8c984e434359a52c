import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { precompress } from './precompress.mjs';
import { runQuietly, StepFailed } from './processes.mjs';
import { withProgress } from './progress.mjs';
import { listFiles, NODE_WORKSPACES, ROOT } from './repository.mjs';
import { hashInputs, isFresh, writeStamp } from './stamps.mjs';

/** Run as `node FILE`, not through node_modules/.bin: those are shell scripts, absent where links cannot be made. */
export const TSC = 'node_modules/typescript/bin/tsc';
export const VITE = 'node_modules/vite/bin/vite.js';

const COMPILER_SETTINGS = ['package-lock.json', 'tsconfig.json', 'tsconfig.base.json'];
const nodeInputs = (folder) => [`${folder}/src`, `${folder}/tsconfig.json`, `${folder}/package.json`];

/** Compiles the packages and the server into their `dist`. */
export async function buildNode() {
  const hash = hashInputs([...COMPILER_SETTINGS, ...NODE_WORKSPACES.flatMap(nodeInputs)]);
  if (isFresh('node', hash)) return;
  removeOrphans();
  await withProgress('Compiling the server', async () => {
    await tool(TSC, ['-b']);
    // Deleted outputs alone do not make tsc emit again: it compares sources with its notes in dist.
    if (missingOutputs().length > 0) await tool(TSC, ['-b', '--force']);
  });
  const missing = missingOutputs();
  if (missing.length > 0) throw new StepFailed(`The compiler did not write ${missing.join(', ')}`);
  writeStamp('node', hash, outputsOf(NODE_WORKSPACES.map((folder) => `${folder}/dist`)));
}

/** Bundles the page and compresses it. Needs the packages compiled. */
export async function buildWeb() {
  const hash = hashInputs([
    ...COMPILER_SETTINGS,
    'apps/web',
    ...nodeInputs('packages/protocol'),
    ...nodeInputs('packages/document'),
    ...nodeInputs('packages/client'),
    'packages/script-messages',
  ]);
  if (isFresh('web', hash)) return;
  await withProgress('Building the page', () =>
    tool(join(ROOT, VITE), ['build'], { cwd: join(ROOT, 'apps/web') }),
  );
  await withProgress('Compressing the page', () => precompress(join(ROOT, 'apps/web/dist')));
  writeStamp('web', hash, outputsOf(['apps/web/dist']));
}

/** Where `dist` holds a compiled file whose source is gone: a deleted test would go on running, a deleted module working. */
export function removeOrphans(root = ROOT, folders = NODE_WORKSPACES) {
  const removed = [];
  for (const folder of folders) {
    for (const output of outputsOf([`${folder}/dist`], root)) {
      const compiled = /^(.*)\/dist\/(.*?)(\.d\.ts|\.js)(\.map)?$/.exec(output);
      if (!compiled) continue;
      const source = `${compiled[1]}/src/${compiled[2]}`;
      if (existsSync(join(root, `${source}.ts`)) || existsSync(join(root, `${source}.tsx`))) continue;
      rmSync(join(root, output));
      removed.push(output);
    }
  }
  return removed;
}

function missingOutputs() {
  return NODE_WORKSPACES.flatMap((folder) =>
    listFiles(ROOT, [`${folder}/src`])
      .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
      .map((file) => file.replace(`${folder}/src/`, `${folder}/dist/`).replace(/\.tsx?$/, '.js'))
      .filter((output) => !existsSync(join(ROOT, output))),
  );
}

/** `listFiles` never enters a dist on its way, but does when asked for one by name. */
function outputsOf(folders, root = ROOT) {
  return listFiles(root, folders);
}

/** Without NODE_ENV: `development`, set for the server, would put React's slow build into the page. */
function tool(file, args, options = {}) {
  const { NODE_ENV: _ignored, ...env } = process.env;
  return runQuietly(process.execPath, [file, ...args], { env, ...options });
}
