import type { Choice, ParamKind } from '../model/grader.ts';

/** What a parameter's value must be, for the author of a lab that has another. */
const PARAM_FORMS: Readonly<Record<Exclude<ParamKind, Choice>, string>> = {
  role: 'one role, as a text',
  roles: 'roles: a pattern, or a list of patterns',
  parts: 'parts of the script: a name, or a list of names',
  number: 'a number',
  text: 'a text',
  named: 'roles with their names, "client1 = Ani", as a text or a list',
  line: 'a line, as a text, with values in braces: "{a} + {b} = {a + b}"',
  lines: 'a line with values in braces, or a list of lines: ["@ {room}", "@ {other}"]',
  pattern: 'a regular expression, in single quotes',
  file: 'the name of a file that the role "of" is given, as a text',
  flag: 'true or false',
};

/** What a parameter's value must be, as part of a sentence: `must be …`. */
export function formOf(kind: ParamKind): string {
  return typeof kind === 'string'
    ? PARAM_FORMS[kind]
    : `one of ${kind.map((word) => `"${word}"`).join(', ')}`;
}
