import type { Command, CommanderError, HelpConfiguration } from 'commander';
import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import { type Message, message, type PlainId } from '../model/message.ts';
import { advise } from './advise.ts';

/** Titles of commander's help, with the message for each. */
const TITLES: Readonly<Record<string, PlainId>> = {
  'Usage:': 'help.usage',
  'Arguments:': 'help.arguments',
  'Options:': 'help.options',
  'Global Options:': 'help.global-options',
  'Commands:': 'help.commands',
};

/** Names of arguments and of options' values that are words of English; others are the same in every language. */
const NAMES = [
  'language',
  'labs',
  'step',
  'number',
  'role',
  'level',
  'name',
  'submissions',
  'heading',
  'title',
  'student',
  'system',
  'score',
  'text',
  'time',
  'rule',
  'old',
  'new',
] as const;

/** What stands for anything of its kind. */
const KINDS: Readonly<Record<string, PlainId>> = {
  options: 'help.any-options',
  command: 'help.any-command',
  ...Object.fromEntries(NAMES.map((name) => [name, `help.name-${name}` as const])),
};

/** What commander's help says by itself, in a language. */
export function helpIn(language: Language): HelpConfiguration {
  const word = (id: PlainId): string => say(message(id), language);
  const named = (name: string): string => {
    const id = KINDS[name];
    return id === undefined ? name : word(id);
  };
  /** `<step>`, `[options]`, `<role=file>` as the language has them. */
  const inLanguage = (term: string): string =>
    term.replace(/(?<=[<[])[a-z=]+(?=(?:\.\.\.)?[>\]])/g, (names) => names.replace(/[a-z]+/g, named));
  return {
    showGlobalOptions: true,
    styleTitle: (title) => {
      const id = TITLES[title];
      return id === undefined ? title : word(id);
    },
    styleUsage: inLanguage,
    styleSubcommandTerm: inLanguage,
    styleOptionTerm: inLanguage,
    styleArgumentTerm: named,
  };
}

/**
 * A command line that commander cannot read, as a message of our own; null where it is none of the known mistakes.
 * @param argv what was written
 * @param program every command and option
 */
export function mistakeOf(
  { code, message: text }: CommanderError,
  argv: readonly string[],
  program: Command,
): Message | null {
  const [, name = ''] = /'(.*)'/.exec(text) ?? [];
  switch (code) {
    case 'commander.unknownOption':
      return message('use.unknown-option', {
        name,
        advice: advise(name.replace(/=.*/, ''), optionsIn(argv, program), message('advice.help')),
      });
    case 'commander.unknownCommand':
      return message('use.unknown-command', {
        name,
        advice: advise(name, namesIn(argv, program), message('advice.help')),
      });
    case 'commander.missingArgument': {
      const known = NAMES.find((one) => one === name);
      return message('use.missing-argument', { name: known ? message(`help.name-${known}`) : name });
    }
    case 'commander.optionMissingArgument':
      return message('use.option-without-value', { name: name.replace(/ .*/, '') });
    case 'commander.excessArguments':
      return message('use.too-many-arguments', { name });
    default:
      return null;
  }
}

/** The commands that a command line goes through, the program first: `giliran`, `lab`, `lint`. */
function commandsIn(argv: readonly string[], program: Command): readonly [Command, ...Command[]] {
  const own = program.commands.find((one) => argv.includes(one.name()));
  return own ? [program, ...commandsIn(argv.slice(argv.indexOf(own.name()) + 1), own)] : [program];
}

/** The long options that may be written behind the command of a command line. */
function optionsIn(argv: readonly string[], program: Command): readonly string[] {
  return commandsIn(argv, program).flatMap((one) =>
    one
      .createHelp()
      .visibleOptions(one)
      .flatMap(({ long }) => long ?? []),
  );
}

/** The names of commands that might stand where one that is not known does. */
function namesIn(argv: readonly string[], program: Command): readonly string[] {
  const within = commandsIn(argv, program).findLast(({ commands }) => commands.length > 0) ?? program;
  return within.commands.map((command) => command.name());
}
