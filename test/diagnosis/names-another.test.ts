import { describe, expect, it } from 'vitest';
import { gradeRuns } from '../../src/diagnosis/grade-runs.ts';
import { namesAnother } from '../../src/diagnosis/names-another.ts';
import type { Lab, Player, Role } from '../../src/model/lab.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { PROBE, role, TraceBuilder } from '../support/trace.ts';
import { check, failing, PASS } from './cases.ts';

const STUDENT: Player = { by: 'student' };
const HEARING = {
  name: 'receiver',
  count: 2,
  verb: 'listens',
  endpoint: { transport: 'udp', group: null, port: 5005 },
  relays: null,
} as const;
const ROLES: readonly Role[] = [
  { id: 'sender', kind: { ...HEARING, name: 'sender', count: null, verb: 'sends' }, number: null },
  { id: 'receiver1', kind: HEARING, number: 1 },
  { id: 'receiver2', kind: HEARING, number: 2 },
];
const RECEIVERS = ['receiver1', 'receiver2'];

describe('a check that names the last receiver', () => {
  const LATE = check('late', ['sender', ...RECEIVERS], { params: { from: 'sender', to: 'receiver2' } });

  it('is about another in the first receiver’s own scene, and not in the last one’s', () => {
    expect(namesAnother(LATE, 'receiver1', ROLES)).toBe(true);
    expect(namesAnother(LATE, 'receiver2', ROLES)).toBe(false);
  });

  it('is not about another in a scene of another kind, or of no single receiver', () => {
    expect(namesAnother(LATE, 'sender', ROLES)).toBe(false);
    expect(namesAnother({ ...LATE, params: { to: 'receiver2' } }, 'sender', ROLES)).toBe(false);
    expect(namesAnother(LATE, null, ROLES)).toBe(false);
  });

  it('is not about another where it names all, or none', () => {
    expect(namesAnother({ ...LATE, params: { to: RECEIVERS } }, 'receiver1', ROLES)).toBe(false);
    expect(namesAnother({ ...LATE, params: { parts: ['both'] } }, 'receiver1', ROLES)).toBe(false);
  });

  /** The decision where the first receiver shows nothing, alone and among the student's own programs. */
  function decided(to: string | readonly string[]): unknown {
    const text = { en: '', id: '' };
    const shown = check('shown', RECEIVERS, { grader: 'shown', scenarios: ['conversation', 'alone'] });
    const late = { ...LATE, grader: 'late', params: { to }, scenarios: ['conversation', 'alone'] };
    const lab: Lab = {
      id: 'lab',
      title: text,
      about: text,
      protocol: text,
      roles: ROLES,
      scenarios: [
        {
          id: 'conversation',
          name: 'conversation',
          subject: null,
          cast: { sender: STUDENT, receiver1: STUDENT, receiver2: STUDENT },
          script: [],
        },
        {
          id: 'alone@receiver1',
          name: 'alone',
          subject: 'receiver1',
          cast: { sender: PROBE, receiver1: STUDENT, receiver2: { by: 'nobody' } },
          script: [],
        },
      ],
      steps: [{ id: 'step', title: text, guide: text, checks: [shown, late] }],
      limits: { wallMs: 1, moveMs: 1, cpuMs: 1, outputBytes: 1, buildMs: 1 },
      oneSend: false,
      hasHosts: false,
      reference: null,
    };
    const run = (id: string, scenario: string, sender: Player, receivers: readonly string[]): RunTrace =>
      new TraceBuilder(
        [
          role('sender', 'sends', 'udp:5005', sender),
          ...receivers.map((receiver) => role(receiver, 'listens', 'udp:5005', STUDENT)),
        ],
        null,
        { run: id, scenario },
      ).build();
    const lost = failing('not-printed', 'receiver1');
    const alone = failing('not-printed');
    const says = (own: Verdict, finer: Verdict) => ({
      params: {},
      grade: (trace: RunTrace): Verdict => (trace.run.run === 'conversation' ? own : finer),
    });
    const { findings } = gradeRuns({
      lab,
      graders: { shown: says(lost, lost), late: says(PASS, alone) },
      runs: [
        run('conversation', 'conversation', STUDENT, RECEIVERS),
        run('alone@receiver1', 'alone', PROBE, ['receiver1']),
      ],
      absent: new Map(),
      step: null,
    });
    return findings.get('shown')?.finer.map((finding) => finding.run);
  }

  it('leaves the first receiver’s own scene as evidence', () => {
    expect(decided('receiver2')).toEqual(['alone@receiver1']);
    expect(decided(RECEIVERS)).toEqual([]);
  });
});
