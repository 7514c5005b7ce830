import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { loadLab } from '../../src/lab/load.ts';
import { hintsOf, stepHints } from '../../src/messages/hints.ts';
import { say } from '../../src/messages/say.ts';
import type { Check, Step } from '../../src/model/lab.ts';
import { anyMessage } from '../support/any-message.ts';

const LAB = loadLab(join(import.meta.dirname, '../../labs/turn-chat/lab.yaml'), graders);

function check(grader: string, ...hints: readonly string[]): Check {
  return {
    id: 'a.b',
    step: 'a',
    title: { en: '', id: '' },
    points: 1,
    grader,
    params: {},
    subjects: [],
    scenarios: [],
    needs: [],
    hints: hints.map((text) => ({ en: text, id: `${text} (id)` })),
  };
}

function step(...checks: readonly Check[]): Step {
  return { id: 'a', title: { en: '', id: '' }, guide: { en: '', id: '' }, checks };
}

const word = (id: string): string => say(anyMessage(id), 'en');

describe('hints for a check that failed', () => {
  it('are those of its cause, then the lab’s own', () => {
    expect(hintsOf('crash', check('delivery', 'own'), 'en')).toEqual([
      word('hint.crash.1'),
      word('hint.crash.2'),
      word('hint.crash.3'),
      'own',
    ]);
  });
});

describe('a hint that a lab has for one cause', () => {
  const both: Check = {
    ...check('delivery', 'always'),
    hints: [
      { en: 'always', id: 'selalu' },
      { en: 'on a crash', id: 'saat berhenti', cause: 'crash' },
    ],
  };

  it('is given where the check has failed for it', () => {
    expect(hintsOf('crash', both, 'en').slice(3)).toEqual(['always', 'on a crash']);
  });

  it('is not given where it has failed for another, nor before anything has failed', () => {
    expect(hintsOf('stuck', both, 'en').slice(3)).toEqual(['always']);
    expect(stepHints(step(both), 'en')).not.toContain('on a crash');
  });
});

describe('hints for a step', () => {
  it('begin with the lab’s own, the gentle ones of every check first', () => {
    const hints = stepHints(step(check('listening', 'one', 'two'), check('late', 'uno')), 'en');
    expect(hints.slice(0, 4)).toEqual(['one', 'uno', 'two', word('hint.never-listens.1')]);
  });

  it('are given once, however many checks are of a kind', () => {
    const once = stepHints(step(check('delivery')), 'en');
    expect(stepHints(step(check('delivery'), check('delivery')), 'en')).toEqual(once);
  });

  for (const grader of Object.keys(graders))
    it(`are there for every kind of check: ${grader}`, () => {
      expect(stepHints(step(check(grader)), 'id').length).toBeGreaterThan(2);
    });

  it('never contain a line of code', () => {
    const hints = LAB.steps.flatMap((own) => stepHints(own, 'en'));
    expect(hints.filter((hint) => /[={}]|\w\(/.test(hint))).toEqual([]);
  });
});
