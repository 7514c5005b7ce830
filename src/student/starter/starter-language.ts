import { wrapText } from '../../model/cells.ts';
import type { Part } from './part.ts';

/** A language that starters are written in. */
export interface StarterLanguage {
  /** The name of a kind's file. */
  readonly fileName: (kind: string) => string;
  /** The lines of a file that runs, does nothing, and says in comments what to build where. */
  readonly lines: (part: Part) => readonly string[];
}

/** Width of a comment in columns. */
const WIDTH = 78;

/** Paragraphs as comments, with an empty line between them. */
export function commented(paragraphs: readonly string[], mark: string, indent = ''): readonly string[] {
  return paragraphs.flatMap((paragraph) =>
    wrapText(harmless(paragraph), WIDTH - indent.length - mark.length - 1).map((line) =>
      `${indent}${mark} ${line}`.replace(/\\$/, '\\ .'),
    ),
  );
}

/** The comments of all steps, each after an empty line. */
export function stepComments({ steps }: Part, mark: string, indent = ''): readonly string[] {
  return steps.flatMap((step) => ['', ...commented(step, mark, indent)]);
}

/** Java reads `\u` in comments too, and in C a backslash at the end continues the line. */
function harmless(text: string): string {
  return text.replaceAll('\\u', '\\ u');
}

/** Whether a kind's programs use UDP. */
export function isDatagram({ kind }: Part): boolean {
  return kind.endpoint.transport === 'udp';
}

/** Whether a kind's programs are told their numbers. */
export function isNumbered({ kind }: Part): boolean {
  return kind.count !== null && kind.args === undefined;
}

/** Lines that are there only under a condition. */
export function when(isSo: boolean, ...lines: readonly string[]): readonly string[] {
  return isSo ? lines : [];
}

/** A word with a capital, as in names of classes. */
export function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
