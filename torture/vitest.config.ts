import { defineConfig } from 'vitest/config';

// What is tested is what ships: the compiled files. See docs/decisions/0001-tests-run-on-built-output.md.
export default defineConfig({
  test: {
    include: ['dist/**/*.test.js'],
    exclude: ['node_modules/**'],
    // A small part of each program, one at a time: they measure, and each starts servers of its own.
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 10_000,
  },
});
