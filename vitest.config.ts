import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Files that take long by their nature: real queues, batches that are broken off again and again, whole pages, whole
 * evenings, starters in every language, an installed package.
 */
const LONG = [
  'test/batch/queue/queue.test.ts',
  'test/browser/alike.test.ts',
  'test/browser/page.test.ts',
  'test/cli/grade-interrupted.test.ts',
  'test/cli/killed-in-sandbox.test.ts',
  'test/cli/pasted.test.ts',
  'test/assessment/blame-under-substitution.test.ts',
  'test/fixtures/hostile.test.ts',
  'test/package/installed.test.ts',
  'test/student/first-evening.test.ts',
  'test/student/starter/starters.test.ts',
];
/** Runs a part of the fixtures in each of the two. */
const MATRIX = 'test/fixtures/matrix.test.ts';

const shared = {
  // A backstop, not a measure: a run has its own limits.
  testTimeout: 180_000,
  maxConcurrency: 3,
};

export default defineConfig({
  test: {
    globalSetup: ['test/support/build.ts'],
    fileParallelism: true,
    // More would wait for processors, and programs that wait for one count as restless.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        test: {
          ...shared,
          name: 'quick',
          include: ['test/**/*.test.ts'],
          exclude: LONG,
          env: { GILIRAN_FIXTURES: 'chosen' },
        },
      },
      {
        test: {
          ...shared,
          name: 'rest',
          include: [...LONG, MATRIX],
          env: { GILIRAN_FIXTURES: 'others' },
        },
      },
    ],
  },
});
