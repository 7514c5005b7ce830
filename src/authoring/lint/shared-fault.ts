import type { Lab, Role, Scenario } from '../../model/lab.ts';
import {
  checksIn,
  givenFor,
  type LintCheck,
  type LintFacts,
  type LintRule,
  listed,
  quoted,
  runsOf,
} from './facts.ts';

/**
 * Reports checks that fail through another program's silence, and for which no scene with probes tells the two programs
 * apart: neither a finer scenario in which the other one is a probe, nor a scene in which something else plays it.
 */
export const sharedFault: LintRule = (facts, found) => {
  for (const one of checksIn(facts)) {
    const { check, path } = one;
    const [full] = check.scenarios;
    if (full === undefined || !restsOnOthers(one)) continue;
    const together = runsOf(facts, full);
    const others = facts.lab.roles.filter(
      ({ id }) => !check.subjects.includes(id) && together.some((run) => run.cast[id]?.by === 'student'),
    );
    const kinds = [
      ...new Set(
        others
          .filter((role) => speaksFor(facts, one, role))
          .filter((role) => !isToldApart(facts, one, role))
          .map(({ kind }) => kind.name),
      ),
    ];
    const subjects = kindsOf(facts.lab, check.subjects);
    if (kinds.length === 0 || subjects.length === 0) continue;
    found.add(
      'shared-fault',
      `A silent ${listed(kinds, 'or')} would cost the ${listed(subjects)} these points: no scenario of this check has the ${listed(subjects)} among probes. Add one with "cast: { ${kinds.map((kind) => castOf(facts.lab, kind)).join(', ')} }", or name ${quoted(kinds)} among the subjects.`,
      [...path, 'scenarios'],
    );
  }
};

/** Whether checks of this kind are about what passes between programs, and not about what one of them does alone. */
function restsOnOthers({ grader }: LintCheck): boolean {
  const named = Object.values(grader.params).filter((kind) => kind === 'role' || kind === 'roles').length;
  return named !== 1;
}

/**
 * Whether the check's lines come from a role, or have to pass through it. Lines of a role that listens itself need no
 * other role.
 */
function speaksFor({ lab }: LintFacts, one: LintCheck, { id, kind }: Role): boolean {
  const named = givenFor(one, 'role', 'roles');
  const isServed = lab.roles.some(
    (role) => one.check.subjects.includes(role.id) && role.kind.verb === 'listens',
  );
  return (kind.verb === 'listens' && !isServed) || named.length === 0 || named.includes(id);
}

/** Whether in some scene a subject's own program plays with something in place of another role's. */
function isToldApart(facts: LintFacts, { check }: LintCheck, other: Role): boolean {
  const isAlone = ({ cast }: Scenario): boolean =>
    cast[other.id]?.by !== 'student' && check.subjects.some((id) => cast[id]?.by === 'student');
  if (check.scenarios.some((name) => runsOf(facts, name).some(isAlone))) return true;
  // Where the full scene fails, it is played again with the lab's own program, or a probe, in somebody's place.
  return facts.lab.reference !== null || other.kind.verb === 'connects' || other.kind.relays !== null;
}

function kindsOf({ roles }: Lab, ids: readonly string[]): readonly string[] {
  return [...new Set(roles.filter(({ id }) => ids.includes(id)).map(({ kind }) => kind.name))];
}

function castOf({ roles }: Lab, kind: string): string {
  const isNumbered = roles.some((role) => role.kind.name === kind && role.number !== null);
  return `${kind}${isNumbered ? '*' : ''}: probe`;
}
