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
    globalSetup: ['./test/monaco-bundle.ts'],
    setupFiles: ['./test/dom.ts'],
  },
});
