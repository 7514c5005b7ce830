import { describe, expect, it } from 'vitest';
import { freeBy } from '../../../src/authoring/mutants/free-marks.ts';
import type { Mutant } from '../../../src/authoring/mutants/mutant.ts';
import { countMutants, mutantsClaim } from '../../../src/authoring/mutants/mutants-claim.ts';
import type { Fate, RunMutant } from '../../../src/authoring/mutants/run-mutants.ts';
import { idleMarks, survivorText } from '../../../src/authoring/mutants/survivor-text.ts';
import { verifyDocument, verifyDocumentOf } from '../../../src/authoring/verify/verify-document.ts';
import type { FreeMark } from '../../../src/model/lab.ts';

const MUTANT: Mutant = {
  ...{ name: 'mutants/server.ts:2 option-drop', file: 'server.ts', line: 2, operator: 'option-drop' },
  ...{
    code: '  socket.setNoDelay(true);',
    becomes: '',
    before: 'a\n  socket.setNoDelay(true);\n',
    after: 'a\n',
  },
  isWording: false,
};
const MARK: FreeMark = { code: 'socket.setNoDelay(true)', because: 'no lab asks how soon a line is sent' };
const PLAIN = { right: String, wrong: String, faint: String };

function run(fate: Fate, free: FreeMark | null = null): RunMutant {
  const verdict = fate === 'caught' ? 'fail' : fate === 'survived' ? 'pass' : 'inconclusive';
  const check = { id: 'a.b', score: 0, maxScore: 100, cause: null, blame: [], message: 'it is late' };
  return {
    mutant: MUTANT,
    trial: {
      ...{ name: MUTANT.name, folder: '/x', seed: 1, substitution: 'none', isHostile: false },
      untilFailure: true,
    },
    outcome: {
      status: 'graded',
      document: { verdict, score: 0, maxScore: 100, checks: [{ ...check, status: verdict }] },
    },
    fate,
    free,
  };
}
const many = (count: number, one: RunMutant): readonly RunMutant[] =>
  Array.from({ length: count }, () => one);
const problemsOf = (some: readonly RunMutant[]): readonly string[] =>
  mutantsClaim(countMutants(some, 0), []).problems.map(({ about }) => about);

describe('the claim about mutants', () => {
  it('holds where 95 in a hundred are caught, and not where 94 are', () => {
    expect(problemsOf([...many(95, run('caught')), ...many(5, run('survived'))])).toEqual([]);
    expect(problemsOf([...many(94, run('caught')), ...many(6, run('unclear'))])).toEqual([
      '94 of 100 (94.0 %) caught: expected 95 % at least',
    ]);
  });

  it('lets 5 in a hundred be free, and not 6', () => {
    expect(problemsOf([...many(95, run('caught')), ...many(5, run('survived', MARK))])).toEqual([]);
    expect(problemsOf([...many(94, run('caught')), ...many(6, run('survived', MARK))])).toEqual([
      '6 of 100 (6.0 %) marked as free: expected 5 % at most',
    ]);
  });

  it('counts neither what is not a program nor wording', () => {
    const counts = countMutants([run('caught'), run('no-program')], 3);
    expect(counts).toEqual({ caught: 1, survived: 0, free: 0, wording: 3, noProgram: 1 });
    expect(mutantsClaim(counts, [])).toMatchObject({ tried: 1, problems: [] });
  });
});

it('says of which files there are no mutants', () => {
  expect(mutantsClaim(countMutants([], 0), ['server.py'])).toMatchObject({
    tried: 0,
    notes: ['none are made of server.py: mutants are made of JavaScript and TypeScript alone'],
  });
});

describe('a mark', () => {
  it('fits a part of the line, whatever its spacing, and everything else that it gives', () => {
    expect(freeBy(MUTANT, [MARK])).toBe(MARK);
    expect(freeBy(MUTANT, [{ ...MARK, code: 'socket . setNoDelay' }])).toBeNull();
    expect(freeBy(MUTANT, [{ ...MARK, operator: 'send-drop' }])).toBeNull();
    expect(freeBy(MUTANT, [{ ...MARK, file: 'client.ts' }])).toBeNull();
    expect(freeBy(MUTANT, [{ ...MARK, becomes: 'setNoDelay(false)' }])).toBeNull();
    expect(
      freeBy({ ...MUTANT, code: 'socket.setNoDelay(\n  true)' }, [{ ...MARK, code: '( true)' }]),
    ).not.toBeNull();
  });

  it('is reported where no mutant needs it', () => {
    expect(idleMarks([MARK], [run('survived', MARK)])).toEqual([]);
    expect(idleMarks([MARK], [run('caught')])).toEqual([
      'a mark sets nothing free, and can go: "socket.setNoDelay(true)"',
    ]);
  });
});

describe('survivors', () => {
  it('are shown as diffs, with the question whether that is meant', () => {
    expect(survivorText([run('caught'), run('survived'), run('survived', MARK)], PLAIN)).toEqual([
      '',
      'mutants/server.ts:2 option-drop: an option is not set',
      ...['--- server.ts', '+++ server.ts', '@@ -1,3 +1,2 @@', ' a', '-  socket.setNoDelay(true);', ' '],
      'Every check holds. Is this behaviour meant to be free?',
    ]);
  });

  it('say what could not be decided, and why not', () => {
    expect(survivorText([run('unclear')], PLAIN).slice(-2)).toEqual([
      'No check fails, and a.b could not be told. Is this behaviour meant to be free?',
      '  a.b: it is late',
    ]);
  });

  it('say it in the document too', () => {
    const some = [run('unclear'), run('survived'), run('caught')];
    const found = { claims: [], trials: 3, counts: countMutants(some, 0), mutants: some, first: [] };
    const { mutants } = verifyDocument.parse(verifyDocumentOf('chat', found, null));
    expect(mutants.survivors).toMatchObject([
      { fate: 'unclear', untold: [{ id: 'a.b', why: 'it is late' }] },
      { fate: 'survived', untold: [] },
    ]);
  });
});
