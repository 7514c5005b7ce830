import { folderLine } from '../batch/intake/map/map-for.ts';
import type { Attention, HitCause, Noted, Summary } from '../batch/outputs/summarize.ts';
import type { Language } from '../messages/language.ts';
import { say, visible } from '../messages/say.ts';
import { type MessageId, message, type ParamsAfter } from '../model/message.ts';

/** How many causes, and how many students for each reason, the terminal names. */
const MOST_CAUSES = 5;
const MOST_STUDENTS = 10;

export interface SummaryParts {
  readonly summary: Summary;
  /** The batch's folder, as the user gave it. */
  readonly out: string;
  readonly seed: number;
  readonly language: Language;
}

/** What a batch has come to, for a terminal: results that need a person's look come first. */
export function gradeSummary({ summary, out, seed, language }: SummaryParts): string {
  const word = <Id extends MessageId>(id: Id, ...params: ParamsAfter<Id>): string =>
    say(message(id, ...params), language);
  const { attention, noted, late, labs, causes } = summary;
  const lines: string[] = [];
  for (const because of ['ungraded', 'unstable', 'inconclusive'] as const) {
    const concerned = attention.filter((one) => one.because === because);
    if (concerned.length === 0) continue;
    lines.push(word(`grade.who-${because}`, { count: concerned.length }));
    lines.push(
      ...concerned.slice(0, MOST_STUDENTS).map((one) => `  ${attentionLine(one, labs.length > 1, language)}`),
    );
    if (concerned.length > MOST_STUDENTS)
      lines.push(`  ${word('grade.and-more', { count: concerned.length - MOST_STUDENTS })}`);
    lines.push('');
  }
  if (noted.length > 0) {
    lines.push(word('grade.who-noted', { count: noted.length, line: folderLine('KEY') }));
    lines.push(
      ...noted.slice(0, MOST_STUDENTS).map((one) => `  ${notedLine(one, labs.length > 1, language)}`),
    );
    if (noted.length > MOST_STUDENTS)
      lines.push(`  ${word('grade.and-more', { count: noted.length - MOST_STUDENTS })}`);
    lines.push('');
  }
  const { results, pass, fail, inconclusive, ungraded, overridden, overriddenOf } = summary;
  lines.push(word('grade.counts', { results, pass, fail, inconclusive, ungraded }));
  if (overridden > 0) lines.push(word('grade.overridden', { count: overridden, ...overriddenOf }));
  for (const { lab, pass } of labs) if (pass !== null) lines.push(word('grade.passed', { lab, ...pass }));
  if (late.count > 0) lines.push(word('grade.late-count', { count: late.count, open: late.open }));
  for (const { lab, marks, mean, maxScore } of labs)
    if (mean !== null)
      lines.push(word('grade.mean', { lab, marks, mean: mean.toFixed(1), max: maxScore ?? '?' }));
  if (causes.length > 0) {
    lines.push(word('grade.causes'));
    lines.push(...causes.slice(0, MOST_CAUSES).map((hit) => `  ${causeLine(hit, language)}`));
  }
  lines.push(word('grade.written', { folder: out }), word('report.seed', { seed }));
  return `${lines.join('\n')}\n`;
}

function causeLine({ cause, example, students: count }: HitCause, language: Language): string {
  return example === ''
    ? say(message('grade.cause', { cause, count }), language)
    : say(message('grade.cause-told', { cause, example, count }), language);
}

function attentionLine(one: Attention, named: boolean, language: Language): string {
  const why = one.problem === null ? one.checks.join(', ') : say(one.problem, language);
  return `${whoIn(one, named)}: ${why}`;
}

function notedLine(one: Noted, named: boolean, language: Language): string {
  return `${whoIn(one, named)}: ${one.remarks.map((said) => say(said, language)).join(' ')}`;
}

/** @param named whether the lab is to be named too */
function whoIn({ student, lab }: Attention | Noted, named: boolean): string {
  return `${visible(student.name || student.key)} (${student.key}${named ? `, ${lab}` : ''})`;
}
