import { hasTrait } from '../model/cause.ts';
import type { Check } from '../model/lab.ts';
import { message } from '../model/message.ts';
import { type Decision, type Failed, failure, isFailed } from './decision.ts';
import type { Finding } from './findings.ts';

/**
 * The decision where everybody does well with endpoints that end their messages with a newline, and somebody does not
 * with others; null where that is not so.
 */
export function needsNewline(check: Check, full: Failed, unterminated: readonly Finding[]): Decision | null {
  const failed = unterminated
    .filter(isFailed)
    .filter(({ verdict }) => !hasTrait(verdict.cause, 'self-evident'));
  const roles = failed.flatMap(({ students }) => students.filter((role) => check.subjects.includes(role)));
  const [first] = failed;
  if (!first || roles.length === 0) return null;
  const named = [...new Set(roles)].sort();
  // Without a line end, the next output overwrites the line: the screen shows more than the verdict that nothing came.
  if (first.verdict.cause === 'erased') return failure(check, first, named);
  return {
    ...failure(check, { ...first, verdict: { ...first.verdict, blame: [] } }, named),
    cause: 'waits-for-newline',
    message: message('cause.waits-for-newline', { roles: named }),
    expected: full.verdict.expected,
    actual: full.verdict.actual,
  };
}
