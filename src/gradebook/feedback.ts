import type { Language } from '../messages/language.ts';
import { visible } from '../messages/say.ts';
import type { StudentResult } from '../model/batch.ts';
import type { KeptCheck, KeptDocument } from '../model/result.ts';
import { shellWord } from '../model/shell-word.ts';
import type { Status } from '../model/verdict.ts';
import { explainCheck } from './explain-check.ts';
import { explainComment, explainMark, sayMark, sayPoints } from './explain-mark.ts';
import type { Line } from './line.ts';
import { totalOf } from './mark.ts';
import { markdownCode, markdownText } from './markdown.ts';
import { shownMarks } from './shown.ts';
import { labsOf, type StudentMarks } from './student-marks.ts';
import { t } from './translate.ts';

const SIGNS: Readonly<Record<Status, string>> = { pass: '✓', fail: '✗', skipped: '–', inconclusive: '?' };

/**
 * `feedback.md`: the feedback for one student. It has that student's results and nobody else's, and neither the folder
 * nor the trace that they came from. Text of the student's programs is shown literally.
 */
export function feedbackMarkdown(all: StudentMarks, language: Language): string {
  const marks = shownMarks(all, language);
  const labs = labsOf(marks.results);
  const { score, maxScore } = totalOf(marks, labs);
  const blocks = [
    `# ${markdownText(marks.student.name) || markdownText(marks.student.key)}`,
    ...explainComment(marks.results, language).map(markdownLine),
    ...marks.results.flatMap((result) => labBlocks(result, language)),
    ...(labs.length > 1 && score !== null
      ? [bold(t(language, 'marks.label-total'), sayPoints(score, maxScore, language))]
      : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function labBlocks(result: StudentResult, language: Language): readonly string[] {
  const heading = `## ${markdownText(result.lab)}: ${markdownText(sayMark(result, language))}`;
  const behind = explainMark(result, language).map((line) => `- ${markdownLine(line)}`);
  const block = (lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : [lines.join('\n')];
  if (result.status === 'ungraded') return [heading, ...block(behind)];
  const { document } = result;
  const label = t(language, 'marks.label-note');
  return [
    heading,
    ...block(behind),
    ...block(checkLines(document, language)),
    ...block(document.notes.map((text) => `- ${markdownLine({ label, text })}`)),
    `${markdownText(t(language, 'marks.again'))} ${markdownCode(checkCommand(result))}`,
  ];
}

/** The command that repeats the run, for the folder with the programs. */
function checkCommand({ document, map }: Extract<StudentResult, { status: 'graded' }>): string {
  const mapped = Object.entries(map).flatMap(([role, file]) => ['--map', `${role}=${file}`]);
  const words = ['giliran', 'check', document.lab, '--seed', String(document.seed), ...mapped];
  return words.map((word) => shellWord(visible(word))).join(' ');
}

/** Lines about checks. Where several fail for one reason, what the programs did and the hint are given once. */
function checkLines(document: KeptDocument, language: Language): readonly string[] {
  const once = [t(language, 'marks.label-why'), t(language, 'marks.label-hint')];
  const told = new Set<string>();
  return document.checks.flatMap((check) => {
    const lines = explainCheck(check, document, language).map((line) => ({ line, text: markdownLine(line) }));
    const fresh = lines.filter(({ line, text }) => !(once.includes(line.label ?? '') && told.has(text)));
    for (const { text } of fresh) told.add(text);
    return [checkTitle(check, language), ...fresh.map(({ text }) => `  - ${text}`)];
  });
}

function checkTitle(check: KeptCheck, language: Language): string {
  const counted = check.maxScore > 0 && check.status !== 'inconclusive';
  const points = counted ? ` (${sayPoints(check.score, check.maxScore, language)})` : '';
  return `- ${SIGNS[check.status]} **${markdownText(check.title)}**${points}`;
}

function markdownLine({ label, text }: Line): string {
  return label === null ? markdownText(text) : bold(label, text);
}

function bold(label: string, text: string): string {
  return `**${markdownText(label)}:** ${markdownText(text)}`;
}
