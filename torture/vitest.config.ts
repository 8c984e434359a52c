import { defineConfig } from 'vitest/config';

// What is tested is what ships: the compiled files. See docs/decisions/0001-tests-run-on-built-output.md.
export default defineConfig({
  test: {
    include: ['dist/**/*.test.js'],
    exclude: ['node_modules/**'],
    // A small part of each program. They start servers of their own and mostly wait, so they may run side by side.
    testTimeout: 60_000,
    hookTimeout: 10_000,
  },
});
