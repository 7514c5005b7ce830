import type { SubmissionRecord } from '../model/trace.ts';

/** Problems of a role for which nothing in the folder could be meant. */
const NOTHING_THERE: readonly string[] = ['problem.missing-program', 'problem.empty-folder'];

/** Roles whose programs nobody has begun to write. */
export function notBegun(problems: SubmissionRecord['problems']): readonly string[] {
  return problems.filter(({ message }) => NOTHING_THERE.includes(message.id)).map(({ role }) => role);
}
