import type { Lab, Step } from '../model/lab.ts';
import type { CheckDocument, CheckResult } from '../model/result.ts';
import type { Status } from '../model/verdict.ts';
import { awaitedRoles } from './awaited-roles.ts';
import {
  folderOption,
  folderWord,
  hintCommandOf,
  type NextCommand,
  showCommandOf,
  word,
} from './next-commands.ts';
import { MARKS, type Paint, ReportPage, type ReportStyle } from './report-page.ts';
import { waitedFor } from './waited-for.ts';
import { hang } from './wrap.ts';

/** The sign for a step whose programs do not exist yet. */
const NOT_BEGUN = '·';

/** What is known of a student from before the check. */
export interface StudentState {
  /** Roles for which nothing exists that could be a program. */
  readonly notBegun: readonly string[];
  /** Ids of the steps that held before. */
  readonly heldBefore: readonly string[];
  /** Whether a check of the step at hand has failed so often that the guide should be read. */
  readonly isStuck: boolean;
  /** Why the progress could not be kept; null where it was. */
  readonly notKept: string | null;
}

/** A check's result for a student who builds step by step: the step at hand is explained, the others are summed up. */
export function stepByStepReport(
  document: CheckDocument,
  lab: Lab,
  style: ReportStyle,
  state: StudentState,
): string {
  return new StepByStep(document, lab, style, state).text();
}

class StepByStep {
  private readonly document: CheckDocument;
  private readonly lab: Lab;
  private readonly state: StudentState;
  private readonly page: ReportPage;

  constructor(document: CheckDocument, lab: Lab, style: ReportStyle, state: StudentState) {
    this.document = document;
    this.lab = lab;
    this.state = state;
    this.page = new ReportPage(style);
  }

  text(): string {
    const { page, document, lab, state } = this;
    const atHand = lab.steps.find((step) => this.statusOf(step) !== 'pass') ?? null;
    page.addTitle(lab, document);
    this.celebrate(atHand);
    if (atHand) this.explain(atHand);
    for (const step of lab.steps) this.sumUp(step, step === atHand);
    page.add('');
    if (this.isUntouched())
      page.wrapped(NOT_BEGUN, page.word('report.not-begun', { most: document.maxScore }), page.colors.bold);
    else page.addVerdict(document);
    if (atHand) page.addCommands(this.next(atHand));
    if (state.notKept !== null) page.addNote(page.word('progress.not-kept', { reason: state.notKept }));
    page.addFooter(document, atHand ? this.checksOf(atHand) : []);
    return page.text();
  }

  /** A line about steps that now hold, and what comes next. */
  private celebrate(atHand: Step | null): void {
    const { page, lab, state } = this;
    const right = lab.steps.filter(
      (step) => this.statusOf(step) === 'pass' && !state.heldBefore.includes(step.id),
    );
    const [first, ...others] = right;
    if (!first) return;
    const steps =
      others.length === 0
        ? this.title(first)
        : page.word('report.steps', { numbers: right.map((step) => String(lab.steps.indexOf(step) + 1)) });
    const text = atHand
      ? page.word('report.now-holds', { steps, next: this.title(atHand) })
      : page.word('report.all-hold', { steps });
    page.wrapped(MARKS.pass, text, (line) => page.colors.bold(page.colors.green(line)));
    page.add('');
  }

  /** The step at hand, explained in full. */
  private explain(step: Step): void {
    const { page, lab, state } = this;
    const { language } = page.style;
    const number = lab.steps.indexOf(step) + 1;
    const heading = page.word('report.step-at-hand', {
      number,
      count: lab.steps.length,
      title: this.title(step),
      step: step.id,
    });
    page.add(...hang('', heading, page.style.width).map(page.colors.bold));
    if (state.heldBefore.includes(step.id))
      page.sentence(page.word('report.held-before'), page.colors.yellow);
    const waiting = this.rolesAwaited(step);
    if (waiting.length > 0)
      page.sentence(page.word('report.step-not-begun', { roles: waiting }), page.colors.yellow);
    if (waiting.length > 0) page.sentence(step.guide[language], (text) => text);
    for (const check of this.checksOf(step)) {
      if (this.awaits(check).length > 0) continue;
      page.addExplained(check, waitedFor(check, this.document.checks, lab), false);
    }
    page.add('');
  }

