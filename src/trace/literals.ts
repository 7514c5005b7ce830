/** A bytes literal as Python prints it: `b'halo \xf0\x9f'`. */
const BYTES = /\bb'((?:[^'\\]|\\.)*)'|\bb"((?:[^"\\]|\\.)*)"/g;

/**
 * A text in quotes, as languages write values down: Python's `repr`, `JSON`, Node's `inspect`, Ruby's `inspect`, Go's
 * `%q`.
 */
const STRING = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`/y;

/** One unit of a literal's inside: a character, or what a backslash makes of the next ones. */
const UNIT =
  /\\x([\da-fA-F]{2})|((?:\\u[\da-fA-F]{4})+)|\\u\{([\da-fA-F]{1,6})\}|\\U([\da-fA-F]{8})|\\(.)|[^\\]+/gsu;

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  e: '\x1b',
  '0': '\0',
};

/** Longer lines are taken as they are: no program prints a single text as so long a literal. */
const LONGEST = 16_384;
/** Quotes in a line that are tried as the beginning of a literal. */
const MOST_QUOTES = 64;

/**
 * A line with every bytes literal in it replaced by the text that it stands for.
 * @returns null where there is none
 */
export function decodeReprs(line: string): string | null {
  let found = false;
  const text = line.replace(BYTES, (_, single: string | undefined, double: string | undefined) => {
    found = true;
    return readLiteral(single ?? double ?? '');
  });
  return found ? text : null;
}

/**
 * What a line may stand for: with its bytes literals read, and with each one of its strings in quotes that has a
 * backslash in it. Where a string begins is not known, an apostrophe may stand before it: every quote is tried.
 * @returns nothing where the line holds no such literal
 */
export function readingsOf(line: string): readonly string[] {
  if (line.length > LONGEST) return [];
  const bytes = decodeReprs(line);
  const readings = bytes === null ? [] : [bytes];
  if (!line.includes('\\')) return readings;
  const quotes = [...line.matchAll(/['"`]/g)].slice(0, MOST_QUOTES);
  for (const { index } of quotes) {
    STRING.lastIndex = index;
    const [literal, single, double, back] = STRING.exec(line) ?? [];
    const body = single ?? double ?? back;
    if (literal !== undefined && body?.includes('\\'))
      readings.push(line.slice(0, index) + readLiteral(body) + line.slice(index + literal.length));
  }
  return readings;
}

function readLiteral(body: string): string {
  const bytes = [...body.matchAll(UNIT)].map(([all, byte, units, braced, long, other]) => {
    if (byte !== undefined) return Buffer.from([Number.parseInt(byte, 16)]);
    // Two of these may be one letter.
    if (units !== undefined)
      return Buffer.from(
        String.fromCharCode(
          ...units
            .split(/\\u/i)
            .slice(1)
            .map((unit) => Number.parseInt(unit, 16)),
        ),
      );
    const point = braced ?? long;
    if (point !== undefined) return Buffer.from(letterOf(Number.parseInt(point, 16)));
    return Buffer.from(other === undefined ? all : (ESCAPES[other] ?? other));
  });
  return Buffer.concat(bytes).toString('utf8');
}

function letterOf(point: number): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
}
