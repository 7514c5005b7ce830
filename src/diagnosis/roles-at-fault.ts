import type { Check } from '../model/lab.ts';
import { unreachable } from '../model/unreachable.ts';
import type { Case } from './case.ts';
import { isCorruptedDifferently } from './corrupted.ts';
import { type Finding, NO_FINDINGS } from './findings.ts';
import { fixedBy } from './fixed-by.ts';
import { isSamePlainMistake } from './plain-mistakes.ts';

/**
 * Roles that are at fault by evidence of their own:
 *
 * - there is no program, or a program's own trouble names it (it crashed, it never listened);
 * - it fails among scripted endpoints, while the programs of every other kind do well. If they do not either, the two
 *   may speak a protocol of their own, and neither is at fault;
 * - it makes the same mistake among scripted endpoints as in the full scene, in a text that is plain to read;
 * - it fails among scripted endpoints, and yet receives and sends every plain line there;
 * - the full scene goes well with it replaced, and with nobody else;
 * - it makes the mistake of the full scene with all others replaced;
 * - it does well with endpoints that end their messages with a newline, and not with others.
 */
export function rolesAtFault(facts: Case): ReadonlySet<string> {
  const { checks, findings, absent, nonConforming, kinds } = facts;
  const atFault = new Set(absent.keys());
  const health = new Health(kinds);
  health.foreign([...nonConforming]);
  const unwell: Finding[] = [];
  for (const check of checks) {
    const { full, finer, unterminated, substituted } = findings.get(check.id) ?? NO_FINDINGS;
    if (full?.verdict.status === 'pass') {
      health.wellTogether(check.subjects);
      continue;
    }
    for (const finding of finer) {
      const { verdict, students } = finding;
      const own = students.filter((id) => check.subjects.includes(id));
      switch (verdict.status) {
        case 'pass':
        case 'inconclusive':
          health.wellAlone(own, finding.isPlain);
          continue;
        case 'left-out':
          continue;
        case 'fail':
          break;
        default:
          unreachable(verdict);
      }
      for (const role of verdict.blame) atFault.add(role);
      // The same mistake, in a text that everybody can read, is not due to a protocol of their own.
      const together = [...(full ? [full] : []), ...substituted].filter(({ replaced }) =>
        own.every((role) => !replaced.includes(role)),
      );
      if (together.some((scene) => isSamePlainMistake(scene.verdict, verdict)))
        for (const role of own) atFault.add(role);
      // A text that is corrupted in another way among the student's own programs is spelled in a way of their own.
      if (!isCorruptedDifferently(full, finding)) {
        unwell.push(finding);
        // A program that receives and sends every plain line cannot claim a protocol of its own.
        if (finding.isFluent) for (const role of own) atFault.add(role);
      }
      // A failure with a role at fault by its own evidence says nothing against the protocol of the others.
      if (verdict.blame.length === 0) health.unwell(own);
    }
    if (finer.length > 0 && finer.every(({ verdict }) => verdict.status === 'pass'))
      for (const { students, verdict } of unterminated)
        if (verdict.status === 'fail' && verdict.blame.length === 0)
          for (const role of students) atFault.add(role);
  }
  for (const role of mendingRoles(checks, findings)) atFault.add(role);
  for (const role of unmendedRoles(facts)) atFault.add(role);
  for (const { students, isPlain } of unwell)
    if (health.othersAreWell(students, isPlain)) for (const role of students) atFault.add(role);
  return atFault;
}

/** Programs that make the mistake of the full scene with all others replaced, and break nothing else. */
function unmendedRoles({ checks, findings }: Case): readonly string[] {
  return checks.flatMap((check) => {
    const { full, substituted } = findings.get(check.id) ?? NO_FINDINGS;
    if (full?.verdict.status !== 'fail' || full.verdict.blame.length > 0) return [];
    const { cause } = full.verdict;
    return substituted
      .filter(({ isCredible, isPlain }) => isCredible && isPlain)
      .filter(({ verdict }) => verdict.status === 'fail' && verdict.cause === cause)
      .filter(({ students }) => students.length === 1)
      .flatMap(({ students }) => students);
  });
}

/** How the programs of each kind do. */
class Health {
  private readonly kinds: ReadonlyMap<string, string>;
  private readonly bad = new Set<string | undefined>();
  private readonly together = new Set<string | undefined>();
  private readonly alone = new Set<string | undefined>();
  private readonly strange = new Set<string | undefined>();

  constructor(kinds: ReadonlyMap<string, string>) {
    this.kinds = kinds;
  }

  wellTogether(roles: readonly string[]): void {
    for (const role of roles) this.together.add(this.kinds.get(role));
  }

  wellAlone(roles: readonly string[], isPlain: boolean): void {
    for (const role of roles) (isPlain ? this.alone : this.together).add(this.kinds.get(role));
  }

  foreign(roles: readonly string[]): void {
    for (const role of roles) this.strange.add(this.kinds.get(role));
  }

  /** One failure outweighs everything that goes well. */
  unwell(roles: readonly string[]): void {
    for (const role of roles) this.bad.add(this.kinds.get(role));
  }

  /**
   * Whether the programs of every other kind do well. Where these roles have not shown that they understand the lab's
   * own protocol, the others must have shown it: otherwise both may speak a protocol of their own.
   */
  othersAreWell(roles: readonly string[], isPlain: boolean): boolean {
    const own = new Set(roles.map((role) => this.kinds.get(role)));
    const others = [...new Set(this.kinds.values())].filter((kind) => !own.has(kind));
    return (
      others.length > 0 &&
      others.every(
        (kind) =>
          !this.bad.has(kind) &&
          (this.alone.has(kind) || (isPlain && this.together.has(kind) && !this.strange.has(kind))),
      )
    );
  }
}

/**
 * Roles whose replacement alone fixes a check that is about them: what else that fixes is then their fault too, and
 * costs nobody else.
 */
function mendingRoles(checks: readonly Check[], findings: Case['findings']): readonly string[] {
  return checks.flatMap((check) => {
    const own = findings.get(check.id) ?? NO_FINDINGS;
    const { full } = own;
    const sets = full?.verdict.status === 'fail' && full.verdict.blame.length === 0 ? fixedBy(own) : [];
    const [only] = sets;
    if (!only || sets.length > 1) return [];
    return only.replaced.some((role) => check.subjects.includes(role)) ? only.replaced : [];
  });
}
