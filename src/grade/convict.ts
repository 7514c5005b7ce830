import type { Case, Finding } from './decide.ts';

/**
 * Roles that are at fault by evidence of their own:
 *
 * - there is no program, or the trouble of a program names it (it crashed, it never listened);
 * - it fails among scripted endpoints, while the programs of every other kind do well among theirs. If they do
 *   not either, the two may speak a wire of their own, and neither is convicted.
 */
export function convict({ checks, findings, absent, kinds }: Case): ReadonlySet<string> {
  const convicted = new Set(absent.keys());
  const open = checks.flatMap((check) => {
    const found = findings.get(check.id);
    return found && found.full?.verdict.status !== 'pass' ? found.finer : [];
  });
  for (const { verdict } of open)
    if (verdict.status === 'fail') for (const role of verdict.blame) convicted.add(role);
  const unwell = open.filter((finding) => finding.verdict.status === 'fail');
  for (const finding of unwell) {
    const own = new Set(finding.students.map((role) => kinds.get(role)));
    const others = open.filter(({ students }) => students.some((role) => !own.has(kinds.get(role))));
    if (others.length > 0 && others.every(isWell)) for (const role of finding.students) convicted.add(role);
  }
  return convicted;
}

function isWell({ verdict }: Finding): boolean {
  return verdict.status !== 'fail';
}
