import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { replacements } from './test/support/replacements.ts';
import { isInTurn } from './test/support/turn.ts';

/**
 * Files that take long by their nature, however well they are written: each of their tests waits for something whole that is
 * real. Which rules hold in it, other files test in the small. `npm test` does without them, so that it is over in five
 * minutes on two processors; what is new and takes long goes here, by one of the reasons below. In CI they are run on Debian
 * alone (`.ci/run`), and by turns: what tells systems apart belongs elsewhere. Whoever changes one of these subjects runs its file.
 */
const LONG = [
  // Whole pages in a real browser.
  'test/browser/*.test.ts',
  // Real queues; batches that are broken off again and again; classes that are graded, marked or commented on several
  // times over.
  'test/batch/queue/queue.test.ts',
  'test/cli/comment.test.ts',
  'test/cli/grade-again.test.ts',
  'test/cli/grade-alike.test.ts',
  'test/cli/grade-groups.test.ts',
  'test/cli/grade-interrupted.test.ts',
  'test/cli/grade-late.test.ts',
  'test/cli/grade-versions.test.ts',
  'test/cli/hidden-checks.test.ts',
  'test/cli/killed-in-sandbox.test.ts',
  'test/cli/regrade.test.ts',
  // Whole evenings, and checks made again on every save, each shown whole on a real terminal.
  'test/cli/menu.test.ts',
  'test/cli/pasted.test.ts',
  'test/cli/watch.test.ts',
  'test/student/first-evening.test.ts',
  // What everybody handed in, with each program replaced; fixtures checked in two ways; hostile programs up to their limits; starters in every language.
  'test/assessment/blame-under-substitution.test.ts',
  'test/assessment/unplayed.test.ts',
  'test/fixtures/booted-ahead.test.ts',
  'test/fixtures/hostile.test.ts',
  // One verdict, again and again.
  'test/fixtures/again.test.ts',
  'test/run/at-once-again.test.ts',
  'test/student/starter/starters.test.ts',
  // What is installed elsewhere, whole or broken; what an autograder's container makes of it.
  'test/export/autograder.test.ts',
  'test/export/broken-install.test.ts',
  // A lab verified again and again, each time with programs that nobody wrote; an instructor's whole evening.
  'test/cli/verify-mutants.test.ts',
  'test/docs/authoring-followed.test.ts',
  // Every lab that comes with giliran, begun anew.
  'test/authoring/new/like.test.ts',
  'test/package/installed.test.ts',
  // Networks of several hosts and runs on them, or with their packets recorded; the machine's own network, whose ports one run after another takes; compilers and builds in a sandbox; what other
  // files hold of programs, once more in a sandbox.
  'test/assessment/confine.test.ts',
  'test/run/hosts.test.ts',
  'test/run/isolation/hosts.test.ts',
  'test/run/own-network.test.ts',
  'test/run/programs-in-sandbox.test.ts',
  'test/run/shared-network.test.ts',
  'test/run/wire/wire-capture.test.ts',
  'test/run/wire/wired.test.ts',
];
/**
 * Files that replace a module or the clock, or set the environment, get a process each. The others take what they import from
 * one another: they would spend a third of their time on it.
 */
const ALONE = readdirSync(join(import.meta.dirname, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.test.ts'))
  .filter((name) => replacements(readFileSync(join(import.meta.dirname, 'test', name), 'utf8')).length > 0)
  .map((name) => `test/${name.replaceAll('\\', '/')}`);
/** They run a part of the fixtures in `quick`, and the others in `rest`. */
const DIVIDED = ['test/fixtures/matrix.test.ts', 'test/examples.test.ts'];

/** What takes longest comes first: what is short fills the gaps that it leaves, and nobody waits for it alone at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isDivided = ({ moduleId }: TestSpecification) => DIVIDED.some((name) => moduleId.endsWith(name));
    return [...sorted.filter(isDivided), ...sorted.filter((file) => !isDivided(file))];
  }
}

const shared = {
  // Backstops, not measures: a run has its own limits.
  testTimeout: 600_000,
  hookTimeout: 600_000,
  maxConcurrency: 4,
};

export default defineConfig({
  test: {
    globalSetup: ['test/support/build.ts'],
    fileParallelism: true,
    sequence: { sequencer: LongestFirst },
    // Tests wait for much that is no processor: with one worker more, none stands idle. Still more would have programs wait for
    // a processor, which count as restless then.
    maxWorkers: Math.max(2, availableParallelism()) + 1,
    projects: [
      { test: { ...shared, name: 'alone', include: ALONE, exclude: LONG } },
      {
        test: {
          ...shared,
          name: 'quick',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [...LONG, ...ALONE],
          env: { GILIRAN_FIXTURES: 'chosen' },
        },
      },
      {
        test: {
          ...shared,
          name: 'rest',
          include: [...LONG.filter((_, index) => isInTurn(index)), ...DIVIDED],
          env: { GILIRAN_FIXTURES: 'others' },
        },
      },
    ],
  },
});
