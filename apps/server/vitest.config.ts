import { defineConfig } from 'vitest/config';

// What is tested is what ships: the compiled files. See docs/decisions/0001-tests-run-on-built-output.md.
export default defineConfig({
  test: {
    include: ['dist/**/*.test.js'],
    exclude: ['node_modules/**'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    isolate: false,
  },
});
