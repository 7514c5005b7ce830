import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/build.ts'],
    // A backstop, not a measure: a run has its own limits.
    testTimeout: 180_000,
    maxConcurrency: 3,
    fileParallelism: true,
    maxWorkers: 2,
  },
});
