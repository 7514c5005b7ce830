import type { Check } from '../model/lab.ts';
import type { Absence } from './decision.ts';
import type { Findings } from './findings.ts';

/** What is known when checks are decided. */
export interface Case {
  readonly checks: readonly Check[];
  readonly findings: ReadonlyMap<string, Findings>;
  /** Roles without a program that can be started. */
  readonly absent: ReadonlyMap<string, Absence>;
  /** Roles whose programs fail among scripted endpoints what they do well among themselves. */
  readonly nonConforming: ReadonlySet<string>;
  /** Which kind each role is of: `client2` is a `client`. */
  readonly kinds: ReadonlyMap<string, string>;
}
