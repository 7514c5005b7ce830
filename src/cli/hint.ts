import { stepHints } from '../messages/hints.ts';
import { say } from '../messages/say.ts';
import { type IdUnder, message, type ParamsAfter } from '../model/message.ts';
import { hang } from '../report/wrap.ts';
import { HintBook } from '../student/hint-book.ts';
import { readingWidth, type Terminal, UseError } from './io.ts';
import { findLab, findStep } from './labs.ts';

/** Options of `giliran hint`. */
export interface HintFlags {
  readonly all?: boolean;
  readonly reset?: boolean;
}

/**
 * Shows one hint more for a step, each a little plainer; those for what went wrong in the last check come first.
 * @returns 0
 * @throws UseError where no step is named
 */
export async function hintCommand(
  labName: string,
  stepName: string | undefined,
  flags: HintFlags,
  terminal: Terminal,
): Promise<number> {
  const lab = await findLab(labName);
  if (stepName === undefined)
    throw new UseError(message('use.which-step', { lab: labName, names: lab.steps.map(({ id }) => id) }));
  const step = findStep(lab, stepName);
  // What grading takes is loaded here alone.
  const { lastFailures } = await import('./last-check.ts');
  const failed = lastFailures(lab, terminal.language).filter((check) => check.step === step.id);
  const hints = stepHints(step, terminal.language, failed);
  const pages = new HintPages(hints, terminal);
  const book = new HintBook(terminal.environment);
  const causes = new Set(failed.flatMap(({ cause }) => cause ?? []));
  // Another cause has other hints, which are to be begun anew.
  const key = [lab.id, step.id, ...causes].join('/');
  const next = flags.reset ? 0 : Math.min(book.shown(key), hints.length);
  const [first] = failed;
  if (first && (flags.all || next === 0)) pages.log('last-check', { said: first.message ?? '' });
  if (flags.all) pages.showAll();
  else if (next === hints.length) pages.log('no-more', { lab: lab.id, step: step.id });
  else pages.show(next);
  const shown = flags.all ? next : Math.min(next + 1, hints.length);
  if (!book.remember(key, shown)) pages.log('not-remembered');
  return 0;
}

class HintPages {
  private readonly hints: readonly string[];
  private readonly terminal: Terminal;

  constructor(hints: readonly string[], terminal: Terminal) {
    this.hints = hints;
    this.terminal = terminal;
  }

  showAll(): void {
    for (const index of this.hints.keys()) this.show(index);
  }

  show(index: number): void {
    const { language } = this.terminal;
    const place = say(message('hints.place', { number: index + 1, count: this.hints.length }), language);
    this.write(`${place} `, this.hints[index] ?? '');
  }

  log<Id extends IdUnder<'hints'>>(id: Id, ...params: ParamsAfter<`hints.${Id}`>): void {
    this.write('', say(message(`hints.${id}`, ...params), this.terminal.language));
  }

  private write(label: string, text: string): void {
    this.terminal.out(`${hang(label, text, readingWidth(this.terminal)).join('\n')}\n`);
  }
}
