import { basename, dirname, resolve } from 'node:path';
import { graders } from '../../graders/index.ts';
import { newFiles } from '../authoring/new/files.ts';
import { type LikeLab, newFilesLike } from '../authoring/new/files-like.ts';
import { likeText } from '../authoring/new/like-text.ts';
import {
  isLabId,
  labIdFrom,
  MOST_CLIENTS,
  type NewFile,
  type NewLab,
  PORTS,
  PROGRAM_LANGUAGES,
  type ProgramLanguage,
} from '../authoring/new/order.ts';
import { readUntouched } from '../authoring/new/untouched.ts';
import { isFree, writeFolder } from '../authoring/new/write-folder.ts';
import { labJsonSchema } from '../lab/schema.ts';
import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import type { Lab } from '../model/lab.ts';
import { type MessageId, message, type ParamsAfter, type PlainId } from '../model/message.ts';
import { unreachable } from '../model/unreachable.ts';
import { word } from '../report/next-commands.ts';
import { python, typescript } from '../student/starter/scripts.ts';
import type { StarterLanguage } from '../student/starter/starter-language.ts';
import { startersOf } from '../student/starter/starters.ts';
import { advise } from './advise.ts';
import { INTERRUPTED } from './exit-codes.ts';
import { canBeAsked, type Terminal, UseError } from './io.ts';
import { findLab, labFileOf, labIds } from './labs.ts';
import { ask, askLine } from './menu/ask.ts';

/** Options of `giliran lab new`. */
export interface NewFlags {
  readonly like?: string;
  readonly id?: string;
  readonly titleEn?: string;
  readonly titleId?: string;
  readonly clients?: string;
  readonly port?: string;
  readonly language?: string;
}

/**
 * Writes the folder of a new lab, as a whole or not at all. On a terminal, what no option says is asked for.
 * @returns 0, or 130 where the user has left while being asked
 */
export async function newCommand(folder: string, flags: NewFlags, terminal: Terminal): Promise<number> {
  const strange = flags.like === undefined ? undefined : OF_THE_OTHER.find((key) => flags[key] !== undefined);
  if (strange !== undefined)
    throw new UseError(message('new.not-with-like', { option: OPTIONS[strange].option }));
  if (!isFree(folder)) throw new UseError(message('new.taken', { folder }));
  const wish = { folder, flags, like: flags.like === undefined ? null : await bundledLab(flags.like) };
  const given = canBeAsked(terminal) ? await askedFor(wish, terminal) : whole(wish);
  if (given === null || terminal.signal.aborted) {
    terminal.err(`giliran: ${say(message('new.left'), terminal.language)}\n`);
    return INTERRUPTED;
  }
  const lab = labOf(given);
  const schema = labJsonSchema(graders);
  write(
    folder,
    wish.like === null
      ? newFiles(lab, schema)
      : newFilesLike(likeLab(wish.like, lab, terminal.language), schema),
  );
  terminal.out(`${summary(folder, terminal)}\n`);
  return 0;
}

/** What the user asks for. */
interface Wish {
  readonly folder: string;
  readonly flags: NewFlags;
  /** The lab that the new one begins as; null where it begins as the template. */
  readonly like: Lab | null;
}

/** @throws UseError where no lab of that id comes with giliran */
async function bundledLab(name: string): Promise<Lab> {
  if (labIds().includes(name)) return findLab(name);
  const advice = advise(name, labIds(), message('advice.labs', { names: labIds() }));
  throw new UseError(message('use.no-lab', { name, advice }));
}

/** What begins as another lab: its text under another name, and its starters. */
function likeLab(like: Lab, { id, title, language }: NewLab, reader: Language): LikeLab {
  const lab = { ...like, id, title };
  const file = labFileOf(like.id);
  return {
    lab,
    text: likeText(file, lab),
    language,
    starters: startersOf(lab, STARTERS[language], reader, 'lab.yaml'),
    untouched: readUntouched(dirname(file)),
  };
}

const STARTERS: Readonly<Record<ProgramLanguage, StarterLanguage>> = { typescript, python };

/** What a new lab takes, as it was typed. */
interface Given {
  readonly id: string;
  readonly titleEn: string;
  readonly titleId: string;
  readonly clients: string;
  readonly port: string;
  readonly language: string;
}

/** The options, in the order in which one is asked for what they say. */
const QUESTIONS = [
  'id',
  'titleEn',
  'titleId',
  'clients',
  'port',
  'language',
] as const satisfies readonly (keyof Given)[];

const OPTIONS: Readonly<Record<keyof Given, { readonly option: string; readonly ask: PlainId }>> = {
  id: { option: '--id', ask: 'new.ask-id' },
  titleEn: { option: '--title-en', ask: 'new.ask-title-en' },
  titleId: { option: '--title-id', ask: 'new.ask-title-id' },
  clients: { option: '--clients', ask: 'new.ask-clients' },
  port: { option: '--port', ask: 'new.ask-port' },
  language: { option: '--language', ask: 'new.ask-language' },
};

/** What a lab that begins as another one has of that. */
const OF_THE_OTHER: readonly (keyof Given)[] = ['clients', 'port'];

/** The default; null where there is none and a value must be given. */
function usualOf(key: keyof Given, { folder, like }: Wish): string | null {
  if (like !== null && key === 'titleEn') return like.title.en;
  if (like !== null && key === 'titleId') return like.title.id;
  if (key === 'id') return labIdFrom(basename(resolve(folder)));
  if (key === 'clients') return '2';
  return key === 'port' ? '9000' : null;
}

