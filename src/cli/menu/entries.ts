import type { IdUnder, MessageId } from '../../model/message.ts';
import type { LabProgress } from '../../student/progress.ts';

/** One thing that the menu of a lab offers. */
export interface Entry {
  /** The entry's id: a command's name, with `-page` where it serves one, or one of `steps`, `labs` and `leave`. */
  readonly id: string;
  /** The id of its title. */
  readonly title: MessageId;
  /** The command that it is, without `giliran`; null for what the menu does itself. */
  readonly argv: readonly string[] | null;
}

/** What the menu goes by. */
export interface MenuState {
  readonly lab: string;
  /** The step at hand; null where all hold. */
  readonly step: string | null;
  readonly progress: LabProgress;
  /** Whether the last check's trace is still there. */
  readonly hasTrace: boolean;
  /** Whether every kind of role has a program here. */
  readonly isBegun: boolean;
}

/** What the menu of a lab offers, in order: only commands that there are. */
export function entriesOf(
  { lab, step, progress, hasTrace, isBegun }: MenuState,
  commands: readonly string[],
): readonly Entry[] {
  const run = (id: IdUnder<'menu'>, ...argv: readonly string[]): Entry => ({
    id,
    title: `menu.${id}`,
    argv: [id, ...argv],
  });
  const onPage = (id: 'watch-page' | 'try-page', command: string): Entry => ({
    id,
    title: `menu.${id}`,
    argv: [command, lab, '--page'],
  });
  const own = (id: IdUnder<'menu'>): Entry => ({ id, title: `menu.${id}`, argv: null });
  const all: readonly Entry[] = [
    ...(isBegun ? [] : [run('start', lab)]),
    run('guide', lab, ...(step === null ? [] : [step])),
    run('check', lab),
    run('watch', lab),
    onPage('watch-page', 'watch'),
    run('try', lab),
    onPage('try-page', 'try'),
    run('hint', lab, ...(step === null ? [] : [step])),
    ...(hasTrace && progress.trace !== null ? [run('show', progress.trace, '--lab', lab)] : []),
    run('report', lab),
    own('steps'),
    own('labs'),
    own('leave'),
  ];
  return all.filter(({ argv }) => argv === null || commands.includes(argv[0] ?? ''));
}
