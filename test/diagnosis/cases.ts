import type { Case } from '../../src/diagnosis/case.ts';
import { decideChecks } from '../../src/diagnosis/decide.ts';
import type { Decision } from '../../src/diagnosis/decision.ts';
import type { Finding, Findings, Substitution } from '../../src/diagnosis/findings.ts';
import { NO_FINDINGS } from '../../src/diagnosis/findings.ts';
import type { Cause } from '../../src/model/cause.ts';
import type { Check } from '../../src/model/lab.ts';
import { messageOf } from '../../src/model/message.ts';
import type { Failure, Verdict } from '../../src/model/verdict.ts';
import { anyMessage } from '../support/any-message.ts';

/** Findings as literals, for a server with two clients. */

const CLIENTS = ['client1', 'client2'];
const ALL = ['server', ...CLIENTS];

export const PASS: Verdict = { status: 'pass', evidence: [1] };
export const UNSURE: Verdict = {
  status: 'inconclusive',
  message: anyMessage('inconclusive.x'),
  evidence: [],
};

/** A failed verdict, with the roles that the evidence names. */
export function failing(cause: Cause, ...blame: readonly string[]): Failure {
  return {
    status: 'fail',
    cause,
    blame,
    message: messageOf(`cause.${cause}`, { roles: blame }),
    expected: anyMessage('expected.x'),
    actual: anyMessage('actual.x'),
    why: [],
    evidence: [2],
  };
}

export function check(id: string, subjects: readonly string[], more: Partial<Check> = {}): Check {
  return {
    id,
    step: 'step',
    title: { en: id, id },
    points: 10,
    grader: 'claimed',
    params: {},
    subjects,
    scenarios: ['conversation', 'alone'],
    needs: [],
    hints: [],
    ...more,
  };
}

/** A claim about the server, and one about its clients. */
export const OF_SERVER = check('of.server', ['server']);
export const OF_CLIENTS = check('of.clients', CLIENTS);

/** The finding of the full scene. */
export function together(verdict: Verdict): Finding {
  return {
    run: 'conversation',
    students: ALL,
    cast: {},
    replaced: [],
    like: [],
    isPlain: false,
    isFluent: false,
    verdict,
  };
}

/** The finding of programs among scripted endpoints; they use the lab's own protocol, unless it is said otherwise. */
export function alone(students: readonly string[], verdict: Verdict, isPlain = true): Finding {
  const cast = Object.fromEntries(ALL.filter((id) => !students.includes(id)).map((id) => [id, 'probe']));
  return {
    run: `alone@${students}`,
    students,
    cast,
    replaced: [],
    like: [],
    isPlain,
    isFluent: false,
    verdict,
  };
}

/** The finding of the full scene with programs replaced, by the reference unless it is said otherwise. */
export function replaced(
  roles: readonly string[],
  verdict: Verdict,
  { by = 'reference', isCredible = true, isPlain = true } = {},
): Substitution {
  return {
    run: `conversation+${roles.join('+')}`,
    students: ALL.filter((id) => !roles.includes(id)),
    cast: Object.fromEntries(roles.map((id) => [id, by])),
    replaced: roles,
    like: [],
    isPlain,
    isFluent: false,
    verdict,
    isCredible,
  };
}

/** Checks with their findings. */
export type FoundOf = readonly (readonly [Check, Partial<Findings>])[];

/** The case that the rules of blame decide. */
export function caseOf(
  found: FoundOf,
  absent: Case['absent'] = new Map(),
  nonConforming: Case['nonConforming'] = new Set(),
): Case {
  return {
    checks: found.map(([check]) => check),
    findings: new Map(found.map(([{ id }, some]) => [id, { ...NO_FINDINGS, ...some }])),
    absent,
    nonConforming,
    kinds: new Map(ALL.map((id) => [id, id.replace(/\d+$/, '')])),
  };
}

/** The decisions for checks with these findings. */
export function decided(...parts: Parameters<typeof caseOf>): readonly Decision[] {
  return decideChecks(caseOf(...parts));
}
