import type { Role } from '../model/lab.ts';

/** What a program that serves every number is told: which it is, and how many there are. */
export function numbersFor(role: Role, shared: boolean): readonly string[] {
  return shared && role.number !== null ? [String(role.number), String(role.kind.count ?? 1)] : [];
}
