import type { Command } from 'commander';
import { say } from '../messages/say.ts';
import { message, type PlainId } from '../model/message.ts';
import { type CheckFlags, checkCommand } from './check.ts';
import { collected, type Done } from './command-parts.ts';
import type { CommentFlags } from './comment.ts';
import type { CompareFlags } from './compare.ts';
import type { ExportFlags } from './export.ts';
import type { GradeFlags } from './grade.ts';
import type { GuideFlags } from './guide.ts';
import type { HintFlags } from './hint.ts';
import type { Terminal } from './io.ts';
import { addLabCommands } from './lab-commands.ts';
import { labNamed } from './lab-folder.ts';
import type { OverrideFlags } from './override.ts';
import type { RegradeFlags } from './regrade.ts';
import type { ReportFlags } from './report.ts';
import type { ShowFlags } from './show.ts';
import type { StartFlags } from './start.ts';
import type { TryFlags } from './try.ts';
import type { WatchFlags } from './watch.ts';
import type { WorkerFlags } from './worker.ts';

/**
 * Every command, with its options. A command that needs much beside is loaded when it is called; for small ones, one
 * more file to load would cost every start more than they do.
 */
export function addCommands(program: Command, terminal: Terminal, done: Done): void {
  const text = (id: PlainId): string => say(message(id), terminal.language);
  const named = (lab: string): string => labNamed(lab, terminal.labFolder);
  const eachNamed = (lab: string, labs: readonly string[] = []): readonly string[] => [...labs, named(lab)];
  program
    .command('labs')
    .description(text('help.labs'))
    .option('--json', text('help.json'))
    .action(async (flags: { json?: boolean }) => {
      const { labsCommand } = await import('./list-labs.ts');
      done(await labsCommand(flags, terminal));
    });
  program
    .command('guide')
    .description(text('help.guide'))
    .argument('<lab>', text('help.lab'), named)
    .argument('[step]', text('help.guide-step'))
    .option('--folder <folder>', text('help.folder'))
    .action(async (lab: string, step: string | undefined, flags: GuideFlags) => {
      const { guideCommand } = await import('./guide.ts');
      done(await guideCommand(lab, step, flags, terminal));
    });
  program
    .command('start')
    .description(text('help.start'))
    .argument('<lab>', text('help.lab'), named)
    .argument('[folder]', text('help.start-folder'))
    .option('--language <name>', text('help.start-language'))
    .action(async (lab: string, folder: string | undefined, flags: StartFlags) => {
      const { startCommand } = await import('./start.ts');
      done(await startCommand(lab, folder ?? '.', flags, terminal));
    });
  program
    .command('check')
    .description(text('help.check'))
    .argument('<lab>', text('help.lab'), named)
    .argument('[folder]', text('help.folder'))
    .option('--step <id>', text('help.step'))
    .option('--all', text('help.check-all'))
    .option('--json', text('help.json-document'))
    .option('--seed <number>', text('help.seed'))
    .option('--trace <file>', text('help.trace'))
    .option('--map <role=file>', text('help.map'), collected)
    .option('--isolation <level>', text('help.isolation'))
    .option('--capture', text('help.capture'))
    .option('--hidden', text('help.hidden'))
    .option('--no-substitution', text('help.no-substitution'))
    .option('--no-boot-ahead', text('help.no-boot-ahead'))
    .option('--gradescope <file>', text('help.gradescope'))
    .option('--classroom <file>', text('help.classroom'))
    .option('--no-color', text('help.no-color'))
    .action(async (lab: string, folder: string | undefined, flags: CheckFlags) => {
      done(await checkCommand(lab, folder ?? '.', flags, terminal));
    });
  program
    .command('watch')
    .description(text('help.watch'))
    .argument('<lab>', text('help.lab'), named)
    .argument('[folder]', text('help.folder'))
    .option('--seed <number>', text('help.seed'))
    .option('--map <role=file>', text('help.map'), collected)
    .option('--isolation <level>', text('help.isolation'))
    .option('--page', text('help.page'))
    .option('--no-color', text('help.no-color'))
    .action(async (lab: string, folder: string | undefined, flags: WatchFlags) => {
      const { watchCommand } = await import('./watch.ts');
      done(await watchCommand(lab, folder ?? '.', flags, terminal));
    });
  program
    .command('try')
    .description(text('help.try'))
    .argument('<lab>', text('help.lab'), named)
    .argument('[folder]', text('help.folder'))
    .option('--save <file>', text('help.try-save'))
    .option('--map <role=file>', text('help.map'), collected)
    .option('--isolation <level>', text('help.isolation'))
    .option('--page', text('help.page'))
    .option('--no-color', text('help.no-color'))
    .action(async (lab: string, folder: string | undefined, flags: TryFlags) => {
      const { tryCommand } = await import('./try.ts');
      done(await tryCommand(lab, folder ?? '.', flags, terminal));
    });
  program
    .command('hint')
    .description(text('help.hint'))
    .argument('<lab>', text('help.lab'), named)
    .argument('[step]', text('help.hint-step'))
    .option('--all', text('help.hint-all'))
    .option('--reset', text('help.hint-reset'))
    .option('--folder <folder>', text('help.folder'))
    .action(async (lab: string, step: string | undefined, flags: HintFlags) => {
      const { hintCommand } = await import('./hint.ts');
      done(await hintCommand(lab, step, flags, terminal));
    });
  program
    .command('show')
    .description(text('help.show'))
    .argument('<trace>', text('help.show-trace'))
    .option('--run <name>', text('help.show-run'))
    .option('--html <file>', text('help.show-html'))
    .option('--lab <file>', text('help.show-lab'), named)
    .option('--hidden', text('help.hidden'))
    .option('--json', text('help.json'))
    .option('--no-color', text('help.no-color'))
    .action(async (trace: string, flags: ShowFlags) => {
      const { showCommand } = await import('./show.ts');
      done(await showCommand(trace, flags, terminal));
    });
  program
    .command('report')
    .description(text('help.report'))
    .argument('<labs...>', text('help.report-labs'), eachNamed)
    .option('--out <file>', text('help.report-out'))
    .option('--title <text>', text('help.report-title'))
    .option('--name <text>', text('help.report-name'))
    .option('--number <text>', text('help.report-number'))
    .option('--class <text>', text('help.report-class'))
    .option('--course <text>', text('help.report-course'))
    .option('--lecturer <text>', text('help.report-lecturer'))
    .option('--institution <text>', text('help.report-institution'))
    .option('--seed <number>', text('help.seed'))
    .option('--map <role=file>', text('help.map'), collected)
    .option('--isolation <level>', text('help.isolation'))
    .action(async (words: string[], flags: ReportFlags) => {
      const { reportCommand } = await import('./report.ts');
      done(await reportCommand(words, flags, terminal));
    });
  program
    .command('grade')
    .description(text('help.grade'))
    .argument('<labs>', text('help.grade-labs'), (labs: string) =>
      labs
        .split(',')
        .map((lab) => named(lab.trim()))
        .join(','),
    )
    .argument('<submissions>', text('help.grade-submissions'))
    .option('--out <folder>', text('help.grade-out'))
    .option('--format <name>', text('help.grade-format'))
    .option('--map <file>', text('help.grade-map'))
    .option('--no-map', text('help.no-map'))
    .option('--accept-suggestions', text('help.accept-suggestions'))
    .option('--sheet <file>', text('help.grade-sheet'))
    .option('--grade-column <heading>', text('help.grade-column'))
    .option('--comment-column <heading>', text('help.comment-column'))
    .option('--assignment <title>', text('help.assignment'))
    .option('--no-scale', text('help.no-scale'))
    .option('--due <time>', text('help.due'))
    .option('--late <rule>', text('help.late'))
    .option('--late-counts', text('help.late-counts'))
    .option('--no-late-counts', text('help.no-late-counts'))
    .option('--times <file>', text('help.times'))
    .option('--pass <score>', text('help.pass'))
    .option('--groups <file>', text('help.groups'))
    .option('--starter <folder>', text('help.starter'))
    .option('--no-alike', text('help.no-alike'))
    .option('--jobs <number>', text('help.grade-jobs'))
    .option('--seed <number>', text('help.grade-seed'))
    .option('--isolation <level>', text('help.grade-isolation'))
    .option('--repeat <number>', text('help.repeat'))
    .option('--queue <url>', text('help.queue'))
    .option('--no-substitution', text('help.no-substitution'))
    .option('--json', text('help.json'))
    .action(async (labs: string, submissions: string, flags: GradeFlags) => {
      const { gradeCommand } = await import('./grade.ts');
      done(await gradeCommand(labs, submissions, flags, terminal));
    });
  program
    .command('regrade')
    .description(text('help.regrade'))
    .argument('<batch>', text('help.batch'))
    .option('--json', text('help.json'))
    .action(async (batch: string, flags: RegradeFlags) => {
      const { regradeCommand } = await import('./regrade.ts');
      done(await regradeCommand(batch, flags, terminal));
    });
  program
    .command('override')
    .description(text('help.override'))
    .argument('<batch>', text('help.batch'))
    .argument('[student]', text('help.override-student'))
    .argument('[score]', text('help.override-score'))
    .option('--reason <text>', text('help.override-reason'))
    .option('--by <name>', text('help.override-by'))
    .option('--remove', text('help.override-remove'))
    .option('--from <file>', text('help.override-from'))
    .action(
      async (batch: string, student: string | undefined, score: string | undefined, flags: OverrideFlags) => {
        const { overrideCommand } = await import('./override.ts');
        done(await overrideCommand(batch, student, score, flags, terminal));
      },
    );
  program
    .command('comment')
    .description(text('help.comment'))
    .argument('<batch>', text('help.batch'))
    .argument('[student]', text('help.override-student'))
    .argument('[text]', text('help.comment-text'))
    .option('--by <name>', text('help.comment-by'))
    .option('--remove', text('help.comment-remove'))
    .option('--from <file>', text('help.comment-from'))
    .action(
      async (batch: string, student: string | undefined, words: string | undefined, flags: CommentFlags) => {
        const { commentCommand } = await import('./comment.ts');
        done(await commentCommand(batch, student, words, flags, terminal));
      },
    );
  program
    .command('compare')
    .description(text('help.compare'))
    .argument('<old>', text('help.compare-old'))
    .argument('<new>', text('help.compare-now'))
    .option('--html <file>', text('help.compare-html'))
    .option('--json', text('help.json'))
    .action(async (old: string, now: string, flags: CompareFlags) => {
      const { compareCommand } = await import('./compare.ts');
      done(await compareCommand(old, now, flags, terminal));
    });
  program
    .command('export')
    .description(text('help.export'))
    .argument('<system>', text('help.export-system'))
    .argument('<lab>', text('help.export-what'))
    .option('--out <file>', text('help.export-out'))
    .action(async (system: string, lab: string, flags: ExportFlags) => {
      const { exportCommand } = await import('./export.ts');
      // What Moodle gets is a batch's.
      done(await exportCommand(system, system === 'moodle' ? lab : named(lab), flags, terminal));
    });
  addLabCommands(program.command('lab').description(text('help.authoring')), terminal, done);
  program
    .command('worker')
    .description(text('help.worker'))
    .option('--queue <url>', text('help.worker-queue'))
    .option('--jobs <number>', text('help.grade-jobs'))
    .option('--isolation <level>', text('help.worker-isolation'))
    .action(async (flags: WorkerFlags) => {
      const { workerCommand } = await import('./worker.ts');
      done(await workerCommand(flags, terminal));
    });
  program
    .command('doctor')
    .description(text('help.doctor'))
    .option('--json', text('help.json'))
    .action(async (flags: { json?: boolean }) => {
      const { doctorCommand } = await import('./doctor.ts');
      done(await doctorCommand(flags, terminal));
    });
}
