import { listParam } from '../model/grader-param.ts';
import type { Check, Role } from '../model/lab.ts';

/**
 * Whether a check names another role in the place of the one that a scene is about: a late receiver, where each receiver
 * has a scene of its own. What it says of the student's own programs among themselves is then about that other one.
 * @param subject the role that the scene is about; null where it is about no single one
 */
export function namesAnother({ params }: Check, subject: string | null, roles: readonly Role[]): boolean {
  const kind = roles.find(({ id }) => id === subject)?.kind.name;
  const named = Object.values(params).flatMap(listParam);
  const alike = roles.filter((role) => role.kind.name === kind && named.includes(role.id));
  return alike.length > 0 && alike.every(({ id }) => id !== subject);
}
