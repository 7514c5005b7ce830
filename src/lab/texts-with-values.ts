import type { Role, ValueKind } from '../model/lab.ts';
import { namesInPattern, numbersInPattern, whyNoPattern } from '../model/pattern.ts';
import { HOST_OF, isRunValue, NUMBER_NAMES, VALUE_NAMES } from '../model/run-values.ts';
import { namesInTemplate, numbersInTemplate, parseTemplate } from '../model/template.ts';
import type { Mistakes } from './mistakes.ts';
import { own } from './own.ts';
import type { Path } from './source.ts';
import { nearest } from './suggest.ts';

/**
 * What may be in braces in a text. A name that is not declared is made up where it is said, by a line or by what a
 * probe sends; everywhere else it has to be known.
 */
export interface TextScope {
  /** The values that the lab declares. */
  readonly declared: Readonly<Record<string, ValueKind>>;
  /** Names that may be in the text, declared ones included; null where any name may, since it is made up. */
  readonly known: readonly string[] | null;
  /** Whether the text is for starting a program: only then is there a run with facts of its own. */
  readonly isTold: boolean;
  /** What can be in braces, for messages; a name or a sum unless given. */
  readonly forms?: string;
}

/** The values of a lab. */
export interface LabValues {
  readonly declared: Readonly<Record<string, ValueKind>>;
  /** Names of declared values, and of all others that are made up where they are said. */
  readonly names: readonly string[];
}

/** The scope of a text that is said. */
export function inSaid({ declared }: LabValues): TextScope {
  return { declared, known: null, isTold: false };
}

/** The scope of a text that is looked for. */
export function inAwaited({ declared, names }: LabValues): TextScope {
  return { declared, known: names, isTold: false };
}

/** The scope of a text that programs are started with. */
export function inTold({ declared, names }: LabValues, roles: readonly Role[]): TextScope {
  const known = [...VALUE_NAMES, ...roles.map(({ id }) => `${HOST_OF}${id}`), ...names];
  return { declared, known, isTold: true };
}

/** Shorter names are one letter from any other, so that a suggestion would mean nothing. */
const LEAST_TELLING = 4;

/** Reports what is wrong with a text that has values in braces. */
export function checkText(text: string, scope: TextScope, mistakes: Mistakes, path: Path): void {
  const template = parseTemplate(text);
  if (!template.ok) {
    mistakes.add(
      'no-value',
      `"${template.wrong}" is no value: expected ${scope.forms ?? 'a name or a sum, {room} or {a + b}'}. A brace that is meant as such is doubled: {{ and }}.`,
      path,
    );
    return;
  }
  checkNames(namesInTemplate(template), numbersInTemplate(template), scope, mistakes, path);
}

/** Reports what is wrong with a regular expression that has values in braces. */
export function checkPattern(pattern: string, scope: TextScope, mistakes: Mistakes, path: Path): void {
  const wrong = whyNoPattern(pattern);
  if (wrong !== null) {
    mistakes.add('pattern', `"${pattern}" ${wrong}.`, path);
    return;
  }
  checkNames(namesInPattern(pattern), numbersInPattern(pattern), scope, mistakes, path);
}

function checkNames(
  names: readonly string[],
  numbers: readonly string[],
  scope: TextScope,
  mistakes: Mistakes,
  path: Path,
): void {
  for (const name of names) checkName(name, scope, mistakes, path);
  for (const name of numbers) {
    const isNumber = isRunValue(name)
      ? NUMBER_NAMES.includes(name)
      : own(scope.declared, name)?.kind === 'number';
    if (isNumber) continue;
    mistakes.add(
      'no-number',
      isRunValue(name)
        ? `"${name}" is reckoned with here, and is no number: of what programs are told of a run, ${NUMBER_NAMES.join(', ')} are numbers.`
        : `"${name}" is reckoned with here, and is no number: write values: { ${name}: number } at the top of the lab.`,
      path,
    );
  }
}

function checkName(
  name: string,
  { declared, known, isTold }: TextScope,
  mistakes: Mistakes,
  path: Path,
): void {
  if (isRunValue(name) && !isTold) {
    mistakes.add(
      'no-value',
      `"${name}" is known when a program is started, and can be told it in "args" and "env" alone: this text is made before. Call a value of the lab's own otherwise.`,
      path,
    );
    return;
  }
  if (known === null) {
    const near =
      Object.hasOwn(declared, name) || name.length < LEAST_TELLING
        ? null
        : nearest(name, Object.keys(declared));
    if (near !== null)
      mistakes.add(
        'no-value',
        `There is no value "${name}". Did you mean "${near}"? Another one that is called nearly the same has to stand under "values".`,
        path,
      );
    return;
  }
  if (known.includes(name)) return;
  if (known.length > 0) mistakes.unknown('value', name, known, path);
  else
    mistakes.add(
      'unknown-name',
      `There is no value "${name}": no line says one, and none is declared. Have a line say it, or write values: { ${name}: word } at the top of the lab.`,
      path,
    );
}
