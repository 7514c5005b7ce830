import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LateRule, PassMark } from '../../model/batch.ts';
import { writeAtomically } from '../kept/write-atomically.ts';

/** What a course has decided about a batch's marks. Nothing of it changes what giliran itself gives. */
export interface Rules {
  /** When hand-ins were due: ISO 8601. */
  readonly due: string | null;
  /** What is taken off for being late, in a column of its own. */
  readonly late: LateRule | null;
  /** Whether the LMS's sheet gets the marks of that column. */
  readonly lateCounts: boolean;
  /** From which mark on a student has passed. */
  readonly pass: PassMark | null;
  /** Whether hand-ins are compared with each other. */
  readonly alike: boolean;
}

const NO_RULES: Rules = { due: null, late: null, lateCounts: false, pass: null, alike: true };

/** The rules that a batch keeps. */
export function readRules(out: string): Rules {
  if (!existsSync(rulesFile(out))) return NO_RULES;
  const kept: Partial<Rules> = JSON.parse(readFileSync(rulesFile(out), 'utf8'));
  return { ...NO_RULES, ...kept };
}

/** Keeps rules with a batch; those of which nothing is said stay. */
export function keepRules(out: string, change: Partial<Rules>): Rules {
  const rules = { ...readRules(out), ...change };
  if (Object.keys(change).length > 0) writeAtomically(rulesFile(out), `${JSON.stringify(rules, null, 2)}\n`);
  return rules;
}

function rulesFile(out: string): string {
  return join(out, 'class', 'rules.json');
}
