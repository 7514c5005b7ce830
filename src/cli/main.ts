import { Command, CommanderError } from 'commander';
import { shortageIn } from '../assessment/machine-shortage.ts';
import { LabError } from '../lab/lab-error.ts';
import { toolVersion } from '../machine/installation.ts';
import { LANGUAGES, type Language, languageOf, parseLanguage } from '../messages/language.ts';
import { say, visible } from '../messages/say.ts';
import { type Message, MessageError, message, type PlainId } from '../model/message.ts';
import { IsolationError } from '../run/isolation/isolation.ts';
import type { Done } from './command-parts.ts';
import { helpIn, mistakeOf } from './command-words.ts';
import { addCommands } from './commands.ts';
import { INTERRUPTED } from './exit-codes.ts';
import { canBeAsked, type Io, type Terminal, UseError } from './io.ts';
import { labFolderWish } from './lab-folder.ts';
import { missingPart } from './missing-part.ts';
import { inPlainLetters } from './plain-letters.ts';

/** The message where an isolation that was asked for by name cannot be had. */
const NO_ISOLATION = {
  sandbox: 'use.no-sandbox',
  network: 'use.no-private-network',
  user: 'use.no-other-user',
} as const;

/**
 * The command line.
 * @param argv arguments after the command's own name
 * @returns the exit code
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let terminal: Terminal = inPlainLetters({ ...io, language: languageOf(io.environment, systemLocale()) });
  let code = 0;
  try {
    terminal = { ...terminal, language: languageWish(argv) ?? terminal.language };
    terminal = { ...terminal, labFolder: labFolderWish(argv, io.environment) };
    const program = openProgram(terminal, (ended) => {
      code = ended;
    });
    // Where only a language is given, there is nothing to do either.
    if (isBare(argv)) {
      if (!canBeAsked(terminal)) {
        program.outputHelp();
        return 2;
      }
      const { menuCommand } = await import('./menu/menu.ts');
      const run = (chosen: readonly string[]): Promise<number> => main([...chosen, ...argv], io);
      return await menuCommand(
        program.commands.map((command) => command.name()),
        run,
        terminal,
      );
    }
    await parse(argv, program);
    return code;
  } catch (error) {
    return report(error, terminal, argv.includes('--debug'));
  }
}

/**
 * Does what a command line says.
 * @throws UseError where it says nothing that there is
 */
async function parse(argv: readonly string[], program: Command): Promise<void> {
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    const mistake = error instanceof CommanderError ? mistakeOf(error, argv, program) : null;
    throw mistake === null ? error : new UseError(mistake);
  }
}

/** Whether no command is named: options that stand everywhere are none. */
function isBare(argv: readonly string[]): boolean {
  const rest = argv.filter((argument) => argument !== '--debug').join(' ');
  return /^(?:--(?:lang|labs)[= ]\S+ ?)*$/.test(rest);
}

/** Every command and option, ready to be given a command line. */
export function openProgram(terminal: Terminal, done: Done): Command {
  const { out, err, language } = terminal;
  const text = (id: PlainId): string => say(message(id), language);
  const program = new Command('giliran')
    .description(text('help.about'))
    .version(toolVersion(), '-V, --version', text('help.version'))
    .helpOption('-h, --help', text('help.help'))
    .helpCommand(text('help.help-command'), text('help.help-about'))
    .option('--lang <language>', text('help.lang'))
    .option('--labs <folder>', text('help.labs-folder'))
    .option('--debug', text('help.debug'))
    .exitOverride()
    // Said by `mistakeOf`.
    .showSuggestionAfterError(false)
    .configureHelp(helpIn(language))
    .configureOutput({
      writeOut: out,
      writeErr: err,
      // Said by `report`, in the reader's language.
      outputError: () => {},
      getOutHelpWidth: () => terminal.columns ?? 80,
    });
  addCommands(program, terminal, done);
  return program;
}

/**
 * Reports an error that no code was waiting for.
 * @returns the exit code
 */
export function explain(thrown: unknown, argv: readonly string[], io: Io): number {
  const language = languageOf(io.environment, systemLocale());
  return report(thrown, { ...io, language }, argv.includes('--debug'));
}

/** What the system itself is set to, where programs are not told by their environment. */
function systemLocale(): string | null {
  return process.platform === 'linux' ? null : Intl.DateTimeFormat().resolvedOptions().locale;
}

/**
 * The language of `--lang`, wherever it stands: help and mistakes are to be in it too.
 * @throws UseError where giliran does not speak it
 */
function languageWish(argv: readonly string[]): Language | null {
  const at = argv.findLastIndex((argument) => /^--lang(?:=|$)/.test(argument));
  const [flag, next] = at < 0 ? [] : argv.slice(at);
  const wish = flag === '--lang' ? next : flag?.slice('--lang='.length);
  if (wish === undefined) return null;
  const language = parseLanguage(wish);
  if (language === null) throw new UseError(message('use.bad-language', { known: LANGUAGES, found: wish }));
  return language;
}

/** Reports an error: in one line where the user can fix it. */
function report(thrown: unknown, terminal: Terminal, debug: boolean): number {
  const error = debug ? thrown : (shortageIn(thrown) ?? thrown);
  const log = (said: Message): void => terminal.err(`giliran: ${say(said, terminal.language)}\n`);
  if (terminal.signal.aborted) {
    log(message('use.interrupted'));
    return INTERRUPTED;
  }
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    // Its help was shown: a command that has others was named without one of them.
    if (error.code === 'commander.help') return 2;
    const text = error.message.replace(/^error: /, '');
    log(message('use.other', { text }));
  } else if (error instanceof IsolationError)
    log(message(NO_ISOLATION[error.wanted], { reason: error.userMessage }));
  else if (error instanceof MessageError) log(error.userMessage);
  else if (error instanceof LabError) {
    log(message('use.lab-mistakes'));
    terminal.err(`${error.message}\n`);
  } else {
    const file = debug ? null : missingPart(error);
    if (file === null) reportUnexpected(error, terminal, debug);
    else log(message('use.broken', { file }));
  }
  return 2;
}

function reportUnexpected(error: unknown, { err, language }: Terminal, debug: boolean): void {
  const text = error instanceof Error ? error.message : String(error);
  const stack = error instanceof Error ? (error.stack ?? text) : text;
  const reason = debug ? stack : visible(text);
  const more = debug ? '' : `  ${say(message('use.see-debug'), language)}`;
  err(`giliran: ${say(message('use.unexpected'), language)}: ${reason}${more}\n`);
}
