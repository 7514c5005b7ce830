import { describe, expect, it } from 'vitest';
import { blank, type Decision } from '../../src/diagnosis/decision.ts';
import type { Check } from '../../src/model/lab.ts';
import type { Status } from '../../src/model/verdict.ts';
import { buildDocument } from '../../src/report/document.ts';
import { anyMessage } from '../support/any-message.ts';

function decision(id: string, points: number, status: Status, leftOut = false): Decision {
  const check: Check = {
    id: `step.${id}`,
    step: 'step',
    title: { en: id, id },
    points,
    grader: 'claimed',
    params: {},
    subjects: [],
    scenarios: [],
    needs: [],
    hints: [],
  };
  const left = leftOut ? ({ leftOut: true, message: anyMessage('left-out.x') } as const) : {};
  return { ...blank(check), status, ...left };
}

function documentOf(...decisions: readonly Decision[]) {
  return buildDocument(
    { decisions, settled: { kernel: 1, timer: 0, idle: 0 }, notes: [] },
    { lab: 'lab', submission: '/here', seed: 1, durationMs: 1, trace: null, language: 'en' },
  );
}

describe('a check that was left out', () => {
  const WIRE = decision('wire', 5, 'skipped', true);

  it('allows a pass, and all points', () => {
    const document = documentOf(decision('one', 95, 'pass'), WIRE);
    expect([document.verdict, document.score, document.maxScore]).toEqual(['pass', 100, 100]);
    expect(document.notes.join()).toContain('wire could not be checked on this machine: of its 5 points');
    expect(document.checks.map(({ score, leftOut }) => [score, leftOut])).toEqual([
      [95, undefined],
      [0, true],
    ]);
  });

  it('counts in proportion to the rest', () => {
    const document = documentOf(decision('one', 60, 'pass'), decision('two', 35, 'fail'), WIRE);
    expect([document.verdict, document.score]).toEqual(['fail', 63.16]);
  });

  it('decides nothing by itself', () => {
    expect(documentOf(WIRE)).toMatchObject({ verdict: 'inconclusive', score: null });
    expect(documentOf(decision('one', 95, 'inconclusive'), WIRE)).toMatchObject({ verdict: 'inconclusive' });
  });

  it('differs from one that waits for what it needs', () => {
    const document = documentOf(decision('one', 95, 'fail'), decision('two', 5, 'skipped'));
    expect([document.score, document.notes]).toEqual([0, []]);
  });
});
