import { buildConversation } from '../../diagram/build-conversation.ts';
import { chooseRun } from '../../diagram/choose-run.ts';
import { screenOf } from '../../diagram/screen.ts';
import { diagram } from '../../diagram/terminal/diagram.ts';
import { legend } from '../../diagram/terminal/legend.ts';
import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import type { Lab } from '../../model/lab.ts';
import { type IdUnder, type MessageId, message, messageOf, type ParamsAfter } from '../../model/message.ts';
import type { CheckDocument } from '../../model/result.ts';
import type { RunTrace } from '../../model/trace.ts';
import { block, plain } from './markdown.ts';
import type { Draft } from './merge.ts';

/** A source of the student's. */
export interface Listing {
  /** Relative to the folder, with slashes. */
  readonly path: string;
  /** With `\n` as line end. */
  readonly text: string;
}

/** What a chapter is made from. */
export interface ChapterParts {
  readonly lab: Lab;
  /** The lab's name on the command line, quoted where it has to be. */
  readonly labWord: string;
  readonly language: Language;
  readonly document: CheckDocument;
  /** Runs of the check. */
  readonly runs: readonly RunTrace[];
  readonly listings: readonly Listing[];
  readonly version: string;
}

/** Width of the conversation's diagram in columns, so that it fits an A4 page in small letters. */
const PICTURE_COLUMNS = 92;
/** The most lines of one terminal that are shown. */
const MOST_LINES = 120;

/** The most letters of one line that are shown: for a terminal two rows, for a listing as much as anybody reads. */
const MOST_LETTERS = { terminal: 162, listing: 2000 };

/** Keys of a chapter's parts, after the lab's id. */
const CHAPTER_PARTS = [
  'purpose',
  'theory',
  'listings',
  'terminals',
  'picture',
  'results',
  'questions',
] as const;
type Part = (typeof CHAPTER_PARTS)[number];

/** The chapter of one lab, in Markdown: what giliran knows, and room for what the student has to say. */
export function chapter(parts: ChapterParts): Draft {
  return new Chapter(parts).draft();
}

class Chapter {
  private readonly parts: ChapterParts;
  private readonly run: RunTrace | undefined;

  constructor(parts: ChapterParts) {
    this.parts = parts;
    const { runs, document } = parts;
    // The run of all programs among themselves, if they could be started at all.
    const among = runs.find(({ run }) => run.roles.every(({ player }) => player.by === 'student'));
    this.run = among ?? chooseRun(runs, document.checks);
  }

  draft(): Draft {
    const { lab, language } = this.parts;
    const made = (part: Part, lines: readonly string[]) => ({
      key: `${lab.id}/${part}`,
      text: lines.join('\n'),
    });
    return [
      { own: `## ${plain(lab.title[language])}` },
      made('purpose', this.purpose()),
      made('theory', this.theory()),
      made('listings', this.listings()),
      made('terminals', this.terminals()),
      made('picture', this.picture()),
      made('results', this.results()),
      { own: `### ${this.word('analysis')}` },
      made('questions', this.questions()),
      { own: `*${this.word('write-analysis')}*` },
      { own: `### ${this.word('conclusion')}` },
      { own: `*${this.word('write-conclusion')}*` },
    ];
  }

  private purpose(): readonly string[] {
    const { lab, language } = this.parts;
    return [
      `### ${this.word('purpose')}`,
      '',
      plain(lab.about[language]),
      '',
      ...lab.steps.map(
        ({ title, guide }, at) => `${at + 1}. **${plain(title[language])}.** ${plain(guide[language])}`,
      ),
    ];
  }

  private theory(): readonly string[] {
    const { lab, labWord, language } = this.parts;
    return [
      `### ${this.word('theory')}`,
      '',
      plain(lab.protocol[language]),
      ...lab.steps.flatMap(({ title, explain }) =>
        explain ? ['', `**${plain(title[language])}.** ${plain(explain[language])}`] : [],
      ),
      '',
      plain(this.word('theory-source', { lab: lab.id, command: `giliran guide ${labWord}` })),
    ];
  }

