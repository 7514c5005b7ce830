import pc from 'picocolors';
import type { Language } from '../messages/language.ts';
import { say, visible } from '../messages/say.ts';
import type { Lab } from '../model/lab.ts';
import { type MessageId, message, type ParamsAfter } from '../model/message.ts';
import type { CheckDocument, CheckResult } from '../model/result.ts';
import { shellWord } from '../model/shell-word.ts';
import type { Status } from '../model/verdict.ts';
import { waitedFor } from './waited-for.ts';
import { hang, wrapText } from './wrap.ts';

type Colors = ReturnType<typeof pc.createColors>;
type Paint = (text: string) => string;

const MARKS: Readonly<Record<Status, string>> = { pass: '✓', fail: '✗', skipped: '–', inconclusive: '?' };

/** Who may play in place of a student's program, with what the report says of it. */
const STAND_INS = [
  ['probe', 'report.with-probe'],
  ['reference', 'report.with-reference'],
] as const;

/** How a report is to look. */
export interface ReportStyle {
  readonly language: Language;
  readonly color: boolean;
  /** Columns; null where lines are not to be broken. */
  readonly width: number | null;
  /** What the lab was called on the command line; left out where that was its id. */
  readonly labName?: string;
}

/** What a student sees: the steps with their checks, why those that fail do, the score. */
export function terminalReport(document: CheckDocument, lab: Lab, style: ReportStyle): string {
  const page = new Page(style);
  const { colors } = page;
  page.add(
    `${colors.bold(lab.title[style.language])} ${colors.dim(`(${lab.id})`)}  ${visible(document.submission)}`,
    '',
  );
  for (const step of lab.steps) {
    const checks = document.checks.filter((check) => check.step === step.id);
    if (checks.length === 0) continue;
    page.add(colors.bold(step.title[style.language]));
    for (const check of checks) {
      page.addCheck(check, document.verdict === 'pass');
      if (check.status === 'fail') page.addFailure(check);
      else page.addReason(check, waitedFor(check, document.checks, lab));
    }
  }
  page.add('');
  page.addVerdict(document);
  page.addNext(document, style.labName ?? lab.id);
  if (document.verdict !== 'pass' && document.checks.some(({ cast }) => Object.keys(cast).length > 0))
    page.wrapped(page.word('report.note'), page.word('report.cast-note'), colors.dim);
  for (const note of document.notes) page.wrapped(page.word('report.note'), note, colors.dim);
  const { seed, durationMs, trace } = document;
  const place = trace === null ? [] : [page.word('report.trace', { file: trace })];
  page.add(colors.dim([page.word('report.seed', { seed }), `${durationMs} ms`, ...place].join(' · ')));
  return page.text();
}

/** Where the lines about a check begin. */
const INDENT = '      ';

/** Lines that name what they hold. */
const LABELS = ['expected', 'seen', 'why', 'who', 'hint'] as const;
type Label = (typeof LABELS)[number];

class Page {
  readonly colors: Colors;
  private readonly style: ReportStyle;
  private readonly lines: string[] = [];
  private readonly labelWidth: number;
  /** What has been explained above is not explained again. */
  private readonly told = new Set<string>();
  /** Failures that have been shown, by what was seen of them. */
  private readonly failures = new Map<string, CheckResult>();
  /** Why the check before was left undecided. */
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

  addCheck(check: CheckResult, allPass: boolean): void {
    const { colors } = this;
    const mark = `  ${MARKS[check.status]} `;
    const points = check.maxScore === 0 ? '' : `${check.score}/${check.maxScore}`;
    const lines = hang(mark, `${check.title} ${points}`.trimEnd(), this.style.width);
    // In a right submission it is of no interest who played beside its programs.
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
   * Why a check was not decided: once for all that follow one another, whatever passes between them.
   * @param waited what it waits for; null where it was not decided for another reason
   */
  addReason({ message: own }: CheckResult, waited: CheckResult | null): void {
    const reason = waited ? this.word('skipped.needs', { check: waited.title }) : own;
    if (reason === null) return;
    if (reason !== this.reason) this.sentence(reason, this.colors.dim);
    this.reason = reason;
  }

  /** Why a check fails. Where the same was seen before, only what is new. */
  addFailure(check: CheckResult): void {
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
    const paint = this.paint(verdict);
    for (const line of wrapText(text, this.style.width)) this.add(this.colors.bold(paint(line)));
  }

  /** What to type next, where a check fails: in lines of their own, which nothing breaks, so that they can be copied. */
  addNext({ lab: id, checks, trace }: CheckDocument, labName: string): void {
    const failed = checks.find(({ status }) => status === 'fail');
    if (!failed) return;
    const lab = shellWord(visible(labName));
    const next = [[this.word('report.next-hint'), `giliran hint ${lab} ${failed.step}`]];
    // Where nothing was run there is nothing to see.
    if (trace !== null && checks.some(({ run }) => run !== null)) {
      // Harmless for a terminal, and yet whole.
      const file = shellWord(trace.split('/').map(visible).join('/'));
      const where = labName === id ? '' : ` --lab ${lab}`;
      next.push([this.word('report.next-show'), `giliran show ${file}${where}`]);
    }
    const width = Math.max(...next.map(([label = '']) => label.length));
    for (const [label = '', command = ''] of next)
      this.add(`${this.colors.dim(label.padEnd(width))} ${command}`);
  }

  private whoOf({ blame }: CheckResult): string {
    return blame.length === 0 ? this.word('report.nobody') : this.word('report.roles', { roles: blame });
  }

  private sentence(text: string, paint: Paint): void {
    this.add(...hang(INDENT, text, this.style.width).map(paint));
  }

  /** @param label null for one line more under the label before */
  private labelled(label: Label | null, text: string | null): void {
    if (text === null) return;
    const word = label === null ? '' : this.word(`report.${label}`);
    this.add(...hang(`${INDENT}${word.padEnd(this.labelWidth)}`, text, this.style.width));
  }

  /** Who else than the student's programs played when it was decided. */
  private castOf({ cast }: CheckResult): string {
    const parts = STAND_INS.flatMap(([player, id]) => {
      const roles = Object.keys(cast).filter((role) => cast[role] === player);
      return roles.length === 0 ? [] : [this.word(id, { roles })];
    });
    return parts.map((part) => ` · ${part}`).join('');
  }

  private isNew(text: string): boolean {
    const isNew = !this.told.has(text);
    this.told.add(text);
    return isNew;
  }

  private paint(status: Status): Paint {
    const { green, red, yellow } = this.colors;
    return { pass: green, fail: red, skipped: yellow, inconclusive: yellow }[status];
  }
}
