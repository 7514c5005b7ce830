import type { Check, Lab } from '../model/lab.ts';
import { type Message, message } from '../model/message.ts';
import type { Status, Verdict } from '../model/verdict.ts';

/** Why a role's program cannot be put on stage. */
export interface Absence {
  readonly cause: string;
  readonly message: Message;
}

/** What one run said of a check. */
export interface Finding {
  readonly run: string;
  /** The role that the run is about; null for a run about all. */
  readonly subject: string | null;
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

/**
 * Decides every check from what the runs said: see section 6 of the design.
 *
 * What holds among the student's own programs holds. Where it fails there, finer scenes with scripted endpoints
 * say whose failure it is: a program that does well among scripted endpoints while another one is convicted does
 * not pay for it. If everybody does well alone, they fail together, and nobody is named.
 */
export function decideChecks(
  lab: Lab,
  checks: readonly Check[],
  findings: ReadonlyMap<string, Findings>,
  absent: ReadonlyMap<string, Absence>,
): readonly Decision[] {
  const convicted = convictions(checks, findings, absent);
  const decisions = new Map<string, Decision>();
  for (const check of checks) {
    const found = findings.get(check.id) ?? { full: null, finer: [] };
    const needed = check.needs
      .map((id) => decisions.get(id))
      .find((decision) => decision !== undefined && decision.status !== 'pass');
    decisions.set(check.id, decide(check, found, { lab, absent, convicted, needed: needed ?? null }));
  }
  return [...decisions.values()];
}

interface Context {
  readonly lab: Lab;
  readonly absent: ReadonlyMap<string, Absence>;
  readonly convicted: ReadonlySet<string>;
  readonly needed: Decision | null;
}

/**
 * Roles that are at fault by evidence of their own: a program is missing or names itself by its trouble, or it
 * fails among scripted endpoints while those on the other side do well among theirs.
 */
function convictions(
  checks: readonly Check[],
  findings: ReadonlyMap<string, Findings>,
  absent: ReadonlyMap<string, Absence>,
): ReadonlySet<string> {
  const convicted = new Set(absent.keys());
  for (const check of checks) {
    const found = findings.get(check.id);
    if (!found) continue;
    if (found.full?.verdict.status === 'pass') continue;
    for (const { verdict, subject } of found.finer) {
      if (verdict.status !== 'fail') continue;
      for (const role of verdict.blame) convicted.add(role);
      if (verdict.blame.length > 0) continue;
      const own = subject === null ? check.about : [subject];
      const others = otherSides(check, checks, findings);
      if (others.length > 0 && others.every((finding) => finding.verdict.status === 'pass'))
        for (const role of own) convicted.add(role);
    }
  }
  return convicted;
}

/** What finer scenes said of the other side in checks of the same step. */
function otherSides(
  check: Check,
  checks: readonly Check[],
  findings: ReadonlyMap<string, Findings>,
): readonly Finding[] {
  return checks
    .filter((other) => other.step === check.step && !other.about.some((role) => check.about.includes(role)))
    .flatMap((other) => findings.get(other.id)?.finer ?? []);
}

function decide(check: Check, { full, finer }: Findings, context: Context): Decision {
  if (full?.verdict.status === 'pass') return passed(check, full);
  const missing = check.about.filter((role) => context.absent.has(role));
  const failed = finer.find(({ verdict }) => verdict.status === 'fail');
  const unsure = finer.find(({ verdict }) => verdict.status === 'inconclusive');
  const [wellAlone] = finer;
  const innocent = wellAlone !== undefined && !failed && !unsure && missing.length === 0;
  if (innocent && (full === null || full.verdict.status === 'inconclusive')) return passed(check, wellAlone);
  // Somebody else is to blame, by evidence of their own.
  if (innocent && [...context.convicted].some((role) => !check.about.includes(role)))
    return passed(check, wellAlone);
  if (context.needed) return skipped(check, context.needed);
  const [role] = missing;
  const absence = role === undefined ? undefined : context.absent.get(role);
  if (role !== undefined && absence) return absentRole(check, role, absence);
  const decisive = failed ?? (full?.verdict.status === 'fail' ? full : null) ?? unsure ?? full;
  if (!decisive) return unplayable(check, context);
  return decided(check, decisive, full, context);
}

function decided(check: Check, finding: Finding, full: Finding | null, { convicted }: Context): Decision {
  const { verdict, run, subject } = finding;
  if (verdict.status === 'pass') return passed(check, finding);
  if (verdict.status === 'inconclusive')
    return {
      ...blank(check),
      status: 'inconclusive',
      message: verdict.message,
      evidence: verdict.evidence,
      run,
    };
  const direct =
    verdict.blame.length > 0 ? verdict.blame : full?.verdict.status === 'fail' ? full.verdict.blame : [];
  const own = (subject === null ? check.about : [subject]).filter((role) => convicted.has(role));
  const alone = full === null && finding.subject !== null ? [finding.subject] : [];
  const blame = direct.length > 0 ? direct : own.length > 0 ? own : alone.length > 0 ? alone : [...convicted];
  // Failing among scripted endpoints alone convicts nobody while another program's own trouble explains the scene:
  // a pair of programs may speak a wire of their own.
  const hidden =
    direct.length === 0 && own.length === 0 && convicted.size > 0 && full !== null && finding !== full;
  if (hidden)
    return {
      ...blank(check),
      status: 'inconclusive',
      message: message('inconclusive.hidden', { roles: [...convicted] }),
      evidence: verdict.evidence,
      run,
    };
  return {
    check,
    status: 'fail',
    cause: verdict.cause,
    blame,
    message: { ...verdict.message, params: { ...verdict.message.params, roles: blame } },
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

function absentRole(check: Check, role: string, { cause, message: text }: Absence): Decision {
  return {
    ...blank(check),
    status: 'fail',
    cause,
    blame: [role],
    message: message(`cause.${cause}`, { roles: [role] }),
    expected: message('expected.program', { role }),
    actual: text,
  };
}

/** No scene for it can be played: the programs that it needs beside its own are not there. */
function unplayable(check: Check, { absent }: Context): Decision {
  const [role] = absent.keys();
  const absence = role === undefined ? undefined : absent.get(role);
  if (role !== undefined && absence)
    return { ...blank(check), status: 'skipped', message: message('skipped.absent', { role }) };
  return { ...blank(check), status: 'inconclusive', message: message('inconclusive.not-run') };
}
