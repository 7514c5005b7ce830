import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { say } from '../../messages/say.ts';
import type { Lab } from '../../model/lab.ts';
import { type MessageId, message, messageOf, type ParamsAfter } from '../../model/message.ts';
import { word } from '../../report/next-commands.ts';
import { progressList } from '../../report/progress-list.ts';
import { labId } from '../../student/keep-progress.ts';
import { OwnFiles } from '../../student/own-files.ts';
import { stepAtHand } from '../../student/progress.ts';
import { ProgressFile } from '../../student/progress-file.ts';
import { INTERRUPTED } from '../exit-codes.ts';
import { readingWidth, type Terminal } from '../io.ts';
import { findLabForStudents, knownLabs } from '../labs.ts';
import { type Answer, ask, type Choice } from './ask.ts';
import { type Entry, entriesOf } from './entries.ts';

/** Runs a command line of giliran's. @returns its exit code */
export type RunCommand = (argv: readonly string[]) => Promise<number>;

/**
 * The menu: what can be done with a lab in this folder, again and again. It remembers which lab the folder is for.
 * @param commands names of the commands that there are
 * @returns 0, or 130 after Ctrl-C
 */
export async function menuCommand(
  commands: readonly string[],
  run: RunCommand,
  terminal: Terminal,
): Promise<number> {
  return new Menu(commands, run, terminal).open();
}

/** What becomes of the menu: it is shown again, another lab is to be chosen, or it is over. */
type Next = 'again' | 'labs' | 'leave' | 'left';

class Menu {
  private readonly commands: readonly string[];
  private readonly run: RunCommand;
  private readonly terminal: Terminal;
  private readonly file = new ProgressFile('.');
  /** What was chosen last: it is where the menu begins the next time. */
  private last: string | undefined;

  constructor(commands: readonly string[], run: RunCommand, terminal: Terminal) {
    this.commands = commands;
    this.run = run;
    this.terminal = terminal;
  }

  async open(): Promise<number> {
    let name = await this.remembered();
    for (;;) {
      if (name === null) {
        const answer = await this.chooseLab();
        if (answer.kind !== 'chosen') return answer.kind === 'left' ? INTERRUPTED : 0;
        name = answer.value;
        this.remember(await findLabForStudents(name), name);
      }
      const next = await this.openLab(name);
      if (next === 'leave') return 0;
      if (next === 'left') return INTERRUPTED;
      if (next === 'labs') name = null;
    }
  }

  /** The lab that this folder is for; null where none is remembered, or it is gone. */
  private async remembered(): Promise<string | null> {
    const { lab } = this.file.read();
    if (lab === null) return null;
    try {
      await findLabForStudents(lab);
      return lab;
    } catch {
      return null;
    }
  }

  private remember(lab: Lab, name: string): void {
    const notKept = this.file.keep(lab.id, labId(lab, name), this.file.of(lab.id));
    if (notKept !== null) this.log([this.word('progress.not-kept', { reason: notKept })]);
  }

  private async chooseLab(): Promise<Answer> {
    const { lab: own, labs: kept } = this.file.read();
    const remembered = (await this.remembered()) === null ? null : own;
    // One that does not come with giliran can be had again.
    const names = [
      ...new Set([...knownLabs(this.terminal.labFolder), ...(remembered === null ? [] : [remembered])]),
    ];
    const labs = await Promise.all(
      names.map(async (name) => ({ name, lab: await findLabForStudents(name) })),
    );
    const choices = labs.map(({ name, lab }): Choice => {
      const holds = kept[lab.id]?.holds.length ?? 0;
      const title = lab.title[this.terminal.language];
      return {
        title: this.word('menu.lab', { title, lab: lab.id, holds, count: lab.steps.length }),
        value: name,
      };
    });
    return ask(this.word('menu.which-lab'), choices, this.terminal, remembered ?? undefined);
  }

  /** The menu of a lab, once: with how far it has come, and what can be done. */
  private async openLab(name: string): Promise<Next> {
    const lab = await findLabForStudents(name);
    const progress = this.file.of(lab.id);
    const step = stepAtHand(lab, progress.holds);
    const { language } = this.terminal;
    this.log([
      '',
      ...progressList(lab, progress.holds, progress.points, language, readingWidth(this.terminal)),
      '',
    ]);
    const own = new OwnFiles(resolve('.'), lab);
    const entries = entriesOf(
      {
        lab: name,
        step: step?.id ?? null,
        progress,
        hasTrace: progress.trace !== null && existsSync(progress.trace),
        isBegun: lab.roles.every((role) => own.begunFor(role).length > 0),
      },
      this.commands,
    );
    const choices = entries.map(({ id, title }) => ({
      value: id,
      title: say(messageOf(title, { step: step?.title[language] ?? '' }), language),
    }));
    const answer = await ask(this.word('menu.what'), choices, this.terminal, this.last);
    if (answer.kind !== 'chosen') return answer.kind === 'left' ? 'left' : 'leave';
    this.last = answer.value;
    const chosen = entries.find(({ id }) => id === answer.value);
    return chosen ? this.choose(chosen, lab, name) : 'again';
  }

  private async choose({ id, argv }: Entry, lab: Lab, name: string): Promise<Next> {
    if (argv !== null) return this.runShown(argv);
    if (id === 'steps') return this.chooseStep(lab, name);
    return id === 'labs' ? 'labs' : 'leave';
  }

  /** The steps in order: the guide of the one that is chosen. */
  private async chooseStep(lab: Lab, name: string): Promise<Next> {
    const { holds } = this.file.of(lab.id);
    const choices = lab.steps.map(({ id, title }, index) => ({
      value: id,
      title: `${holds.includes(id) ? '✓' : '–'} ${index + 1}. ${title[this.terminal.language]}`,
    }));
    const initial = stepAtHand(lab, holds)?.id;
    const answer = await ask(this.word('menu.which-step'), choices, this.terminal, initial);
    if (answer.kind === 'left') return 'left';
    return answer.kind === 'back' ? 'again' : this.runShown(['guide', name, answer.value]);
  }

  /** Runs a command, with the line by which it can be had without the menu. */
  private async runShown(argv: readonly string[]): Promise<Next> {
    this.log([`> giliran ${argv.map(word).join(' ')}`, '']);
    await this.run(argv);
    return this.terminal.signal.aborted ? 'left' : 'again';
  }

  private log(lines: readonly string[]): void {
    this.terminal.out(`${lines.join('\n')}\n`);
  }

  private word<Id extends MessageId>(id: Id, ...params: ParamsAfter<Id>): string {
    return say(message(id, ...params), this.terminal.language);
  }
}
