import { relative } from 'node:path';
import pc from 'picocolors';
import { graders } from '../../graders/index.ts';
import { lintDocumentOf } from '../authoring/lint/lint-document.ts';
import { type LintedLab, lintLab } from '../authoring/lint/lint-lab.ts';
import type { Problem } from '../authoring/lint/problem.ts';
import { excerptAt } from '../lab/lab-error.ts';
import { say } from '../messages/say.ts';
import { message } from '../model/message.ts';
import { type Terminal, UseError, wantsColor } from './io.ts';
import { type LabFilePlace, labFilesOf, labIds } from './labs.ts';

/** Options of `giliran lab lint`. */
export interface LintFlags {
  readonly strict?: boolean;
  readonly json?: boolean;
  readonly color: boolean;
}

/**
 * Says everything that is wrong, or worth a look, in labs.
 * @param names labs, or folders of labs; where none is named, the course's own (`--labs`), or else all that come with
 *   giliran
 * @returns 1 where there is an error, or, if warnings count too, a warning; else 0
 */
export async function lintCommand(
  names: readonly string[],
  flags: LintFlags,
  terminal: Terminal,
): Promise<number> {
  const { out, language } = terminal;
  const labs = placesOf(names, terminal.labFolder).map(linted);
  const document = lintDocumentOf(labs);
  const isBad = document.errors > 0 || (flags.strict === true && document.warnings > 0);
  const code = isBad ? 1 : 0;
  if (flags.json) {
    out(`${JSON.stringify(document, null, 2)}\n`);
    return code;
  }
  const colors = pc.createColors(wantsColor(terminal, flags.color));
  // What several labs have from one file is told once.
  const all = labs.flatMap(({ problems }) => problems);
  const problems = new Map(all.map((problem) => [shown(problem, colors), problem]));
  for (const text of problems.keys()) out(`${text}\n\n`);
  const count = labs.length;
  const ofSeverity = (wanted: Problem['severity']): number =>
    [...problems.values()].filter(({ severity }) => severity === wanted).length;
  const [errors, warnings] = [ofSeverity('error'), ofSeverity('warning')];
  const summary =
    errors + warnings === 0
      ? message('lint.clean', { count })
      : message('lint.found', { errors, warnings, count });
  out(`${say(summary, language)}\n`);
  return code;
}

/** Each lab once, in the order in which they are named. */
function placesOf(names: readonly string[], folder: string | null | undefined): readonly LabFilePlace[] {
  const all = folder ? [folder] : labIds();
  const places = (names.length > 0 ? names : all).flatMap(labFilesOf);
  return [...new Map(places.map((place) => [place.file, place])).values()];
}

/** @throws UseError where the system does not give the file */
function linted({ file, isOwn }: LabFilePlace): LintedLab {
  try {
    return lintLab(file, graders, isOwn);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UseError(message('lint.unreadable', { file, reason: String(error.code) }));
  }
}

/** As compilers have it, so that editors and terminals lead to the place. */
function shown({ severity, code, text, place }: Problem, colors: ReturnType<typeof pc.createColors>): string {
  const [line, caret] = excerptAt(place);
  const word = severity === 'error' ? colors.red(severity) : colors.yellow(severity);
  const where = colors.bold(`${nearPath(place.file)}:${place.line}:${place.column}:`);
  return `${where} ${word}: ${harmless(text)} ${colors.dim(`[${code}]`)}\n${harmless(line)}\n${colors.red(caret)}`;
}

/** Without characters that a terminal would take for commands; a tab stays, so that the caret stands in its place. */
function harmless(text: string): string {
  return text.replace(/[\x00-\x08\x0a-\x1f\x7f-\x9f]/g, '\ufffd');
}

/** A path from here, where it leads down. */
function nearPath(file: string): string {
  const near = relative('.', file);
  return near.startsWith('..') ? file : near;
}
