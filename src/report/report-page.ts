import pc from 'picocolors';
import type { Language } from '../messages/language.ts';
import { say, visible } from '../messages/say.ts';
import { wrapText } from '../model/cells.ts';
import type { Lab } from '../model/lab.ts';
import { type MessageId, message, type ParamsAfter } from '../model/message.ts';
import type { CheckDocument, CheckResult } from '../model/result.ts';
import type { Status } from '../model/verdict.ts';
import type { NextCommand } from './next-commands.ts';
import { standInsOf } from './stand-ins.ts';
import { hang } from './wrap.ts';

type Colors = ReturnType<typeof pc.createColors>;
export type Paint = (text: string) => string;

export const MARKS: Readonly<Record<Status, string>> = {
  pass: '✓',
  fail: '✗',
  skipped: '–',
  inconclusive: '?',
};

/** The style of a report. */
export interface ReportStyle {
  readonly language: Language;
  readonly color: boolean;
  /** Width in columns; null where lines must not be wrapped. */
  readonly width: number | null;
  /** The lab's name on the command line; left out where it was the id. */
  readonly labName?: string;
  /** The folder's name there; left out where it does not matter, or is the current folder. */
  readonly folder?: string;
}

/** Indentation of the lines about a check. */
const INDENT = '      ';

/** Lines that begin with a label. */
const LABELS = ['expected', 'seen', 'why', 'who', 'hint'] as const;
type Label = (typeof LABELS)[number];

/** A report on a terminal, line by line. */
export class ReportPage {
  readonly colors: Colors;
  readonly style: ReportStyle;
  private readonly lines: string[] = [];
  private readonly labelWidth: number;
  /** Explanations that were given above are not repeated. */
  private readonly told = new Set<string>();
  /** Failures that have been shown, by what was seen. */
  private readonly failures = new Map<string, CheckResult>();
  /** Why the check above was left undecided. */
  private reason: string | null = null;

  constructor(style: ReportStyle) {
    this.style = style;
    this.colors = pc.createColors(style.color);
    this.labelWidth = Math.max(...LABELS.map((label) => this.word(`report.${label}`).length)) + 1;
  }

  text(): string {
    return `${this.lines.join('\n')}\n`;
  }

  word<Id extends MessageId>(id: Id, ...params: ParamsAfter<Id>): string {
    return say(message(id, ...params), this.style.language);
  }

  add(...lines: readonly string[]): void {
    this.lines.push(...lines);
  }

  wrapped(label: string, text: string, paint: Paint): void {
    this.add(...hang(`${label} `, text, this.style.width).map(paint));
  }

  addTitle(lab: Lab, { submission }: CheckDocument): void {
    const { bold, dim } = this.colors;
    const title = lab.title[this.style.language];
    const place = visible(submission);
    const fits = this.fits(`${title} (${lab.id})  ${place}`);
    // A path is not wrapped, so that it can be copied; it may get a line of its own.
    this.add(`${bold(title)} ${dim(`(${lab.id})`)}${fits ? `  ${place}` : ''}`, ...(fits ? [] : [place]), '');
  }

  /**
   * A check with why it fails or was not decided.
   * @param waited the check that it waits for; null for none
   */
  addExplained(check: CheckResult, waited: CheckResult | null, allPass: boolean): void {
    this.addCheck(check, allPass);
    if (check.status === 'fail') this.addFailure(check);
    else this.addReason(check, waited);
  }

  private addCheck(check: CheckResult, allPass: boolean): void {
    const { colors } = this;
    const mark = `  ${MARKS[check.status]} `;
    const points = check.maxScore === 0 ? '' : `${check.score}/${check.maxScore}`;
    const lines = hang(mark, `${check.title} ${points}`.trimEnd(), this.style.width);
    // In a right submission it does not matter who played beside its programs.
    const cast = allPass ? '' : this.castOf(check);
    const last = lines.at(-1) ?? '';
    const fits = this.style.width === null || [...last, ...cast].length <= this.style.width;
    const title = [...lines.slice(0, -1), last.slice(0, last.length - points.length)];
    this.add(
      `${this.paint(check.status)(mark)}${title.join('\n').slice(mark.length)}${colors.dim(`${points}${fits ? cast : ''}`)}`,
    );
    if (!fits) this.sentence(cast.trim(), colors.dim);
  }