/** @throws UseError where an option is not there that only somebody could say */
function whole(wish: Wish): Given {
  const { flags } = wish;
  const missing = QUESTIONS.filter((key) => flags[key] === undefined && usualOf(key, wish) === null);
  if (missing.length > 0)
    throw new UseError(message('new.unanswered', { options: missing.map((key) => OPTIONS[key].option) }));
  return givenBy((key) => flags[key] ?? usualOf(key, wish) ?? '');
}

/** Asks for what no option says, again where the answer cannot be. @returns null where somebody has left */
async function askedFor(wish: Wish, terminal: Terminal): Promise<Given | null> {
  const answers: Partial<Record<keyof Given, string>> = {};
  for (const key of QUESTIONS) {
    const flag = wish.flags[key];
    if (flag !== undefined) valid(key, flag);
    const isKnown = wish.like !== null && OF_THE_OTHER.includes(key);
    let answer = flag ?? (isKnown ? usualOf(key, wish) : null);
    while (answer === null) {
      const typed = await question(key, usualOf(key, wish) ?? '', terminal);
      if (typed === null) return null;
      answer = whyNot(key, typed, terminal) ? null : typed;
    }
    answers[key] = answer;
  }
  return givenBy((key) => answers[key] ?? '');
}

function givenBy(of: (key: keyof Given) => string): Given {
  return {
    id: of('id'),
    titleEn: of('titleEn'),
    titleId: of('titleId'),
    clients: of('clients'),
    port: of('port'),
    language: of('language'),
  };
}

/** @returns null where somebody has gone back or left */
async function question(key: keyof Given, usual: string, terminal: Terminal): Promise<string | null> {
  const text = say(message(OPTIONS[key].ask), terminal.language);
  const answer =
    key === 'language'
      ? await ask(
          text,
          PROGRAM_LANGUAGES.map((name) => ({ title: name, value: name })),
          terminal,
        )
      : await askLine(text, terminal, usual);
  return answer.kind === 'chosen' ? answer.value : null;
}

/** Says what is wrong with an answer. @returns whether anything is */
function whyNot(key: keyof Given, typed: string, terminal: Terminal): boolean {
  try {
    valid(key, typed);
    return false;
  } catch (error) {
    if (!(error instanceof UseError)) throw error;
    terminal.err(`${say(error.userMessage, terminal.language)}\n`);
    return true;
  }
}

/** @throws UseError where something cannot be what was asked for */
function valid(key: keyof Given, found: string): void {
  switch (key) {
    case 'id':
      if (!isLabId(found)) throw new UseError(message('new.bad-id', { found }));
      break;
    case 'titleEn':
    case 'titleId':
      if (found.trim() === '') throw new UseError(message('new.bad-title'));
      break;
    case 'clients':
      numberFrom('--clients', found, 1, MOST_CLIENTS);
      break;
    case 'port':
      numberFrom('--port', found, PORTS.least, PORTS.most);
      break;
    case 'language':
      languageFrom(found);
      break;
    default:
      unreachable(key);
  }
}

/** @throws UseError where something cannot be what was asked for */
function labOf(given: Given): NewLab {
  for (const key of QUESTIONS) valid(key, given[key]);
  return {
    id: given.id,
    title: { en: given.titleEn.trim(), id: given.titleId.trim() },
    clients: numberFrom('--clients', given.clients, 1, MOST_CLIENTS),
    port: numberFrom('--port', given.port, PORTS.least, PORTS.most),
    language: languageFrom(given.language),
  };
}

function numberFrom(name: string, found: string, least: number, most: number): number {
  const number = Number(found);
  if (!/^\d+$/.test(found) || number < least || number > most)
    throw new UseError(message('new.bad-number', { name, found, least, most }));
  return number;
}

function languageFrom(found: string): ProgramLanguage {
  const known = PROGRAM_LANGUAGES.find((name) => name === found);
  if (known) return known;
  const advice = advise(found, PROGRAM_LANGUAGES, message('advice.help'));
  throw new UseError(message('new.bad-language', { known: PROGRAM_LANGUAGES, found, advice }));
}

/** @throws UseError where it cannot be written */
function write(folder: string, files: readonly NewFile[]): void {
  try {
    writeFolder(folder, files);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const reason = 'code' in error ? String(error.code) : error.message;
    throw new UseError(message('new.unwritable', { folder, reason }));
  }
}

/** What was written, and what to do with it. */
function summary(folder: string, { language }: Terminal): string {
  const text = <Id extends MessageId>(id: Id, ...params: ParamsAfter<Id>): string =>
    say(message(id, ...params), language);
  const written: readonly (readonly [string, PlainId])[] = [
    ['lab.yaml', 'new.lab-file'],
    ['lab.schema.json', 'new.schema'],
    ['reference/', 'new.reference'],
    ['fixtures/silent/', 'new.silent'],
    ['fixtures/faulty/', 'new.faulty'],
  ];
  const file = word(`${folder.replace(/\/+$/, '')}/lab.yaml`);
  const at = (path: string): string => word(`${folder.replace(/\/+$/, '')}/${path}`);
  return [
    text('new.written', { folder }),
    ...written.map(([path, id]) => `  ${path.padEnd(18)}${say(message(id), language)}`),
    '',
    text('new.next'),
    `  giliran lab lint ${file}`,
    `  giliran check ${file} ${at('fixtures/silent')}`,
    `  giliran check ${file} ${at('reference')}`,
  ].join('\n');
}
