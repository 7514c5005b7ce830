import type { Check } from '../model/lab.ts';
import { type Message, message } from '../model/message.ts';
import type { Failure, Status, Verdict } from '../model/verdict.ts';
import { convict } from './convict.ts';

/** Why a role's program cannot be put on stage. */
export interface Absence {
  readonly cause: string;
  readonly message: Message;
}

/** What one run said of a check. */
export interface Finding {
  readonly run: string;
  /** Roles that the student's programs played in it. */
  readonly students: readonly string[];
  readonly verdict: Verdict;
}

/** All findings about a check: of the full scene, and of the finer ones. */
export interface Findings {
  readonly full: Finding | null;
  readonly finer: readonly Finding[];
}

/** What is decided about a check. */
export interface Decision {
  readonly check: Check;
  readonly status: Status;
  readonly cause: string | null;
  readonly blame: readonly string[];
  readonly message: Message | null;
  readonly expected: Message | null;
  readonly actual: Message | null;
  readonly evidence: readonly number[];
  readonly run: string | null;
}

/** What is known when checks are decided. */
export interface Case {
  readonly checks: readonly Check[];
  readonly findings: ReadonlyMap<string, Findings>;
  /** Roles without a program that can be put on stage. */
  readonly absent: ReadonlyMap<string, Absence>;
  /** Which kind each role is of: `client2` is a `client`. */
  readonly kinds: ReadonlyMap<string, string>;
}

/**
 * Decides every check from what the runs said: see section 6 of the design.
 *
 * What holds among the student's own programs holds. Where it fails there, finer scenes with scripted endpoints
 * say whose failure it is: a program that does well among scripted endpoints while another one is convicted does
 * not pay for it. If everybody does well alone, they fail together, and nobody is named.
 */
export function decideChecks(facts: Case): readonly Decision[] {
  const convicted = convict(facts);
  const decisions = new Map<string, Decision>();
  for (const check of facts.checks) {
    const needed = check.needs
      .map((id) => decisions.get(id))
      .find((decision) => decision !== undefined && decision.status !== 'pass');
    decisions.set(check.id, decide(check, needed ?? null, convicted, facts));
  }
  return [...decisions.values()];
}

function decide(
  check: Check,
  needed: Decision | null,
  convicted: ReadonlySet<string>,
  { findings, absent, kinds }: Case,
): Decision {
  const { full, finer } = findings.get(check.id) ?? { full: null, finer: [] };
  if (full?.verdict.status === 'pass') return passed(check, full);
  const missing = check.about.filter((role) => absent.has(role));
  const failed = finer.filter(isFailed);
  const unsure = finer.find(({ verdict }) => verdict.status === 'inconclusive');
  const [wellAlone] = finer;
  const isWhole = [...kinds.values()].every((kind) => check.about.some((role) => kinds.get(role) === kind));
  const elsewhere =
    full === null ||
    full.verdict.status === 'inconclusive' ||
    // Somebody's own mistake explains the full scene, and it is not this one: alone, this goes well.
    (convicted.size > 0 && !isWhole);
  if (wellAlone && failed.length === 0 && !unsure && missing.length === 0 && elsewhere)
    return passed(check, wellAlone);
  if (needed) return skipped(check, needed);
  const [role] = missing;
  const absence = role === undefined ? undefined : absent.get(role);
  if (role !== undefined && absence) return absentRole(check, missing, absence);
  if (failed.length > 0) return failedAlone(check, failed, full, convicted);
  if (full && isFailed(full)) return failedTogether(check, full, finer, convicted);
  const doubt = unsure ?? full;
  if (doubt?.verdict.status === 'inconclusive')
    return {
      ...blank(check),
      status: 'inconclusive',
      message: doubt.verdict.message,
      evidence: doubt.verdict.evidence,
      run: doubt.run,
    };
  return unplayable(check, absent);
}

type Failed = Finding & { readonly verdict: Failure };

function isFailed(finding: Finding): finding is Failed {
  return finding.verdict.status === 'fail';
}

/**
 * Programs that fail among scripted endpoints. They are named where they are convicted. Where they are not, while
 * another program's trouble spoils the full scene, nothing can be told: a pair may speak a wire of its own.
 */
