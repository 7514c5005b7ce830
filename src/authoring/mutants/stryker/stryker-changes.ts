import { calledName } from '../calls.ts';
import type { Change } from '../edit.ts';
import { parentOf, type Source } from '../source.ts';
import type { Stryker } from './load-instrumenter.ts';

/** Its log is not wanted. */
const SILENT = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => false,
  isErrorEnabled: () => false,
  isFatalEnabled: () => false,
  trace: () => {},
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  fatal: () => {},
};

/**
 * The changes that Stryker's mutators make to a program. Only the mutators are used: each mistake is written into a
 * copy of the program, so that a diff shows it, and so that the running program contains nothing else.
 */
export async function strykerChanges(
  { Instrumenter }: Stryker,
  file: string,
  source: Source,
): Promise<readonly Change[]> {
  const { mutants } = await new Instrumenter(SILENT).instrument(
    [{ name: file, content: source.text, mutate: true }],
    { plugins: null, excludedMutations: [], ignorers: [], noHeader: true },
  );
  const lineStarts = startsOf(source.text);
  const offset = ({ line, column }: { readonly line: number; readonly column: number }): number =>
    (lineStarts[line] ?? source.text.length) + column;
  return mutants.flatMap(({ mutatorName, replacement, location }): Change[] => {
    const [from, to] = [offset(location.start), offset(location.end)];
    if (isDefaultEncoding(source, from, to)) return [];
    return [{ operator: mutatorName, edits: [{ from, to, text: fitting(source, from, to, replacement) }] }];
  });
}

/** Whether a place holds an encoding that is Node's default anyway: emptied, it means the same. */
function isDefaultEncoding(source: Source, from: number, to: number): boolean {
  const placed = source.nodes.find((node) => node.from === from && node.to === to);
  if (placed?.node.type !== 'StringLiteral' || !/^utf-?8$/i.test(placed.node.value)) return false;
  const call = parentOf(placed)?.node;
  return call?.type === 'CallExpression' && calledName(call) === 'setEncoding';
}

/** Offsets of the beginnings of lines, in UTF-16 units. */
function startsOf(text: string): readonly number[] {
  let at = 0;
  return text.split('\n').map((line) => {
    const start = at;
    at += line.length + 1;
    return start;
  });
}

/** Matches an operand that needs no parentheses: a name, a value, or something in brackets or quotes. */
const WHOLE = /^(?:[\w$.]+|(['"`]).*\1|\[.*\]|\{.*\}|\/.*\/\w*)$/s;
const BINDS = /^(?:Binary|Logical|Unary|Await|Conditional|Member|OptionalMember|TSAs|TSNonNull)Expression$/;

/** A replacement, in parentheses where it would otherwise bind to what is around it. */
function fitting(source: Source, from: number, to: number, text: string): string {
  if (WHOLE.test(text)) return text;
  const replaced = source.nodes.find((node) => node.from === from && node.to === to);
  const around = replaced?.parents.at(-1)?.node.type ?? '';
  return BINDS.test(around) ? `(${text})` : text;
}
