import { Command, CommanderError } from 'commander';
import { LabError } from '../lab/lab-error.ts';
import { visible } from '../messages/say.ts';
import { IsolationError } from '../run/isolation/isolation.ts';
import { PortTakenError } from '../run/isolation/ports-free.ts';
import { MapError } from '../submission/prepare.ts';
import { type CheckFlags, checkCommand } from './check.ts';
import { doctorCommand } from './doctor.ts';
import { type Io, UseError } from './io.ts';
import { labsCommand } from './list-labs.ts';
import { toolVersion } from './version.ts';

/** Exit code after Ctrl-C, as shells have it. */
const INTERRUPTED = 130;

/**
 * The command line.
 * @param argv arguments after the command's own name
 * @returns the exit code
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let code = 0;
  const program = new Command('giliran')
    .description(
      'Runs and grades network-programming labs: who heard what, in which order, and who is to blame.',
    )
    .version(toolVersion())
    .option('--debug', 'show where an unexpected error came from')
    .exitOverride()
    .configureOutput({
      writeOut: io.out,
      writeErr: io.err,
      outputError: (text, write) => write(text.replace(/^error: /, 'giliran: ').replace(/\n\(/, ' (')),
    });
  program
    .command('labs')
    .description('list the labs, with what each needs')
    .option('--json', 'print JSON')
    .action(async (flags: { json?: boolean }) => {
      code = await labsCommand(flags, io);
    });
  program
    .command('check')
    .description('grade one submission')
    .argument('<lab>', 'a lab: see giliran labs')
    .argument('[folder]', 'the folder with the programs', '.')
    .option('--step <id>', 'only the checks of one step')
    .option('--json', 'print the result as one JSON document')
    .option('--seed <number>', 'make the same texts up again')
    .option('--trace <file>', 'where to write the trace')
    .option(
      '--map <role=file>',
      'use a file for a role; can be given again',
      (entry: string, entries: string[]) => [...entries, entry],
      [],
    )
    .option('--isolation <level>', 'auto, network or none', 'auto')
    .option('--no-color', 'no colours')
    .action(async (lab: string, folder: string, flags: CheckFlags) => {
      code = await checkCommand(lab, folder, flags, io);
    });
  program
    .command('doctor')
    .description('say what this machine offers, and how to get the rest')
    .option('--json', 'print JSON')
    .action(async (flags: { json?: boolean }) => {
      code = await doctorCommand(flags, io);
    });
  try {
    if (argv.length === 0) {
      program.outputHelp();
      return 0;
    }
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return report(error, io, argv.includes('--debug'));
  }
}

/** Says what went wrong, in a line where it is the user's to mend. */
function report(error: unknown, io: Io, debug: boolean): number {
  if (io.signal.aborted) {
    io.err('giliran: interrupted; every program has been ended.\n');
    return INTERRUPTED;
  }
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UseError || error instanceof PortTakenError || error instanceof MapError)
    io.err(`giliran: ${error.message}\n`);
  else if (error instanceof LabError) io.err(`giliran: the lab file has mistakes\n${error.message}\n`);
  else if (error instanceof IsolationError)
    io.err(
      `giliran: Expected a private network, but ${error.message}. Run giliran doctor, or use --isolation none.\n`,
    );
  else {
    const text =
      error instanceof Error
        ? debug
          ? (error.stack ?? error.message)
          : visible(error.message)
        : String(error);
    io.err(`giliran: unexpected error: ${text}${debug ? '' : '  (--debug shows where)'}\n`);
  }
  return 2;
}
