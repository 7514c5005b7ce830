import { wrapText } from '../../model/cells.ts';
import type { Part } from './part.ts';

/** A language that starters are written in. */
export interface StarterLanguage {
  /** What a kind's file is called. */
  readonly fileName: (kind: string) => string;
  /** The lines of a file that runs, does nothing, and says what is to be built where. */
  readonly lines: (part: Part) => readonly string[];
}

/** Columns of a comment. */
const WIDTH = 78;

/** Paragraphs as comments, each paragraph from a line of its own. */
export function commented(paragraphs: readonly string[], mark: string, indent = ''): readonly string[] {
  return paragraphs.flatMap((paragraph) =>
    wrapText(harmless(paragraph), WIDTH - indent.length - mark.length - 1).map((line) =>
      `${indent}${mark} ${line}`.replace(/\\$/, '\\ .'),
    ),
  );
}

/** The comments of the steps, an empty line before each. */
export function stepComments({ steps }: Part, mark: string, indent = ''): readonly string[] {
  return steps.flatMap((step) => ['', ...commented(step, mark, indent)]);
}

/** Java reads `\u` in comments too, and a line of C that ends in a backslash goes on. */
function harmless(text: string): string {
  return text.replaceAll('\\u', '\\ u');
}

/** Whether a kind's programs reach over UDP. */
export function isDatagram({ kind }: Part): boolean {
  return kind.endpoint.transport === 'udp';
}

/** Whether a kind's programs are told their numbers. */
export function isNumbered({ kind }: Part): boolean {
  return kind.count !== null && kind.args === undefined;
}

/** Lines that are there only where something is. */
export function when(isSo: boolean, ...lines: readonly string[]): readonly string[] {
  return isSo ? lines : [];
}

/** A word with a capital, as classes have it. */
export function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
