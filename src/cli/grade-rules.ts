import type { Rules } from '../batch/marks/rules.ts';
import { parseLateRule } from '../gradebook/late.ts';
import { parsePassMark } from '../gradebook/pass.ts';
import { message } from '../model/message.ts';
import { parseMoment } from '../model/moment.ts';
import { UseError } from './io.ts';

/** Options that say what a course has decided about a batch's marks; they are kept with the batch. */
export interface RuleFlags {
  readonly due?: string;
  readonly late?: string;
  readonly lateCounts?: boolean;
  readonly pass?: string;
}

/** What takes a rule back. */
const NONE = 'none';

/**
 * What the options say: nothing of what they do not speak of.
 * @throws UseError where one cannot be understood
 */
export function readRuleFlags({ due, late, lateCounts, pass }: RuleFlags): Partial<Rules> {
  return {
    ...(due === undefined ? {} : { due: readDue(due) }),
    ...(late === undefined ? {} : { late: readLate(late) }),
    ...(lateCounts === undefined ? {} : { lateCounts }),
    ...(pass === undefined ? {} : { pass: readPass(pass) }),
  };
}

function readDue(text: string): string | null {
  if (text === NONE) return null;
  const moment = parseMoment(text);
  if (moment === null) throw new UseError(message('grade.bad-moment', { option: '--due', found: text }));
  return moment.toISOString();
}

function readLate(text: string): Rules['late'] {
  if (text === NONE) return null;
  const rule = parseLateRule(text);
  if (rule === null) throw new UseError(message('grade.bad-late', { found: text }));
  return rule;
}

function readPass(text: string): Rules['pass'] {
  if (text === NONE) return null;
  const mark = parsePassMark(text);
  if (mark === null) throw new UseError(message('grade.bad-pass', { found: text }));
  return mark;
}
