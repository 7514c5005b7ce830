import type { Check } from '../model/lab.ts';

/** Whether a check is about any of some roles. */
export function touches({ subjects: about }: Check, roles: readonly string[]): boolean {
  return roles.some((role) => about.includes(role));
}
