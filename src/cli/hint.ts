import { stepHints } from '../messages/hints.ts';
import { say } from '../messages/say.ts';
import { isCause } from '../model/cause.ts';
import type { Lab, Step } from '../model/lab.ts';
import { type MessageId, message, type ParamsAfter } from '../model/message.ts';
import { folderOption, word } from '../report/next-commands.ts';
import { hang } from '../report/wrap.ts';
import { labId } from '../student/keep-progress.ts';
import { type LabProgress, stepAtHand, stuckAt } from '../student/progress.ts';
import { ProgressFile } from '../student/progress-file.ts';
import { readingWidth, type Terminal } from './io.ts';
import { findLabForStudents, findStep } from './labs.ts';
import { parseFolder } from './parse-folder.ts';

/** Options of `giliran hint`. */
export interface HintFlags {
  readonly all?: boolean;
  readonly reset?: boolean;
  /** The folder with the programs; this one where it is left out. */
  readonly folder?: string;
}

/**
 * Shows one hint more for a step, each a little plainer; those for what went wrong in the last check of the folder come
 * first. Where a check has failed often, the guide's paragraph comes before the next one.
 * @param stepName the step at hand where it is left out
 * @returns 0
 */
export async function hintCommand(
  labName: string,
  stepName: string | undefined,
  flags: HintFlags,
  terminal: Terminal,
): Promise<number> {
  const lab = await findLabForStudents(labName);
  const file = new ProgressFile(parseFolder(flags.folder ?? '.'));
  const progress = file.of(lab.id);
  const step = stepName === undefined ? stepToHelp(lab, progress) : findStep(lab, stepName);
  const { language } = terminal;
  const failing = Object.entries(progress.failing).flatMap(([id, { cause }]) =>
    id.startsWith(`${step.id}.`) ? [{ id, cause: cause !== null && isCause(cause) ? cause : null }] : [],
  );
  const pages = new HintPages(stepHints(step, language, failing), terminal);
  // Another cause has other hints, which are to be begun anew.
  const key = [step.id, ...new Set(failing.flatMap(({ cause }) => cause ?? []))].join('/');
  const next = flags.reset ? 0 : Math.min(progress.hints[key] ?? 0, pages.count);
  const [first] = failing;
  if (first && (flags.all || next === 0))
    pages.log('hints.last-check', { said: progress.failing[first.id]?.said[language] ?? '' });
  const stuck = flags.all || flags.reset ? [] : stuckAt(progress, step.id);
  const kept = (shown: number): LabProgress => ({
    ...progress,
    hints: { ...progress.hints, [key]: shown },
    explained: [...progress.explained, ...stuck],
  });
  let now = kept(next);
  if (stuck.length > 0) {
    pages.log('hints.read-guide', { times: progress.failing[stuck[0] ?? '']?.times ?? 0 });
    pages.write('  ', (step.explain ?? step.guide)[language]);
    pages.command(`giliran guide ${word(labName)} ${step.id}${folderOption(flags.folder)}`);
  } else if (flags.all) pages.showAll();
  else if (next === pages.count) {
    pages.log('hints.no-more');
    for (const more of ['--all', '--reset'])
      pages.command(`giliran hint ${word(labName)} ${step.id}${folderOption(flags.folder)} ${more}`);
  } else {
    pages.show(next);
    now = kept(next + 1);
  }
  const notKept = file.keep(lab.id, labId(lab, labName), now);
  if (notKept !== null) pages.log('hints.not-remembered', { reason: notKept });
  return 0;
}

/** The step at hand; the last where all hold. */
function stepToHelp(lab: Lab, { holds }: LabProgress): Step {
  const step = stepAtHand(lab, holds) ?? lab.steps.at(-1);
  if (!step) throw new Error(`${lab.id} has no steps`);
  return step;
}

class HintPages {
  private readonly hints: readonly string[];
  private readonly terminal: Terminal;

  constructor(hints: readonly string[], terminal: Terminal) {
    this.hints = hints;
    this.terminal = terminal;
  }

  get count(): number {
    return this.hints.length;
  }

  showAll(): void {
    for (const index of this.hints.keys()) this.show(index);
  }

  show(index: number): void {
    const { language } = this.terminal;
    const place = say(message('hints.place', { number: index + 1, count: this.hints.length }), language);
    this.write(`${place} `, this.hints[index] ?? '');
  }

  log<Id extends MessageId>(id: Id, ...params: ParamsAfter<Id>): void {
    this.write('', say(message(id, ...params), this.terminal.language));
  }

  write(label: string, text: string): void {
    this.terminal.out(`${hang(label, text, readingWidth(this.terminal)).join('\n')}\n`);
  }

  /** In a line of its own, which nothing breaks, so that it can be copied. */
  command(text: string): void {
    this.terminal.out(`  ${text}\n`);
  }
}
