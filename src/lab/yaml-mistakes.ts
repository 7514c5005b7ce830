import type { YAMLError } from 'yaml';
import type { LabMistake, Place } from './lab-error.ts';

/** Mistakes after which all other values are read as they were meant. */
const HARMLESS: readonly string[] = ['DUPLICATE_KEY', 'TAG_RESOLVE_FAILED', 'BAD_DQ_ESCAPE'];

export interface YamlMistakes {
  readonly mistakes: readonly LabMistake[];
  /** The first line after which values may differ from what was meant; null where all are sound. */
  readonly brokenFrom: number | null;
}

/**
 * The mistakes behind a YAML file's errors: the slip itself, and not what the parser reports because of it. A slip's
 * consequences reach as far as the text that is indented as far as it is, or further.
 */
export function yamlMistakes(
  errors: readonly YAMLError[],
  lines: readonly string[],
  placeAt: (offset: number) => Place,
): YamlMistakes {
  const found = errors
    // A value that is nested too deep is reported by whoever reads the values.
    .filter(({ code }) => code !== 'RESOURCE_EXHAUSTION')
    .map((error) => ({ error, place: placeAt(error.pos[0]) }))
    .sort((a, b) => rank(a) - rank(b));
  const mistakes: LabMistake[] = [];
  let reach = 0;
  let brokenFrom: number | null = null;
  for (const { error, place } of found) {
    if (!HARMLESS.includes(error.code)) {
      if (place.line < reach && error.code !== 'TAB_AS_INDENT') continue;
      if (place.line >= reach) reach = endOfReach(lines, place.line);
      brokenFrom = Math.min(brokenFrom ?? place.line, firstLineOf(error, place));
    }
    mistakes.push(mistakeOf(error, place, lines));
  }
  return { mistakes, brokenFrom };
}

/** Sorts by place in the file; of errors on the same lines a tab comes first, since it is the reason for the others. */
function rank({ error, place }: { readonly error: YAMLError; readonly place: Place }): number {
  return place.line * 2 - (error.code === 'TAB_AS_INDENT' ? 3 : 0);
}

/** The first line of an error; for a block's error, that may be the line of its key. */
function firstLineOf(error: YAMLError, place: Place): number {
  return error.code === 'TAB_AS_INDENT' ? Math.max(1, place.line - 1) : place.line;
}

/** The first line after a slip, from 1, that the slip no longer affects. */
function endOfReach(lines: readonly string[], line: number): number {
  const text = lines[line - 1] ?? '';
  const indent = /^ *\t/.test(text) ? 1 : indentOf(text);
  for (let next = line; next < lines.length; next++) {
    const other = lines[next] ?? '';
    if (other.trim() === '' || /^\s*#/.test(other)) continue;
    if (!/^ *\t/.test(other) && indentOf(other) < indent) return next + 1;
  }
  return lines.length + 1;
}

function mistakeOf(error: YAMLError, place: Place, lines: readonly string[]): LabMistake {
  const { code } = error;
  const at = { ...place, column: Math.max(place.column, indentOf(place.source) + 1) };
  switch (code) {
    case 'TAB_AS_INDENT':
      return {
        code,
        text: 'A tab stands here: YAML is indented by spaces alone. Put two spaces for each tab.',
        place,
      };
    case 'DUPLICATE_KEY':
      return {
        code,
        text: `The key "${keyAt(place)}" is here for the second time: keep one of them.`,
        place,
      };
    case 'BAD_INDENT':
    case 'UNEXPECTED_TOKEN':
    case 'MISSING_CHAR': {
      const misplaced = misplacedBy(place, lines);
      if (misplaced !== null) return { code, text: misplaced, place: at };
      break;
    }
    case 'BLOCK_IN_FLOW':
      return {
        code,
        text: 'A text with a colon and a space in it, within braces or brackets, must stand in quotes.',
        place,
      };
    case 'MULTIPLE_DOCS':
      return { code, text: 'A second document begins here (---): a lab file holds one. Remove it.', place };
    case 'TAG_RESOLVE_FAILED':
      return { code, text: 'A lab file has no use for tags (!…): write the value alone.', place };
  }
  return {
    code,
    text: `${(error.message.split('\n')[0] ?? '').replace(/ at line \d+, column \d+:?$/, '')}.`,
    place: at,
  };
}

/** What is wrong where a line begins in another column than the lines that it belongs to; null where it does not. */
function misplacedBy({ line, column, source }: Place, lines: readonly string[]): string | null {
  if (column > indentOf(source) + 1) return null;
  const before = lines.slice(0, line - 1).findLast((text) => text.trim() !== '' && !/^\s*#/.test(text));
  if (before === undefined) return null;
  const own = indentOf(source) + 1;
  const key = (/^ *(?:- +)*/.exec(before)?.[0].length ?? 0) + 1;
  if (own === key) return null;
  return `This line begins in column ${own}, and what stands above it in column ${key}: what belongs together begins in one column.`;
}

function indentOf(text: string): number {
  return /^ */.exec(text)?.[0].length ?? 0;
}

function keyAt({ source, column }: Place): string {
  return /^[^:]*/.exec(source.slice(column - 1))?.[0].trim() ?? '';
}
