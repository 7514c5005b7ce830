import { visible } from '../messages/say.ts';
import type { PlainId } from '../model/message.ts';
import type { CheckDocument } from '../model/result.ts';
import { shellWord } from '../model/shell-word.ts';

/** A command to type next, with a label that says what it is good for. */
export interface NextCommand {
  /** The id of a message. */
  readonly label: PlainId;
  readonly command: string;
}

/** The names of the lab and the folder on the command line. */
export interface Called {
  readonly labName?: string;
  readonly folder?: string;
}

/** What to type where a check fails: a hint for the first such check, and its conversation. */
export function nextCommands(document: CheckDocument, called: Called): readonly NextCommand[] {
  const failed = document.checks.find(({ status }) => status === 'fail');
  if (!failed) return [];
  return [
    { label: 'report.next-hint', command: hintCommandOf(document, failed.step, called) },
    ...showCommandOf(document, called),
  ];
}

export function hintCommandOf({ lab }: CheckDocument, step: string, { labName, folder }: Called): string {
  return `giliran hint ${word(labName ?? lab)} ${step}${folderOption(folder)}`;
}

/** The command that shows a check's conversation; null where nothing was run. */
export function showCommandOf(
  { lab, checks, trace }: CheckDocument,
  { labName = lab }: Called,
): readonly NextCommand[] {
  if (trace === null || checks.every(({ run }) => run === null)) return [];
  // Harmless for a terminal, and not shortened.
  const file = shellWord(trace.split('/').map(visible).join('/'));
  const where = labName === lab ? '' : ` --lab ${word(labName)}`;
  return [{ label: 'report.next-show', command: `giliran show ${file}${where}` }];
}

/** A given name, quoted so that it can be typed again. */
export function word(name: string): string {
  return shellWord(visible(name.startsWith('-') ? `./${name}` : name));
}

/** A folder to type after a command, with a space before it; empty for the current folder. */
export function folderWord(folder: string | undefined): string {
  return folder === undefined || folder === '.' ? '' : ` ${word(folder)}`;
}

/** The same for a command that takes the folder as an option. */
export function folderOption(folder: string | undefined): string {
  const where = folderWord(folder);
  return where === '' ? '' : ` --folder${where}`;
}
