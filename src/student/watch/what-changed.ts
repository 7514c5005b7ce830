import type { CheckDocument, CheckResult } from '../../model/result.ts';

/** A check that came out otherwise than the time before. */
export interface Changed {
  readonly now: readonly CheckResult[];
  readonly kind: 'right' | 'broken' | 'otherwise';
}

/**
 * How checks came out otherwise than the last time: which hold now, which no longer do, and which fail in another way.
 */
export function whatChanged(before: CheckDocument | null, now: CheckDocument): readonly Changed[] {
  if (before === null) return [];
  const old = new Map(before.checks.map((check) => [check.id, check]));
  const found = (is: (was: CheckResult, check: CheckResult) => boolean): readonly CheckResult[] =>
    now.checks.filter((check) => {
      const was = old.get(check.id);
      return was !== undefined && is(was, check);
    });
  const changes: readonly Changed[] = [
    { kind: 'right', now: found((was, check) => was.status !== 'pass' && check.status === 'pass') },
    { kind: 'broken', now: found((was, check) => was.status === 'pass' && check.status !== 'pass') },
    {
      kind: 'otherwise',
      now: found(
        (was, check) => was.status === 'fail' && check.status === 'fail' && was.cause !== check.cause,
      ),
    },
  ];
  return changes.filter((change) => change.now.length > 0);
}
