import pc from 'picocolors';
import type { Language } from '../messages/language.ts';
import { say, visible } from '../messages/say.ts';
import type { Lab } from '../model/lab.ts';
import { message } from '../model/message.ts';
import type { CheckDocument, CheckResult } from '../model/result.ts';
import type { Status } from '../model/verdict.ts';
import { hang, wrapText } from './wrap.ts';

type Colors = ReturnType<typeof pc.createColors>;
type Paint = (text: string) => string;

const MARKS: Readonly<Record<Status, string>> = { pass: '✓', fail: '✗', skipped: '–', inconclusive: '?' };

/** Who may play in place of a student's program, with what the report says of it. */
const STAND_INS: Readonly<Record<string, string>> = {
  probe: 'report.with-probe',
  reference: 'report.with-reference',
};

/** How a report is to look. */
export interface ReportStyle {
  readonly language: Language;
  readonly color: boolean;
  /** Columns; null where lines are not to be broken. */
  readonly width: number | null;
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
    for (const check of checks) page.addCheck(check, document.verdict === 'pass');
  }
  page.add('');
  page.addVerdict(document);
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

  constructor(style: ReportStyle) {
    this.style = style;
    this.colors = pc.createColors(style.color);
    this.labelWidth = Math.max(...LABELS.map((label) => this.word(`report.${label}`).length)) + 1;
  }

  text(): string {
    return `${this.lines.join('\n')}\n`;
  }

  word(id: string, params: Readonly<Record<string, string | number | readonly string[]>> = {}): string {
    return say(message(id, params), this.style.language);
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
    if (check.status === 'fail') this.addFailure(check);
    else if (check.message !== null) this.sentence(check.message, colors.dim);
  }

  private addFailure(check: CheckResult): void {
    this.sentence(check.message ?? '', this.colors.red);
    this.labelled('expected', check.expected);
    this.labelled('seen', check.actual);
    for (const [index, line] of check.why.filter((line) => this.isNew(line)).entries())
      this.labelled(index === 0 ? 'why' : null, line);
    const { blame } = check;
    this.labelled(
      'who',
      blame.length === 0 ? this.word('report.nobody') : this.word('report.roles', { roles: blame }),
    );
    if (check.hint !== null && this.isNew(check.hint)) this.labelled('hint', check.hint);
  }

  addVerdict({ verdict, score, maxScore }: CheckDocument): void {
    const text = this.word(`report.${verdict}`, { score: score ?? 0, most: maxScore });
    const paint = verdict === 'inconclusive' ? this.colors.yellow : this.paint(verdict);
    for (const line of wrapText(text, this.style.width)) this.add(this.colors.bold(paint(line)));
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
    const parts = Object.entries(STAND_INS).flatMap(([player, id]) => {
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
    const { colors } = this;
    if (status === 'pass') return colors.green;
    return status === 'fail' ? colors.red : colors.yellow;
  }
}