  private listings(): readonly string[] {
    const { listings } = this.parts;
    return [
      `### ${this.word('listings')}`,
      ...listings.flatMap(({ path, text }) => {
        const lines = text.replace(/\n+$/, '').split('\n');
        const width = String(lines.length).length;
        const numbered = lines.map((line, at) => `${String(at + 1).padStart(width)} │ ${line}`.trimEnd());
        return ['', `#### ${plain(path)}`, '', this.block(numbered, MOST_LETTERS.listing)];
      }),
      ...(listings.length === 0 ? ['', this.word('no-listings')] : []),
    ];
  }

  private terminals(): readonly string[] {
    const { document } = this.parts;
    const heading = `### ${this.word('terminals')}`;
    const { run } = this;
    if (run === undefined) return [heading, '', this.word('no-run')];
    const conversation = buildConversation(run, document.checks);
    const others = conversation.lanes.filter(({ by }) => by !== 'student').map(({ id }) => id);
    return [
      heading,
      '',
      plain(this.word('terminals-about', { run: run.run.run, seed: document.seed })),
      ...(others.length > 0 ? ['', plain(this.word('played-by-others', { roles: others }))] : []),
      ...conversation.lanes.flatMap(({ id, by }, lane) => {
        if (by !== 'student') return [];
        const lines = screenOf(conversation, lane).lines.map((line) => line.map(({ text }) => text).join(''));
        const left = lines.length - MOST_LINES;
        const shown = lines.slice(0, MOST_LINES).map((line) => `│ ${line}`.trimEnd());
        if (left > 0) shown.push(`… (${this.word('lines-left-out', { count: left })})`);
        if (lines.length === 0) shown.push(this.word('nothing-shown'));
        return ['', `#### ${plain(id)}`, '', this.block(shown, MOST_LETTERS.terminal)];
      }),
    ];
  }

  private picture(): readonly string[] {
    const { document, language } = this.parts;
    const heading = `### ${this.word('picture')}`;
    const { run } = this;
    if (run === undefined) return [heading, '', this.word('no-run')];
    const conversation = buildConversation(run, document.checks);
    const { checks } = document;
    const how = { conversation, checks, language, width: PICTURE_COLUMNS };
    const lines = diagram({ ...how, color: false })
      .trimEnd()
      .split('\n');
    return [heading, '', this.block([...lines, '', ...legend(how)], MOST_LETTERS.listing)];
  }

  private results(): readonly string[] {
    const { document, version } = this.parts;
    const { checks, score, maxScore: most, seed } = document;
    const cells = (...texts: readonly string[]): string => `| ${texts.join(' | ')} |`;
    const problems = checks.filter(({ status, message: said }) => status !== 'pass' && said !== null);
    return [
      `### ${this.word('results')}`,
      '',
      cells(this.word('result-check'), this.word('result-status'), this.word('result-points')),
      '|---|---|---:|',
      ...checks.map((check) =>
        cells(plain(check.title), this.word(check.status), `${check.score}/${check.maxScore}`),
      ),
      '',
      score === null
        ? this.word('no-score', { version, seed })
        : this.word('score', { score, most, version, seed }),
      ...problems.flatMap(({ title, message: said }) => ['', `- **${plain(title)}**: ${plain(said ?? '')}`]),
    ];
  }

  /** The lab's own questions, or general ones about each of its steps. */
  private questions(): readonly string[] {
    const { lab, language } = this.parts;
    const asked = lab.questions?.map((question) => question[language]) ?? [
      ...lab.steps.map(({ title }) => this.word('question-step', { title: title[language] })),
      this.word('question-result'),
    ];
    return [this.word('questions'), '', ...asked.map((question, at) => `${at + 1}. ${plain(question)}`)];
  }

  private block(lines: readonly string[], most: number): string {
    return block(lines, most, (count) => this.word('letters-left-out', { count }));
  }

  private word<Id extends IdUnder<'practicum'>>(id: Id, ...params: ParamsAfter<`practicum.${Id}`>): string {
    return say(message(`practicum.${id}`, ...params), this.parts.language);
  }
}

/** The title of a part, by its key. */
export function partWord(key: string, language: Language): string {
  const [lab = '', part] = key.split('/');
  const known = CHAPTER_PARTS.find((one) => one === part);
  const id: MessageId | undefined = known && `practicum.${known}`;
  return id === undefined ? lab : `${say(messageOf(id), language)} (${lab})`;
}
