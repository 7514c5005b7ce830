/**
 * Reads protocols' counters from `/proc/net/snmp` or `netstat`: a line of names, then a line of numbers. A name's
 * position is worked out once, since each line has hundreds.
 */
export class Counters {
  private readonly places = new Map<
    string,
    { readonly names: string; readonly at: ReadonlyMap<string, number> }
  >();

  /**
   * @param text what the file holds now
   * @param wanted names of counters
   * @returns their values, in that order; 0 for one that this kernel does not have
   */
  read(text: string, protocol: string, wanted: readonly string[]): readonly number[] {
    const [names, values] = linesOf(text, `${protocol}: `);
    const at = this.placesIn(protocol, names);
    return wanted.map((name) => Number(fieldOf(values, at.get(name) ?? -1)));
  }

  private placesIn(protocol: string, names: string): ReadonlyMap<string, number> {
    const known = this.places.get(protocol);
    if (known?.names === names) return known.at;
    const at = new Map(names.split(' ').map((name, index) => [name, index]));
    this.places.set(protocol, { names, at });
    return at;
  }
}

/**
 * A field of a line, by its number; `0` where there is none. Splitting the whole line would take as long as reading the
 * file.
 */
function fieldOf(line: string, number: number): string {
  if (number < 0) return '0';
  let from = 0;
  for (let index = 0; index < number; index++) {
    from = line.indexOf(' ', from) + 1;
    if (from === 0) return '0';
  }
  const end = line.indexOf(' ', from);
  return line.slice(from, end < 0 ? line.length : end);
}

/** The first two lines that begin with a word. */
function linesOf(text: string, word: string): readonly [string, string] {
  const first = text.startsWith(word) ? 0 : text.indexOf(`\n${word}`) + 1;
  if (first === 0 && !text.startsWith(word)) return ['', ''];
  const firstEnd = endOfLine(text, first);
  return [text.slice(first, firstEnd), text.slice(firstEnd + 1, endOfLine(text, firstEnd + 1))];
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