function failedAlone(
  check: Check,
  failed: readonly Failed[],
  full: Finding | null,
  convicted: ReadonlySet<string>,
): Decision {
  const guilty = failed.flatMap(({ verdict, students }) =>
    verdict.blame.length > 0
      ? verdict.blame
      : students.filter((role) => check.about.includes(role) && (convicted.has(role) || full === null)),
  );
  const [first] = [...failed].sort((a, b) => weight(b, guilty) - weight(a, guilty));
  if (!first) throw new Error('a failure without a finding');
  if (guilty.length > 0) return failure(check, first, guilty);
  if (convicted.size === 0) return failure(check, full && isFailed(full) ? full : first, []);
  return {
    ...blank(check),
    status: 'inconclusive',
    message: message('inconclusive.hidden', { roles: [...convicted] }),
    evidence: first.verdict.evidence,
    run: first.run,
  };
}

/** The finding to show: one whose own evidence names a role, or that is about a role that is named. */
function weight({ verdict, students }: Failed, guilty: readonly string[]): number {
  if (verdict.blame.length > 0) return 2;
  return students.some((role) => guilty.includes(role)) ? 1 : 0;
}

/** Causes that a program shows by itself, whoever it plays with. */
const SELF_EVIDENT = new Set([
  'never-listens',
  'wrong-port',
  'crash',
  'exits-early',
  'busy-loop',
  'too-much-output',
  'never-connects',
  'never-joined-group',
  'wrong-group',
]);

/** The full scene fails, and the finer ones do not, or there are none. */
function failedTogether(
  check: Check,
  full: Failed,
  finer: readonly Finding[],
  convicted: ReadonlySet<string>,
): Decision {
  const own = check.about.filter((role) => convicted.has(role));
  if (own.length > 0) return failure(check, full, own);
  const wellAlone = finer.flatMap(({ verdict, students }) => (verdict.status === 'pass' ? students : []));
  const { blame, cause } = full.verdict;
  const direct = SELF_EVIDENT.has(cause) ? blame : blame.filter((role) => !wellAlone.includes(role));
  return failure(check, full, direct.length > 0 ? direct : [...convicted]);
}

function failure(check: Check, { verdict, run }: Failed, blame: readonly string[]): Decision {
  const named = [...new Set(blame)].sort();
  const others = verdict.blame.filter((role) => !named.includes(role));
  // The one who is at fault is not the one who shows it.
  const moved = named.length > 0 && verdict.blame.length > 0 && others.length === verdict.blame.length;
  return {
    check,
    status: 'fail',
    cause: moved ? 'brings-down' : verdict.cause,
    blame: named,
    message: moved
      ? message('cause.brings-down', { roles: named, others })
      : {
          ...verdict.message,
          params: { ...verdict.message.params, ...(named.length > 0 ? { roles: named } : {}) },
        },
    expected: verdict.expected,
    actual: verdict.actual,
    evidence: verdict.evidence,
    run,
  };
}

function blank(check: Check): Decision {
  return {
    check,
    status: 'pass',
    cause: null,
    blame: [],
    message: null,
    expected: null,
    actual: null,
    evidence: [],
    run: null,
  };
}

function passed(check: Check, { verdict, run }: Finding): Decision {
  return { ...blank(check), evidence: verdict.evidence, run };
}

function skipped(check: Check, needed: Decision): Decision {
  return {
    ...blank(check),
    status: 'skipped',
    message: message('skipped.needs', { check: needed.check.id }),
  };
}

function absentRole(check: Check, roles: readonly string[], { cause, message: text }: Absence): Decision {
  return {
    ...blank(check),
    status: 'fail',
    cause,
    blame: roles,
    message: message(`cause.${cause}`, { roles }),
    expected: message('expected.program', { roles }),
    actual: text,
  };
}

/** No scene for it can be played: the programs that it needs beside its own are not there. */
function unplayable(check: Check, absent: ReadonlyMap<string, Absence>): Decision {
  const [role] = absent.keys();
  if (role === undefined)
    return { ...blank(check), status: 'inconclusive', message: message('inconclusive.not-run') };
  return { ...blank(check), status: 'skipped', message: message('skipped.absent', { role }) };
}
