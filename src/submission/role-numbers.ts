import type { Role } from '../model/lab.ts';

/**
 * What a program that plays several roles is told: which it is, and how many there are; null for a program of one
 * role, and where the lab says what programs are started with.
 */
export function numbersFor({ number, kind }: Role, shared: boolean): readonly string[] | null {
  return shared && number !== null && kind.args === undefined
    ? [String(number), String(kind.count ?? 1)]
    : null;
}
