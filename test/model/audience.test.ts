import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { loadLab } from '../../src/lab/load.ts';
import { audiencesOf, labFor, runsFor, studentsAt } from '../../src/model/audience.ts';
import { checksOf } from '../../src/model/lab.ts';
import type { RunRecord, RunTrace } from '../../src/model/trace.ts';

const LAB = loadLab(join(import.meta.dirname, '../cli/labs/hidden.yaml'), graders);
const OPEN = loadLab(join(import.meta.dirname, '../batch/labs/one-line.yaml'), graders);

/** A run with its audience only. */
function run(scenario: string, shown?: 'after-due' | 'never'): RunTrace {
  const record: RunRecord = {
    n: 1,
    t: 0,
    move: 0,
    kind: 'run',
    run: scenario,
    scenario,
    subject: null,
    attempt: 0,
    evidence: 'kernel',
    isolation: 'network',
    host: null,
    replaced: [],
    unterminated: false,
    roles: [],
    ...(shown === undefined ? {} : { shown }),
  };
  return { run: record, events: [record] };
}

function scenesFor(
  runs: readonly RunTrace[],
  ...whom: [typeof LAB | null, 'before-due' | 'after-due' | 'staff']
) {
  return runsFor(runs, ...whom).map((one) => `${one.run.scenario} ${one.run.shown ?? 'always'}`);
}

describe('what an audience sees of a lab', () => {
  it('is all of it where nothing is hidden', () => {
    expect(labFor(OPEN, 'before-due')).toBe(OPEN);
    expect(audiencesOf(OPEN)).toEqual(['before-due']);
  });

  it('is its own checks, the steps that have one, and the scenes that they read', () => {
    const { steps, scenarios, hidden } = labFor(LAB, 'before-due');
    expect(steps.map(({ id }) => id)).toEqual(['serve']);
    expect(scenarios.map(({ name }) => name)).toEqual(['server-alone']);
    expect(hidden).toEqual({ checks: 4, points: 50, later: { checks: 1, points: 10 }, due: null });
    expect(checksOf(labFor(LAB, 'after-due')).map(({ id }) => id)).toEqual(['serve.line', 'serve.okapi']);
    expect(labFor(LAB, 'staff')).toBe(LAB);
    expect(audiencesOf(LAB)).toEqual(['before-due', 'after-due', 'staff']);
  });

  it('changes when it is due, if a due date is known', () => {
    const due = '2026-12-01T23:59+07:00';
    expect(studentsAt(due, new Date('2026-12-01T16:59:00Z'))).toBe('before-due');
    expect(studentsAt(due, new Date('2026-12-01T16:59:01Z'))).toBe('after-due');
    expect(studentsAt(null, new Date('2999-01-01T00:00:00Z'))).toBe('before-due');
  });

  it('includes the runs that were made for what it sees', () => {
    const runs = [
      run('server-alone'),
      run('server-alone', 'never'),
      run('okapi-scene', 'after-due'),
      run('talk', 'never'),
    ];
    expect(scenesFor(runs, LAB, 'before-due')).toEqual(['server-alone always']);
    expect(scenesFor(runs, LAB, 'after-due')).toEqual(['server-alone always', 'okapi-scene after-due']);
    expect(scenesFor(runs, LAB, 'staff')).toHaveLength(4);
    expect(scenesFor(runs, null, 'before-due')).toEqual(['server-alone always']);
  });

  it('includes a scene that was hidden when it was played, and is not any more', () => {
    const runs = [run('server-alone'), run('okapi-scene', 'after-due')];
    const lab = {
      ...LAB,
      steps: LAB.steps.map((step) => ({
        ...step,
        checks: step.checks.map(({ shown, ...check }) =>
          check.id === 'serve.okapi' || shown === undefined ? check : { ...check, shown },
        ),
      })),
    };
    expect(scenesFor(runs, lab, 'before-due')).toEqual(['server-alone always', 'okapi-scene after-due']);
  });
});
