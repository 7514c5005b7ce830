import { describe, expect, it } from 'vitest';
import { pairsToSubstitute, programsToSubstitute, unnamed } from '../../src/assessment/substitution.ts';
import { findLab } from '../../src/cli/labs.ts';
import type { Decision } from '../../src/diagnosis/decision.ts';
import type { Submission } from '../../src/submission/submission.ts';
import { check } from '../diagnosis/cases.ts';
import { anyMessage } from '../support/any-message.ts';

const PAIR = await findLab('turn-chat');
const FOUR = await findLab('turn-chat-4');
const GROUP = await findLab('multicast-chat');

const OWN_FILES = ['server', 'client1', 'client2', 'client3', 'client4'];

/** A submission whose roles have these files. */
function submission(files: Readonly<Record<string, string>>): Submission {
  const programs = Object.entries(files).map(
    ([role, file]) => [role, { role, file, command: '', args: [], cwd: '', env: {}, folders: [] }] as const,
  );
  return {
    folder: '',
    programs: new Map(programs),
    problems: new Map(),
    notes: [],
    hiddenTimers: false,
    readsArguments: () => false,
    dispose: () => {},
  };
}

/** A file for each of these roles. */
function each(...roles: readonly string[]): Submission {
  return submission(Object.fromEntries(roles.map((role) => [role, `${role}.py`])));
}

/** A failure that blames no role, and mentions these. */
function failure(...roles: readonly string[]): Decision {
  return {
    check: check('of.clients', ['client1', 'client2']),
    status: 'fail',
    cause: 'not-heard',
    blame: [],
    message: anyMessage('cause.not-heard', { roles }),
    expected: null,
    actual: null,
    why: [],
    evidence: [],
    run: 'conversation',
    cast: {},
  };
}

describe('what a replacement could still show', () => {
  it('is who is at fault, and what another’s trouble hides', () => {
    expect(unnamed(failure())).toBe(true);
    expect(
      unnamed({ ...failure(), status: 'inconclusive', message: anyMessage('inconclusive.hidden') }),
    ).toBe(true);
  });

  it('is nothing where a role is named, or all is well', () => {
    expect(unnamed({ ...failure(), blame: ['server'] })).toBe(false);
    expect(unnamed({ ...failure(), status: 'pass', message: null })).toBe(false);
  });
});

describe('programs to replace', () => {
  const REFERENCE = { by: 'reference' } as const;
  const PROBE = { by: 'probe' } as const;

  it('are all, one at a time, where there are few', () => {
    const question = {
      decision: failure('client1'),
      lab: PAIR,
      submission: each('server', 'client1', 'client2'),
      by: 'reference',
    } as const;
    expect(programsToSubstitute(question)).toEqual([
      { server: REFERENCE },
      { client1: REFERENCE },
      { client2: REFERENCE },
    ]);
    expect(pairsToSubstitute(question).map((roles) => Object.keys(roles))).toEqual([
      ['server', 'client1'],
      ['server', 'client2'],
      ['client1', 'client2'],
    ]);
  });

  it('are only those whose trouble hides something', () => {
    const hidden = { ...failure(), status: 'inconclusive' } as const;
    const question = {
      lab: PAIR,
      submission: each('server', 'client1', 'client2'),
      by: 'reference',
    } as const;
    for (const id of ['inconclusive.hidden', 'inconclusive.own-protocol']) {
      const decision = { ...hidden, message: anyMessage(id, { roles: ['client2'] }) };
      expect(programsToSubstitute({ ...question, decision })).toEqual([{ client2: REFERENCE }]);
      expect(pairsToSubstitute({ ...question, decision })).toEqual([]);
    }
  });

  it('are replaced together where they share a file, and never all at once', () => {
    const shared = submission({ server: 'server.ts', client1: 'client.ts', client2: 'client.ts' });
    const question = { decision: failure(), lab: PAIR, submission: shared, by: 'reference' } as const;
    expect(programsToSubstitute(question)).toEqual([
      { server: REFERENCE },
      { client1: REFERENCE, client2: REFERENCE },
    ]);
    expect(pairsToSubstitute(question)).toEqual([]);
  });

  it('are, of many, those that the failure names, and the server that passes everything on', () => {
    const question = {
      decision: failure('client3'),
      lab: FOUR,
      submission: each(...OWN_FILES),
      by: 'reference',
    } as const;
    expect(programsToSubstitute(question).map((roles) => Object.keys(roles))).toEqual([
      ['server'],
      ['client3'],
    ]);
  });

  it('are, of many, those that the check is about where the failure names none', () => {
    const question = {
      decision: failure(),
      lab: FOUR,
      submission: each(...OWN_FILES),
      by: 'reference',
    } as const;
    expect(programsToSubstitute(question).map((roles) => Object.keys(roles))).toEqual([
      ['client1'],
      ['client2'],
    ]);
  });

  it('are a server where probes stand in if the lab says how it passes lines on, and no receivers', () => {
    const chat = {
      decision: failure(),
      lab: PAIR,
      submission: each('server', 'client1'),
      by: 'probe',
    } as const;
    expect(programsToSubstitute(chat)).toEqual([{ server: PROBE }, { client1: PROBE }]);
    const roles = PAIR.roles.map((role) => ({ ...role, kind: { ...role.kind, relays: null } }));
    expect(programsToSubstitute({ ...chat, lab: { ...PAIR, roles } })).toEqual([{ client1: PROBE }]);
    const group = {
      decision: failure(),
      lab: GROUP,
      submission: each('sender', 'receiver1'),
      by: 'probe',
    } as const;
    expect(programsToSubstitute(group)).toEqual([{ sender: PROBE }]);
  });

  it('are none whose role has no program', () => {
    const question = {
      decision: failure(),
      lab: PAIR,
      submission: each('client1'),
      by: 'reference',
    } as const;
    expect(programsToSubstitute(question)).toEqual([{ client1: REFERENCE }]);
  });
});
