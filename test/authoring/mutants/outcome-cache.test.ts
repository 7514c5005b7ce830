import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Mutant } from '../../../src/authoring/mutants/mutant.ts';
import { OutcomeCache } from '../../../src/authoring/mutants/outcome-cache.ts';
import type { Outcome, Trial } from '../../../src/authoring/verify/trial.ts';

const MUTANT: Mutant = {
  ...{ name: 'mutants/a.js:1 send-drop', file: 'a.js', line: 1, operator: 'send-drop', isWording: false },
  ...{ code: 'x', becomes: '', before: 'x', after: '' },
};
const TRIAL: Trial = {
  ...{ name: MUTANT.name, folder: '/somewhere', seed: 1, substitution: 'none', isHostile: false },
  untilFailure: true,
};
const graded = (verdict: 'pass' | 'fail' | 'inconclusive'): Outcome => ({
  status: 'graded',
  document: { verdict, score: 0, maxScore: 100, checks: [] },
});
const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'giliran-outcomes-')), 'sub', 'lab.jsonl');

describe('kept results of mutants', () => {
  it('are found by the next run, wherever the program is', () => {
    const file = newFile();
    new OutcomeCache(file).keep(TRIAL, MUTANT, graded('fail'));
    expect(new OutcomeCache(file).find({ ...TRIAL, folder: '/elsewhere' }, MUTANT)).toEqual(graded('fail'));
    expect(new OutcomeCache(file).find({ ...TRIAL, seed: 2 }, MUTANT)).toBeNull();
    expect(new OutcomeCache(file).find(TRIAL, { ...MUTANT, after: 'y' })).toBeNull();
  });

  it('answer for less than is known, and not for more', () => {
    const file = newFile();
    new OutcomeCache(file).keep(TRIAL, MUTANT, graded('fail'));
    expect(new OutcomeCache(file).find({ ...TRIAL, untilFailure: false }, MUTANT)).toBeNull();
    new OutcomeCache(file).keep({ ...TRIAL, untilFailure: false }, MUTANT, graded('pass'));
    expect(new OutcomeCache(file).find(TRIAL, MUTANT)).toEqual(graded('pass'));
  });

  it('leave out what was inconclusive or could not be graded', () => {
    const file = newFile();
    new OutcomeCache(file).keep(TRIAL, MUTANT, graded('inconclusive'));
    new OutcomeCache(file).keep(TRIAL, MUTANT, { status: 'ungraded', problem: 'no memory' });
    expect(new OutcomeCache(file).find(TRIAL, MUTANT)).toBeNull();
  });

  it('lose only the line that was being written when giliran was killed', () => {
    const file = newFile();
    new OutcomeCache(file).keep(TRIAL, MUTANT, graded('fail'));
    appendFileSync(file, '{"key":"hal');
    expect(new OutcomeCache(file).find(TRIAL, MUTANT)).toEqual(graded('fail'));
  });
});
