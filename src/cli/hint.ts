import { stepHints } from '../messages/hints.ts';
import { say } from '../messages/say.ts';
import { message } from '../model/message.ts';
import { hang } from '../report/wrap.ts';
import { HintBook } from './hint-book.ts';
import { readingWidth, type Terminal } from './io.ts';
import { findLab, findStep } from './labs.ts';

/** Options of `giliran hint`. */
export interface HintFlags {
  readonly all?: boolean;
  readonly reset?: boolean;
}

/** Shows one hint more for a step, each a little plainer. @returns 0 */
export async function hintCommand(
  labName: string,
  stepName: string,
  flags: HintFlags,
  terminal: Terminal,
): Promise<number> {
  const lab = await findLab(labName);
  const step = findStep(lab, stepName);
  const hints = stepHints(step, terminal.language);
  const pages = new HintPages(hints, terminal);
  const book = new HintBook(terminal.environment);
  const key = `${lab.id}/${step.id}`;
  const next = flags.reset ? 0 : Math.min(book.shown(key), hints.length);
  if (flags.all) pages.showAll();
  else if (next === hints.length) pages.tell('hints.no-more', { lab: lab.id, step: step.id });
  else pages.show(next);
  const shown = flags.all ? next : Math.min(next + 1, hints.length);
  if (!book.remember(key, shown)) pages.tell('hints.not-remembered');
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

  tell(id: string, params: Readonly<Record<string, string>> = {}): void {
    this.write('', say(message(id, params), this.terminal.language));
  }

  private write(label: string, text: string): void {
    this.terminal.out(`${hang(label, text, readingWidth(this.terminal)).join('\n')}\n`);
  }
}
