import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const web = fileURLToPath(new URL('..', import.meta.url));
const entry = fileURLToPath(new URL('./monaco-entry.ts', import.meta.url));
const cache = fileURLToPath(new URL('../../../node_modules/.cache/coedit/', import.meta.url));
const monacoPackage = fileURLToPath(
  new URL('../../../node_modules/monaco-editor/package.json', import.meta.url),
);
const stamp = createHash('sha256')
  .update(readFileSync(monacoPackage))
  .update(readFileSync(entry))
  .digest('hex');

/** Where tests find Monaco: one file that Node loads as it is. */
export const monacoBundle = `${cache}monaco-${stamp.slice(0, 16)}.mjs`;

/**
 * Global set-up of the tests: Monaco is some 1,500 modules with style sheets, which Node cannot load and vitest
 * would transform one by one in every test file (11 s each). Bundled once per version it loads in half a second.
 */
export default async function bundleMonaco(): Promise<void> {
  if (existsSync(monacoBundle)) return;
  const outDir = `${cache}building-${process.pid}`;
  await build({
    configFile: false,
    root: web,
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      target: 'node20',
      reportCompressedSize: false,
      lib: { entry, formats: ['es'], fileName: () => 'monaco.mjs' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  renameSync(`${outDir}/monaco.mjs`, monacoBundle);
  rmSync(outDir, { recursive: true, force: true });
}
