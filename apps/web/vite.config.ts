import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { inlineTheme } from './inline-theme.ts';
import { ownWorkers } from './own-workers.ts';
import { pageParts } from './page-parts.ts';

// `npm run dev` sets it; a vite started by hand talks to a server started by hand.
const server = process.env.COEDIT_DEV_SERVER ?? 'http://127.0.0.1:3000';

/**
 * One file of all that a session needs besides Monaco before one can type, with what these import; and what they, the page
 * and the start page share.
 */
const SESSION =
  /src\/(?:main|session\/begin-session|session\/recent-sessions|settings\/theme|follow\/followed-person|people\/whereabouts|shell\/keybindings)\.ts|packages\/(?:client|document|protocol)\//;

/** By which Monaco's language services say what they say, in English only. */
const OURS_FOR_L10N = {
  find: /^(?:\.\.\/)+@vscode\/l10n\/dist\/browser\.js$/,
  replacement: join(import.meta.dirname, 'src/editor/workers/sentences.ts'),
};
/** Monaco, and our binding to it. */
const EDITOR = /src\/editor\/editor-suite\.ts/;
/** What draws either page. */
const PAGE =
  /src\/(?:page|ui\/Button|session\/session-context)\.tsx|src\/(?:start\/create-session|files\/download|ui\/time-ago)\.ts/;

export default defineConfig({
  plugins: [react(), inlineTheme(), ownWorkers(), pageParts()],
  // Two copies of Yjs, or of Monaco, do not recognise each other's types.
  resolve: {
    dedupe: ['yjs', 'lib0', 'y-protocols', 'react', 'react-dom', 'monaco-editor'],
    alias: [
      // Its entry for browsers brings a Monaco of its own along; this one takes ours, by the names it had before 0.57.
      {
        find: /^monaco-vim$/,
        replacement: join(
          dirname(createRequire(import.meta.url).resolve('monaco-vim/package.json')),
          'dist/index.mjs',
        ),
      },
      { find: /^monaco-editor\/esm\/vs\/editor\/editor\.api$/, replacement: 'monaco-editor/editor' },
      { find: /^monaco-editor\/esm\/vs\//, replacement: 'monaco-editor/' },
      OURS_FOR_L10N,
    ],
  },
  worker: { format: 'es' },
  // In development Monaco is bundled beforehand, without the aliases above.
  optimizeDeps: {
    rolldownOptions: {
      plugins: [
        {
          name: 'coedit-l10n',
          resolveId: (id: string) => (OURS_FOR_L10N.find.test(id) ? OURS_FOR_L10N.replacement : null),
        },
      ],
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The security policy allows no data: addresses, so nothing may be inlined as one.
    assetsInlineLimit: 0,
    // The server's document names a page's scripts (page-parts.ts); to look for each of them takes time.
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_file, parts) => parts.filter((part) => part.endsWith('.css')),
    },
    // Each file is a request, and reading it a task that others wait for: what is always needed together comes together.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'session', test: SESSION },
            { name: 'editor', test: EDITOR },
            { name: 'page', test: PAGE },
          ],
        },
      },
    },
    // Monaco is one lazy chunk: splitting it gained nothing (its parts need one another).
    chunkSizeWarningLimit: 6_000,
  },
  server: {
    // `changeOrigin` stays off: the server compares Origin with Host, and both are the page's own here.
    proxy: {
      '/api': { target: server },
      '/preview': { target: server },
      '/healthz': { target: server },
      '/readyz': { target: server },
      '/ws': { target: server, ws: true },
    },
  },
});
