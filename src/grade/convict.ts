import type { Case, Finding } from './decide.ts';

/**
 * Roles that are at fault by evidence of their own:
 *
 * - there is no program, or the trouble of a program names it (it crashed, it never listened);
 * - it fails among scripted endpoints, while the programs of every other kind do well. If they do not either, the
 *   two may speak a wire of their own, and neither is convicted.
 */
export function convict({ checks, findings, absent, kinds }: Case): ReadonlySet<string> {
  const convicted = new Set(absent.keys());
  const health = new Map<string, Health>();
  const unwell: Finding[] = [];
  for (const check of checks) {
    const { full, finer } = findings.get(check.id) ?? { full: null, finer: [] };
    if (full?.verdict.status === 'pass') {
      for (const role of check.about) note(health, kinds.get(role), 'well');
      continue;
    }
    for (const finding of finer) {
      const failed = finding.verdict.status === 'fail';
      if (finding.verdict.status === 'fail') for (const role of finding.verdict.blame) convicted.add(role);
      if (failed) unwell.push(finding);
      for (const role of finding.students.filter((id) => check.about.includes(id)))
        note(health, kinds.get(role), failed ? 'unwell' : 'well');
    }
  }
  for (const { students } of unwell) {
    const own = new Set(students.map((role) => kinds.get(role)));
    const others = [...new Set(kinds.values())].filter((kind) => !own.has(kind));
    if (others.length > 0 && others.every((kind) => health.get(kind) === 'well'))
      for (const role of students) convicted.add(role);
  }
  return convicted;
}

type Health = 'well' | 'unwell';

/** One failure outweighs everything that goes well. */
function note(health: Map<string, Health>, kind: string | undefined, state: Health): void {
  if (kind !== undefined && health.get(kind) !== 'unwell') health.set(kind, state);
}
