import { defineConfig } from 'vitest/config';
import { monacoBundle } from './test/monaco-bundle.ts';

export default defineConfig({
  resolve: {
    alias: [{ find: /^monaco-editor(\/.*)?$/, replacement: monacoBundle }],
    dedupe: ['yjs', 'lib0', 'y-protocols'],
  },
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'jsdom',
    // A DOM for each worker instead of one for each file: making them took longer than the tests.
    isolate: false,
    globalSetup: ['./test/monaco-bundle.ts'],
    // Real editors on a machine that may be busy with other suites.
    testTimeout: 60_000,
    setupFiles: ['./test/dom.ts'],
  },
});