  /**
   * Why a check was not decided. The same reason of several checks is given once, even with passing ones between them.
   * @param waited the check that it waits for; null where there is another reason
   */
  private addReason({ message: own }: CheckResult, waited: CheckResult | null): void {
    const reason = waited ? this.word('skipped.needs', { check: waited.title }) : own;
    if (reason === null) return;
    if (reason !== this.reason) this.sentence(reason, this.colors.dim);
    this.reason = reason;
  }

  /** Why a check fails; where the same was shown above, only what is new. */
  private addFailure(check: CheckResult): void {
    this.reason = null;
    const seen = JSON.stringify([check.message, check.actual]);
    const before = this.failures.get(seen);
    if (!before) this.failures.set(seen, check);
    const reason = check.message ?? '';
    this.sentence(before ? `${this.word('report.same')} ${reason}` : reason, this.colors.red);
    if (check.expected !== before?.expected) this.labelled('expected', check.expected);
    if (!before) this.labelled('seen', check.actual);
    for (const [index, line] of check.why.filter((line) => this.isNew(line)).entries())
      this.labelled(index === 0 ? 'why' : null, line);
    const who = this.whoOf(check);
    if (!before || who !== this.whoOf(before)) this.labelled('who', who);
    if (check.hint !== null && this.isNew(check.hint)) this.labelled('hint', check.hint);
  }

  addVerdict({ verdict, score, maxScore }: CheckDocument): void {
    const text = this.word(`report.${verdict}`, { score: score ?? 0, most: maxScore });
    const paint = verdict === 'inconclusive' ? this.colors.yellow : this.paint(verdict);
    for (const line of wrapText(text, this.style.width)) this.add(this.colors.bold(paint(line)));
  }

  /** Commands to type next. */
  addCommands(next: readonly NextCommand[]): void {
    const labels = next.map(({ label }) => this.word(label));
    const width = Math.max(0, ...labels.map(({ length }) => length));
    for (const [index, { command }] of next.entries()) {
      const label = this.colors.dim((labels[index] ?? '').padEnd(width));
      // A command is not wrapped, so that it can be copied; it may get a line of its own.
      if (this.fits(`${' '.repeat(width)} ${command}`)) this.add(`${label} ${command}`);
      else this.add(label.trimEnd(), `  ${command}`);
    }
  }

  /**
   * Facts that it takes to repeat the result, besides the programs.
   * @param checks those that are shown
   */
  addFooter(
    { verdict, notes, seed, durationMs, trace }: CheckDocument,
    checks: readonly CheckResult[],
  ): void {
    if (verdict !== 'pass' && checks.some(({ cast }) => Object.keys(cast).length > 0))
      this.addNote(this.word('report.cast-note'));
    for (const note of notes) this.addNote(note);
    const place = trace === null ? [] : [this.word('report.trace', { file: trace })];
    const facts = [this.word('report.seed', { seed }), `${durationMs} ms`, ...place];
    const line = facts.join(' · ');
    const { width } = this.style;
    // A path is not wrapped, so that it can be copied; it may get a line of its own.
    const lines =
      width === null || [...line].length <= width
        ? [line]
        : [facts.slice(0, 2).join(' · '), ...facts.slice(2)];
    this.add(...lines.map(this.colors.dim));
  }

  addNote(note: string): void {
    this.wrapped(this.word('report.note'), note, this.colors.dim);
  }

  private whoOf({ blame }: CheckResult): string {
    return blame.length === 0 ? this.word('report.nobody') : this.word('report.roles', { roles: blame });
  }

  /** A sentence about what stands above it. */
  sentence(text: string, paint: Paint): void {
    this.add(...hang(INDENT, text, this.style.width).map(paint));
  }

  /** @param label null for a further line under the same label */
  private labelled(label: Label | null, text: string | null): void {
    if (text === null) return;
    const word = label === null ? '' : this.word(`report.${label}`);
    this.add(...hang(`${INDENT}${word.padEnd(this.labelWidth)}`, text, this.style.width));
  }

  /** Who played besides the student's programs when the check was decided. */
  private castOf({ cast }: CheckResult): string {
    return standInsOf(cast)
      .map((said) => ` · ${say(said, this.style.language)}`)
      .join('');
  }

  private fits(line: string): boolean {
    return this.style.width === null || [...line].length <= this.style.width;
  }

  private isNew(text: string): boolean {
    const isNew = !this.told.has(text);
    this.told.add(text);
    return isNew;
  }

  paint(status: Status): Paint {
    const { colors } = this;
    if (status === 'pass') return colors.green;
    return status === 'fail' ? colors.red : colors.yellow;
  }
}
