import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { toolVersion } from '../machine/installation.ts';
import { replaceFile } from '../machine/replace-file.ts';
import { say } from '../messages/say.ts';
import type { Lab } from '../model/lab.ts';
import { message } from '../model/message.ts';
import { word } from '../report/next-commands.ts';
import { hang } from '../report/wrap.ts';
import { chapter, partWord } from '../student/report/chapter.ts';
import { isSealed, keepCopy, readIfThere, sealed } from '../student/report/keep-file.ts';
import { listingsOf } from '../student/report/listings.ts';
import { type Draft, merge } from '../student/report/merge.ts';
import { reportPage } from '../student/report/page.ts';
import { type Made, marked } from '../student/report/sections.ts';
import {
  changedTitle,
  readTitle,
  TITLE_FIELDS,
  type TitleData,
  type TitleField,
  titlePage,
  titleWord,
} from '../student/report/title-page.ts';
import { readTrace } from '../trace/read.ts';
import { grade } from './check.ts';
import { openIsolations, parseMap, parseSeed, parseTrace, parseWishes } from './check-options.ts';
import { INTERRUPTED } from './exit-codes.ts';
import { readingWidth, type Terminal, UseError } from './io.ts';
import { findLabForStudents, labFileOf, labIds } from './labs.ts';
import { askLine } from './menu/ask.ts';
import { parseFolder } from './parse-folder.ts';

/** Options of `giliran report`, as the command line gives them: those of the title page by their names. */
export interface ReportFlags extends TitleData {
  readonly out?: string;
  readonly seed?: string;
  readonly map?: readonly string[];
  readonly isolation?: string;
}

/** A lab, and what it was called. */
interface NamedLab {
  readonly lab: Lab;
  readonly name: string;
}

/**
 * Checks the programs once more and writes the report, as Markdown and as a page to print: what giliran makes anew,
 * what the student wrote as it is.
 * @param words labs, and a folder at the end where it is not this one
 * @returns 0, whatever the check has found; 130 where the student has left while being asked
 */
export async function reportCommand(
  words: readonly string[],
  flags: ReportFlags,
  terminal: Terminal,
): Promise<number> {
  const { language } = terminal;
  const { names, folder } = apart(words);
  const labs = await findAll(names);
  const path = parseFolder(folder);
  const file = outFile(flags.out, path);
  const seed = parseSeed(flags.seed);
  const maps = mapsFor(labs, flags.map ?? []);
  const pageFile = file.replace(/\.md$/i, '.html');
  // It is found out first whether the report can be written: else questions and runs would be for nothing.
  writing(file, () => accessSync(dirname(file), constants.W_OK));
  const [before, pageBefore] = [file, pageFile].map((one) => writing(one, () => readIfThere(one)));
  const usual = say(
    message('practicum.title', { labs: labs.map(({ lab }) => lab.title[language]) }),
    language,
  );
  // Asked before the programs are run: a student who leaves here has not waited in vain.
  const title = await titleFor(before ?? null, flags, usual, terminal);
  if (title === null) return INTERRUPTED;
  const chapters = new Map<string, Draft>();
  for (const named of labs)
    chapters.set(
      named.lab.id,
      await chapterOf({ named, labs, path, seed, map: maps.get(named.lab.id) ?? {}, flags, terminal }),
    );
  const merged = merge(before ?? null, title, chapters);
  const page = sealed(
    reportPage({ report: merged.text, title: readTitle(merged.text)?.data.title ?? usual, language }),
  );
  const copies = [
    ...(merged.replaces ? [writing(file, () => keepCopy(file))] : []),
    ...(typeof pageBefore === 'string' && !isSealed(pageBefore)
      ? [writing(pageFile, () => keepCopy(pageFile))]
      : []),
  ];
  writing(file, () => replaceFile(file, merged.text));
  writing(pageFile, () => replaceFile(pageFile, page));
  log({ copies, file, pageFile, leftOut: merged.leftOut, title }, terminal);
  return 0;
}

/** The labs' names, and the folder. */
function apart(words: readonly string[]): { readonly names: readonly string[]; readonly folder: string } {
  const last = words.at(-1) ?? '';
  const isFolder = words.length > 1 && !isLab(last) && (/[/\\]|^\.\.?$/.test(last) || isThere(last));
  return isFolder ? { names: words.slice(0, -1), folder: last } : { names: words, folder: '.' };
}

function isLab(name: string): boolean {
  return labIds().includes(name) || labFileOf(name) !== resolve(name) || /\.ya?ml$/.test(name);
}

function isThere(folder: string): boolean {
  return existsSync(folder) && statSync(folder).isDirectory();
}

/** Each lab once. @throws UseError where there is no such lab */
async function findAll(names: readonly string[]): Promise<readonly NamedLab[]> {
  const found = new Map<string, NamedLab>();
  for (const name of names) {
    const lab = await findLabForStudents(name);
    if (!found.has(lab.id)) found.set(lab.id, { lab, name });
  }
  return [...found.values()];
}

