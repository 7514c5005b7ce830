import type { CommanderError, HelpConfiguration } from 'commander';
import type { Language } from '../messages/language.ts';
import { say } from '../messages/say.ts';
import { type Message, message, type PlainId } from '../model/message.ts';

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

/** A command line that commander cannot read, as a message of our own; null where it is none of the known mistakes. */
export function mistakeOf({ code, message: text }: CommanderError): Message | null {
  const [, name = ''] = /'(.*)'/.exec(text) ?? [];
  switch (code) {
    case 'commander.unknownOption':
      return message('use.unknown-option', { name, advice: adviceOf(text) });
    case 'commander.unknownCommand':
      return message('use.unknown-command', { name, advice: adviceOf(text) });
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

/** Commander suggests what was meant, on a line of its own. */
function adviceOf(text: string): Message {
  const [, names = ''] = /\(Did you mean (?:one of )?(.*)\?\)/.exec(text) ?? [];
  return names === '' ? message('advice.help') : message('advice.did-you-mean', { name: names.split(', ') });
}
