import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/diagnosis/decision.ts';
import { gradeRuns } from '../../src/diagnosis/grade-runs.ts';
import type { Check, Lab, Player, Role, Scenario } from '../../src/model/lab.ts';
import type { RunRecord, RunTrace } from '../../src/model/trace.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { PROBE, role, TraceBuilder } from '../support/trace.ts';
import { check, failing, PASS } from './cases.ts';

const STUDENT: Player = { by: 'student' };
const LISTENING = {
  name: 'server',
  count: null,
  verb: 'listens',
  endpoint: { transport: 'tcp', group: null, port: 8080 },
  relays: null,
} as const;
const ROLES: readonly Role[] = [
  { id: 'server', kind: LISTENING, number: null },
  { id: 'client1', kind: { ...LISTENING, name: 'client', count: 1, verb: 'connects' }, number: 1 },
];

function scenario(id: string, cast: Scenario['cast']): Scenario {
  return { id, name: id, subject: null, cast, script: [] };
}

/** A lab with a scene for all, and one for the server alone. */
function labWith(...checks: readonly Check[]): Lab {
  const text = { en: '', id: '' };
  const steps = [...new Set(checks.map(({ step }) => step))];
  return {
    id: 'lab',
    title: text,
    about: text,
    protocol: text,
    roles: ROLES,
    scenarios: [
      scenario('conversation', { server: STUDENT, client1: STUDENT }),
      scenario('alone', { server: STUDENT, client1: PROBE }),
    ],
    steps: steps.map((id) => ({
      id,
      title: text,
      guide: text,
      checks: checks.filter(({ step }) => step === id),
    })),
    limits: { wallMs: 1, moveMs: 1, cpuMs: 1, outputBytes: 1, buildMs: 1 },
    oneSend: false,
    hasHosts: false,
    reference: null,
  };
}

/** A run of a scene that came to its end, in which the server printed these lines. */
function run(scene: string, more: Partial<RunRecord> = {}, lines: readonly string[] = []): RunTrace {
  const players = more.replaced ?? [];
  const others: Player = { by: 'reference' };
  const player = (id: string): Player =>
    players.includes(id) ? others : scene === 'alone' && id === 'client1' ? PROBE : STUDENT;
  return new TraceBuilder(
    [
      role('server', 'listens', 'tcp:8080', player('server')),
      role('client1', 'connects', 'tcp:8080', player('client1')),
    ],
    null,
    { run: scene, scenario: scene, ...more },
  )
    .prints('server', ...lines)
    .build();
}

/** The decisions for these runs, given the check's verdict on each run. */
function graded(
  checks: readonly Check[],
  runs: readonly RunTrace[],
  says: Readonly<Record<string, Readonly<Record<string, Verdict>>>>,
  step: string | null = null,
): readonly Decision[] {
  const graders = Object.fromEntries(
    checks.map(({ id }) => [
      id,
      { params: {}, grade: (trace: RunTrace): Verdict => says[id]?.[trace.run.run] ?? PASS },
    ]),
  );
  return gradeRuns({ lab: labWith(...checks), graders, runs, absent: new Map(), step }).decisions;
}

/** A check with a grader of its own, which its id names. */
function claimed(id: string, subjects: readonly string[], more: Partial<Check> = {}): Check {
  return check(id, subjects, { grader: id, ...more });
}

const SENT = claimed('sent', ['server']);
const SHOWN = claimed('shown', ['server'], { scenarios: ['conversation', 'alone'] });
const LOST = failing('not-heard', 'server');