  /** A step in a line. */
  private sumUp(step: Step, isAtHand: boolean): void {
    const { page } = this;
    const checks = this.checksOf(step);
    const status = this.statusOf(step);
    const waiting = this.rolesAwaited(step);
    const mark = waiting.length > 0 ? NOT_BEGUN : MARKS[status];
    const points = `${sum(checks.map(({ score }) => score))}/${sum(checks.map(({ maxScore }) => maxScore))}`;
    const head = `  ${mark} ${this.lab.steps.indexOf(step) + 1}. ${this.title(step)} ${points}`;
    const reason = isAtHand ? page.word('report.see-above') : this.reasonOf(checks, waiting);
    const line = clip(reason === '' ? head : `${head} · ${reason}`, page.style.width);
    const paint: Paint = isAtHand ? page.colors.bold : page.paint(status);
    page.add(status === 'pass' || isAtHand ? paint(line) : page.colors.dim(line));
  }

  /** Why a step does not hold, as briefly as possible. */
  private reasonOf(checks: readonly CheckResult[], waiting: readonly string[]): string {
    const { page, document, lab } = this;
    if (waiting.length > 0) return page.word('report.step-not-begun', { roles: waiting });
    const open =
      checks.find(({ status }) => status === 'fail') ?? checks.find(({ status }) => status !== 'pass');
    if (!open) return '';
    const waited = waitedFor(open, document.checks, lab);
    const number = lab.steps.findIndex(({ id }) => id === waited?.step) + 1;
    return waited ? page.word('report.after-step', { number }) : (open.message ?? '');
  }

  private next(step: Step): readonly NextCommand[] {
    const { document, state, page } = this;
    const { style } = page;
    const lab = word(style.labName ?? document.lab);
    const folder = folderWord(style.folder);
    const guide: NextCommand = {
      label: 'report.next-guide',
      command: `giliran guide ${lab} ${step.id}${folderOption(style.folder)}`,
    };
    const hint: NextCommand = { label: 'report.next-hint', command: hintCommandOf(document, step.id, style) };
    if (this.rolesAwaited(step).length > 0)
      return [guide, { label: 'report.next-start', command: `giliran start ${lab}${folder}` }];
    return [
      ...(state.isStuck ? [{ ...guide, label: 'report.next-read' } as const, hint] : [hint]),
      ...showCommandOf(document, style),
      { label: 'report.next-all', command: `giliran check ${lab}${folder} --all` },
    ];
  }

  /** Whether nothing has been begun at all. */
  private isUntouched(): boolean {
    return this.document.checks.every((check) => check.status !== 'pass' && this.awaits(check).length > 0);
  }

  private title(step: Step): string {
    return step.title[this.page.style.language];
  }

  private checksOf(step: Step): readonly CheckResult[] {
    return this.document.checks.filter((check) => check.step === step.id);
  }

  private statusOf(step: Step): Status {
    const statuses = this.checksOf(step).map(({ status }) => status);
    return (
      (['fail', 'inconclusive', 'skipped'] as const).find((status) => statuses.includes(status)) ?? 'pass'
    );
  }

  /** Roles that a step waits for, if everything that does not hold in it waits for missing programs. */
  private rolesAwaited(step: Step): readonly string[] {
    const open = this.checksOf(step).filter(({ status }) => status !== 'pass');
    const roles = open.map((check) => this.awaits(check));
    return roles.every(({ length }) => length > 0) ? [...new Set(roles.flat())] : [];
  }

  private awaits(check: CheckResult): readonly string[] {
    return awaitedRoles(check, this.document.checks, this.lab, this.state.notBegun);
  }
}

/** A line, cut to the width of the terminal. */
function clip(line: string, width: number | null): string {
  const letters = [...line];
  return width === null || letters.length <= width
    ? line
    : `${letters
        .slice(0, width - 1)
        .join('')
        .trimEnd()}…`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
