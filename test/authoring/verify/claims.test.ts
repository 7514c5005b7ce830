import { describe, expect, it } from 'vitest';
import type { Expectation } from '../../../src/authoring/fixture/expectation.ts';
import {
  fixturesClaim,
  referenceClaim,
  steadyClaim,
  type Tried,
  trippedClaim,
  unearnedClaim,
} from '../../../src/authoring/verify/claims.ts';
import type { KeptCheck, KeptDocument } from '../../../src/model/result.ts';

function check(id: string, more: Partial<KeptCheck> = {}): KeptCheck {
  return {
    id,
    step: 'step',
    title: id,
    status: 'pass',
    score: 10,
    maxScore: 10,
    cause: null,
    blame: [],
    message: null,
    expected: null,
    actual: null,
    why: [],
    hint: null,
    evidence: [],
    run: null,
    cast: {},
    ...more,
  };
}

const ECHO = check('step.echo', {
  status: 'fail',
  score: 0,
  cause: 'sent-back-to-author',
  blame: ['server'],
});

function tried(checks: readonly KeptCheck[], name = 'one', seed = 1): Tried {
  const score = checks.reduce((sum, one) => sum + one.score, 0);
  const document: KeptDocument = {
    schema: 1,
    lab: 'lab',
    submission: name,
    seed,
    verdict: checks.every(({ status }) => status === 'pass') ? 'pass' : 'fail',
    score,
    maxScore: checks.length * 10,
    durationMs: 1,
    trace: null,
    settled: { kernel: 1, timer: 0, idle: 0 },
    notes: [],
    checks,
  };
  const trial = {
    name,
    folder: `/${name}`,
    seed,
    substitution: 'needed',
    untilFailure: false,
    isHostile: false,
  } as const;
  return { trial, outcome: { status: 'graded', document } };
}

const BROKEN: Tried = { ...tried([], 'broken'), outcome: { status: 'ungraded', problem: 'no room' } };

describe('the reference', () => {
  it('is right where everything holds, and not where a check fails or is inconclusive', () => {
    expect(referenceClaim([tried([check('step.port')])]).problems).toEqual([]);
    expect(referenceClaim([tried([check('step.port'), ECHO]), BROKEN]).problems).toMatchObject([
      {
        about: 'one',
        lines: ['verdict: expected pass, found fail', 'step.echo: fail sent-back-to-author [server]'],
      },
      { about: 'broken', lines: ['it could not be graded: no room'] },
    ]);
  });

  it('need not pass what the machine cannot check', () => {
    const left = check('step.wire', { status: 'skipped', leftOut: true });
    const document = tried([check('step.port'), left]);
    expect(referenceClaim([document]).problems.flatMap(({ lines }) => lines)).not.toContain(
      'step.wire: skipped',
    );
  });
});

describe('programs that do nothing', () => {
  it('must get no points, check by check', () => {
    const claim = unearnedClaim([{ ...tried([check('step.quiet'), ECHO]), isIdle: true }]);
    expect(claim.problems.flatMap(({ lines }) => lines)).toEqual(['step.quiet: 10 of 10 points for nothing']);
  });

  it('may earn points where they do something, which is reported', () => {
    const claim = unearnedClaim([{ ...tried([check('step.port'), ECHO], 'echoing'), isIdle: false }]);
    expect(claim.problems).toEqual([]);
    expect(claim.notes).toEqual(['echoing: 10 of 20 points (step.port 10). Has it earned them?']);
  });
});

describe('a fixture', () => {
  const expected: Expectation = {
    lab: ['lab'],
    about: 'echoes',
    verdict: 'fail',
    fails: { 'step.echo': { blame: ['server'], cause: 'sent-back-to-author' } },
  };

  it('gets what it says and nothing else', () => {
    expect(fixturesClaim([{ ...tried([check('step.port'), ECHO]), expected }]).problems).toEqual([]);
    const other = fixturesClaim([{ ...tried([check('step.port'), check('step.echo')]), expected }]);
    expect(other.problems.flatMap(({ lines }) => lines)).toEqual([
      'verdict: expected fail, found pass',
      'step.echo: expected fail sent-back-to-author [server], found pass',
    ]);
  });
});

describe('a verdict', () => {
  const none: ReadonlyMap<string, readonly string[]> = new Map();

  it('must be the same with every seed, except where it may be either', () => {
    const rounds = new Map([['one', [tried([check('step.echo')]), tried([ECHO], 'one', 2)]]]);
    expect(steadyClaim(rounds, none).problems).toMatchObject([{ about: 'one', again: { seed: 2 } }]);
    const alike = new Map([['one', [tried([ECHO]), tried([ECHO], 'one', 2)]]]);
    expect(steadyClaim(alike, none).problems).toEqual([]);
  });
});

describe('a check', () => {
  it('tests nothing that no submission fails', () => {
    const claim = trippedClaim(
      [{ id: 'step.echo' }, { id: 'step.port' }],
      [tried([check('step.port'), ECHO])],
    );
    expect(claim.problems.map(({ about }) => about)).toEqual(['step.port']);
  });
});