describe('grading runs', () => {
  it('gives the same result for the same runs in any order', () => {
    const says = { sent: { conversation: failing('not-heard'), alone: LOST } };
    const runs = [run('conversation'), run('alone')];
    expect(graded([SENT], runs, says)).toEqual(graded([SENT], [...runs].reverse(), says));
    expect(graded([SENT], runs, says)).toMatchObject([{ status: 'fail', blame: ['server'], run: 'alone' }]);
  });

  it('counts the try that stands', () => {
    const runs = [run('conversation'), run('conversation', { run: 'conversation#3', attempt: 2 })];
    const says = { sent: { conversation: LOST, 'conversation#3': PASS } };
    expect(graded([SENT], runs, says)).toMatchObject([{ status: 'pass', run: 'conversation#3' }]);
  });

  it('decides the checks of one step, where one is asked for', () => {
    const other = claimed('other', ['server'], { step: 'second' });
    const decisions = graded([SENT, other], [run('conversation')], {}, 'second');
    expect(decisions.map(({ check: { id } }) => id)).toEqual(['other']);
  });

  it('ignores a finer scene that fails in what holds among the student’s own programs', () => {
    const says = {
      sent: { conversation: PASS, alone: failing('not-heard') },
      shown: { conversation: failing('not-heard'), alone: LOST },
    };
    const [sent, shown] = graded([SENT, SHOWN], [run('conversation'), run('alone')], says);
    expect(sent?.status).toBe('pass');
    expect(shown).toMatchObject({ status: 'fail', run: 'conversation', blame: [] });
  });

  /** A run of both programs, or of the server among probes, in which the client says a line, or nothing is said. */
  function said(scene: string, client: Player, line: string | null, shown: readonly string[]): RunTrace {
    const trace = new TraceBuilder(
      [role('server', 'listens', 'tcp:8080', STUDENT), role('client1', 'connects', 'tcp:8080', client)],
      null,
      { run: scene, scenario: scene },
    );
    return (line === null ? trace : trace.say('client1', line)).prints('server', ...shown).build();
  }

  it('assumes no protocol of their own in a scene without lines', () => {
    const own = claimed('own', ['server'], { scenarios: ['alone'] });
    const whole = said('conversation', STUDENT, 'halo dunia', ['halo dunia']);
    const decided = (line: string | null): readonly Decision[] =>
      graded([own], [whole, said('alone', PROBE, line, ['?'])], { own: { alone: LOST } });
    expect(decided(null)).toMatchObject([{ status: 'fail', blame: ['server'], run: 'alone' }]);
    expect(decided('halo lagi')).toMatchObject([{ status: 'inconclusive' }]);
  });

  const together = { conversation: failing('not-heard') };
  const fixing = [
    run('conversation'),
    run('conversation', { run: 'conversation+server', replaced: ['server'] }),
  ];

  it('names the program whose replacement fixes a failure', () => {
    const [sent] = graded([SENT], fixing, { sent: together });
    expect(sent).toMatchObject({ status: 'fail', blame: ['server'] });
  });

  it('ignores a replacement that breaks something else', () => {
    const says = { sent: together, shown: { 'conversation+server': failing('not-heard') } };
    const [sent] = graded([SENT, SHOWN], fixing, says);
    expect(sent).toMatchObject({ status: 'fail', blame: [] });
  });

  it('allows a replacement to show a failure that was there before', () => {
    const says = {
      sent: together,
      shown: { conversation: failing('wrong-order'), 'conversation+server': failing('wrong-order') },
    };
    const [sent] = graded([SENT, SHOWN], fixing, says);
    expect(sent).toMatchObject({ status: 'fail', blame: ['server'] });
  });

  it('reports that a program replays a conversation, rather than which line is missing', () => {
    const lines = ['Server : halo semua', 'Client_1 : apa kabar', 'Client_2 : baik'];
    const says = { sent: { conversation: LOST, alone: LOST } };
    const recited = [run('conversation', {}, lines), run('alone', {}, lines)];
    expect(graded([SENT], recited, says)).toMatchObject([
      { cause: 'hard-coded', blame: ['server'], message: { id: 'cause.never-typed' } },
    ]);
  });

  it('keeps another mistake of such a program', () => {
    const lines = ['Server : halo semua', 'Client_1 : apa kabar', 'Client_2 : baik'];
    const crash = failing('crash', 'server');
    const recited = [run('conversation', {}, lines), run('alone', {}, lines)];
    const says = { sent: { conversation: crash, alone: crash } };
    expect(graded([SENT], recited, says)).toMatchObject([{ cause: 'crash' }]);
  });
});
