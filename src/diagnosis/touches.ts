import type { Check } from '../model/lab.ts';

/** Whether a check is about at least one of some roles. */
export function touches({ subjects: about }: Check, roles: readonly string[]): boolean {
  return roles.some((role) => about.includes(role));
}
