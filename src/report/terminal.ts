import pc from 'picocolors';
import { say, visible } from '../messages/say.ts';
import type { Lab } from '../model/lab.ts';
import { message } from '../model/message.ts';
import type { CheckDocument, CheckResult } from '../model/result.ts';
import type { Status } from '../model/verdict.ts';

type Colors = ReturnType<typeof pc.createColors>;

const MARKS: Readonly<Record<Status, string>> = { pass: '✓', fail: '✗', skipped: '–', inconclusive: '?' };

/** What a student sees: the steps with their checks, why the first failures are failures, the score. */
export function terminalReport(document: CheckDocument, lab: Lab, color: boolean): string {
  const colors = pc.createColors(color);
  const lines = [
    `${colors.bold(lab.title.en)} ${colors.dim(`(${lab.id})`)}  ${visible(document.submission)}`,
    '',
  ];
  for (const step of lab.steps) {
    const checks = document.checks.filter((check) => check.step === step.id);
    if (checks.length === 0) continue;
    lines.push(`${colors.bold(step.title.en)}`);
    for (const check of checks) lines.push(...checkLines(check, colors));
  }
  lines.push('', verdictLine(document, colors));
  for (const note of document.notes) lines.push(colors.dim(`note: ${note}`));
  lines.push(
    colors.dim(
      `seed ${document.seed} · ${document.durationMs} ms${document.trace === null ? '' : ` · trace ${document.trace}`}`,
    ),
  );
  return `${lines.join('\n')}\n`;
}

function checkLines(check: CheckResult, colors: Colors): string[] {
  const points = check.maxScore === 0 ? '' : ` ${colors.dim(`${check.score}/${check.maxScore}`)}`;
  const lines = [`  ${paint(check.status, MARKS[check.status], colors)} ${check.title}${points}`];
  const indent = '      ';
  if (check.status === 'skipped' || check.status === 'inconclusive')
    lines.push(`${indent}${colors.dim(check.message ?? '')}`);
  if (check.status !== 'fail') return lines;
  lines.push(`${indent}${colors.red(check.message ?? '')}`);
  if (check.expected !== null) lines.push(`${indent}expected: ${check.expected}`);
  if (check.actual !== null) lines.push(`${indent}seen:     ${check.actual}`);
  const who =
    check.blame.length === 0
      ? 'cannot be told from this run'
      : say(message('{roles}', { roles: check.blame }));
  lines.push(`${indent}who:      ${who}`);
  return lines;
}

function paint(status: Status, text: string, colors: Colors): string {
  if (status === 'pass') return colors.green(text);
  if (status === 'fail') return colors.red(text);
  return colors.yellow(text);
}

function verdictLine({ verdict, score, maxScore }: CheckDocument, colors: Colors): string {
  if (verdict === 'inconclusive')
    return colors.yellow(`could not be graded for certain: the score is withheld (of ${maxScore})`);
  const line = `${verdict === 'pass' ? 'passed' : 'not yet'}: ${score} of ${maxScore} points`;
  return colors.bold(paint(verdict, line, colors));
}
