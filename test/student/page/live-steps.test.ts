import { join } from 'node:path';
import { expect, it } from 'vitest';
import { graders } from '../../../graders/index.ts';
import { loadLab } from '../../../src/lab/load.ts';
import { checksOf } from '../../../src/model/lab.ts';
import type { CheckDocument, CheckResult } from '../../../src/model/result.ts';
import { liveSteps } from '../../../src/student/page/live-steps.ts';

const LAB = loadLab(join(import.meta.dirname, '../../../labs/turn-chat/lab.yaml'), graders);

/** A whole check in which everything holds but these. */
function checked(others: Readonly<Record<string, Partial<CheckResult>>>): CheckDocument {
  const checks = checksOf(LAB).map(
    ({ id, step, title, points }): CheckResult => ({
      ...{
        id,
        step,
        title: title.en,
        status: 'pass',
        score: points,
        maxScore: points,
        cause: null,
        blame: [],
      },
      ...{
        message: null,
        expected: null,
        actual: null,
        why: [],
        hint: null,
        evidence: [],
        run: null,
        cast: {},
      },
      ...others[id],
    }),
  );
  return {
    ...{ schema: 1, lab: LAB.id, submission: '', seed: 1, verdict: 'fail', score: 0, maxScore: 100 },
    ...{ durationMs: 1, trace: null, settled: { kernel: 1, timer: 0, idle: 0 }, notes: [], checks },
  };
}

const of = (
  document: CheckDocument | null,
  holds: readonly string[] = [],
  notBegun: readonly string[] = [],
) => liveSteps({ lab: LAB, language: 'en', holds, document, notBegun });

it('shows what is remembered where nothing has been checked yet', () => {
  const steps = of(null, ['listen', 'welcome']);
  expect(steps.slice(0, 4).map(({ said, isAtHand }) => [said, isAtHand])).toEqual([
    ['holds', false],
    ['holds', false],
    ['not checked yet', true],
    ['not checked yet', false],
  ]);
});

it('says why a check fails, and nothing else about one that holds', () => {
  const [step] = of(
    checked({
      'listen.port': {
        ...{
          status: 'fail',
          cause: 'wrong-port',
          blame: ['server'],
          message: 'wrong',
          expected: 'port 8080',
        },
        ...{ actual: 'port 8081', why: ['it waits'], hint: 'which port?' },
      },
    }),
  );
  expect(step).toMatchObject({ verdict: 'fail', said: 'does not hold', isAtHand: true });
  expect(step?.checks[0]?.message).toBe('wrong');
  expect(step?.checks[0]?.reasons.map(({ term, text }) => `${term}: ${text}`)).toEqual([
    'Expected: port 8080',
    'Seen: port 8081',
    'Why: it waits',
    'Who: server',
    'Hint: which port?',
  ]);
  const others = of(checked({})).flatMap(({ checks }) => checks);
  expect(others.every(({ message, reasons }) => message === null && reasons.length === 0)).toBe(true);
});

it('calls a step not begun where a program is missing, and blames no one for it', () => {
  const missing = {
    status: 'fail',
    cause: 'missing-program',
    blame: ['server'],
    message: 'no server',
  } as const;
  const [step] = of(checked({ 'listen.port': missing }), [], ['server']);
  expect(step).toMatchObject({ verdict: 'not-begun', said: 'not begun: server' });
  expect(step?.checks[0]).toMatchObject({ message: null, reasons: [] });
});
