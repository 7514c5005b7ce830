import { resolve } from 'node:path';
import { say } from '../messages/say.ts';
import type { Lab } from '../model/lab.ts';
import { type MessageId, message, type ParamsAfter } from '../model/message.ts';
import { folderOption, folderWord, word } from '../report/next-commands.ts';
import { hang } from '../report/wrap.ts';
import { labId } from '../student/keep-progress.ts';
import { ProgressFile } from '../student/progress-file.ts';
import { type LaidOut, layOut } from '../student/starter/lay-out.ts';
import type { StarterLanguage } from '../student/starter/starter-language.ts';
import { STARTER_LANGUAGES, type Starter, startersOf } from '../student/starter/starters.ts';
import { advise } from './advise.ts';
import { readingWidth, type Terminal, UseError } from './io.ts';
import { findLabForStudents } from './labs.ts';

/** Options of `giliran start`. */
export interface StartFlags {
  readonly language?: string;
}

/** Lays out files to begin with, and touches nothing that is there. @returns 0 */
export async function startCommand(
  labName: string,
  folder: string,
  flags: StartFlags,
  terminal: Terminal,
): Promise<number> {
  const lab = await findLabForStudents(labName);
  const language = starterLanguage(flags.language ?? 'typescript');
  const laidOut = layOutIn(folder, lab, startersOf(lab, language, terminal.language, labId(lab, labName)));
  const log = (mark: string, text: string): void =>
    terminal.out(`${hang(mark, text, readingWidth(terminal)).join('\n')}\n`);
  const text = <Id extends MessageId>(id: Id, ...params: ParamsAfter<Id>): string =>
    say(message(id, ...params), terminal.language);
  for (const starter of laidOut.written) log('+ ', writtenLine(starter, lab, text));
  for (const file of laidOut.kept) log('= ', text('start.kept', { file }));
  const file = new ProgressFile(resolve(folder));
  const notKept = file.keep(lab.id, labId(lab, labName), file.of(lab.id));
  if (notKept !== null) log('', text('progress.not-kept', { reason: notKept }));
  const [first] = lab.steps;
  const next = [
    [text('start.read'), `giliran guide ${word(labName)} ${first?.id ?? ''}${folderOption(folder)}`],
    [text('start.check'), `giliran check ${word(labName)}${folderWord(folder)}`],
  ] as const;
  const width = Math.max(...next.map(([label]) => label.length));
  terminal.out(`\n${next.map(([label, command]) => `${label.padEnd(width)} ${command}\n`).join('')}`);
  return 0;
}

function writtenLine(
  { kind, name }: Starter,
  lab: Lab,
  text: <Id extends MessageId>(id: Id, ...params: ParamsAfter<Id>) => string,
): string {
  const roles = lab.roles.filter((role) => role.kind.name === kind).map(({ id }) => id);
  return roles.length === 1
    ? text('start.written', { file: name })
    : text('start.written-shared', { file: name, roles });
}

/** @throws UseError where there are none in that language */
function starterLanguage(name: string): StarterLanguage {
  const found = Object.hasOwn(STARTER_LANGUAGES, name) ? STARTER_LANGUAGES[name] : undefined;
  if (found) return found;
  const names = Object.keys(STARTER_LANGUAGES);
  const advice = advise(name, names, message('advice.languages', { names }));
  throw new UseError(message('use.no-starter-language', { found: name, advice }));
}

/** @throws UseError where the folder cannot be written in */
function layOutIn(folder: string, lab: Lab, starters: readonly Starter[]): LaidOut {
  try {
    return layOut(resolve(folder), lab, starters);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UseError(message('use.cannot-write-folder', { folder, reason: String(error.code) }));
  }
}