/** Files for the roles of each lab that has such a role, by the labs' ids. @throws UseError where none has */
function mapsFor(
  labs: readonly NamedLab[],
  entries: readonly string[],
): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const has = ({ lab }: NamedLab, entry: string): boolean =>
    lab.roles.some(({ id, kind }) => entry.startsWith(`${id}=`) || entry.startsWith(`${kind.name}=`));
  const strange = entries.filter((entry) => !labs.some((lab) => has(lab, entry)));
  // Says what is wrong with it.
  if (labs[0]) parseMap(labs[0].lab, strange);
  return new Map(
    labs.map((named) => [
      named.lab.id,
      parseMap(
        named.lab,
        entries.filter((entry) => has(named, entry)),
      ),
    ]),
  );
}

/** @throws UseError where it would be no Markdown */
function outFile(out: string | undefined, folder: string): string {
  if (out === undefined) return join(folder, 'report.md');
  if (/[^/\\]\.md$/i.test(out)) return resolve(out);
  throw new UseError(message('use.report-out', { found: out }));
}

/** @throws UseError in place of the file system's errors */
function writing<T>(file: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UseError(message('use.report-unwritten', { file, reason: String(error.code) }));
  }
}

/** The title page: as it is, with what the flags say, or asked for. @returns null where the student has left */
async function titleFor(
  before: string | null,
  flags: ReportFlags,
  usual: string,
  terminal: Terminal,
): Promise<Made | null> {
  const { language } = terminal;
  const given: Partial<Record<TitleField, string>> = {};
  for (const field of TITLE_FIELDS) {
    const value = flags[field];
    if (value !== undefined) given[field] = value;
  }
  const known = before === null ? null : readTitle(before);
  if (known !== null) return changedTitle(known.page, given, language);
  if (terminal.inIsTerminal && terminal.outIsTerminal)
    for (const field of TITLE_FIELDS) {
      if (given[field] !== undefined) continue;
      const answer = await askLine(titleWord(field, language), terminal, field === 'title' ? usual : '');
      if (answer.kind === 'left' || terminal.signal.aborted) return null;
      // Esc leaves this one and the others open: they can be written into the page.
      if (answer.kind === 'back') break;
      given[field] = answer.value;
    }
  return titlePage(given, usual, language);
}

interface ChapterOf {
  readonly named: NamedLab;
  readonly labs: readonly NamedLab[];
  readonly path: string;
  readonly seed: number;
  readonly map: Readonly<Record<string, string>>;
  readonly flags: ReportFlags;
  readonly terminal: Terminal;
}

/** What a check of the programs, made now, has to say: so the listings are what was run. */
async function chapterOf({ named, labs, path, seed, map, flags, terminal }: ChapterOf): Promise<Draft> {
  const { lab, name } = named;
  const wishes = parseWishes(flags.isolation);
  const isolations = await openIsolations(wishes, seed);
  try {
    const others = labs.map((one) => one.lab).filter(({ id }) => id !== lab.id);
    const listings = listingsOf(path, lab, others);
    const trace = parseTrace(undefined, lab, seed);
    const { document } = await grade({
      ...{ lab, path, seed, isolations, trace, step: null, map, capture: false, io: terminal },
      ...{ substitution: 'needed', bootsAhead: true, startedAt: performance.now() },
    });
    const { runs } = readTrace(readFileSync(trace, 'utf8'));
    const { language } = terminal;
    return chapter({ lab, labWord: word(name), language, document, runs, listings, version: toolVersion() });
  } finally {
    await isolations.close();
  }
}

interface Written {
  readonly copies: readonly string[];
  readonly file: string;
  readonly pageFile: string;
  readonly leftOut: readonly string[];
  readonly title: Made;
}

function log({ copies, file, pageFile, leftOut, title }: Written, terminal: Terminal): void {
  const { language } = terminal;
  const line = (text: string): void => terminal.out(`${hang('', text, readingWidth(terminal)).join('\n')}\n`);
  // A name that can be copied is not broken.
  for (const one of [file, pageFile])
    terminal.out(`${say(message('practicum.written', { file: one }), language)}\n`);
  for (const copy of copies) terminal.out(`${say(message('practicum.copied', { file: copy }), language)}\n`);
  if (leftOut.length > 0)
    line(
      say(message('practicum.left-out', { parts: leftOut.map((key) => partWord(key, language)) }), language),
    );
  const isBlank = Object.keys(readTitle(marked(title))?.data ?? {}).every((field) => field === 'title');
  if (isBlank) {
    const flags = TITLE_FIELDS.map((field) => `--${field}`);
    line(say(message('practicum.no-title-data', { flags }), language));
  }
  const parts = [message('practicum.analysis'), message('practicum.conclusion')];
  line(say(message('practicum.print', { parts }), language));
}
