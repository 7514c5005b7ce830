/** Reads an address of version 6: eight words of 16 bits. @returns null where a text is none, or names an interface */
export function parseAddress6(text: string): readonly number[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [front = [], back = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - front.length - back.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null;
  const words = [...front, ...Array.from({ length: missing }, () => '0'), ...back];
  return words.every((word) => /^[0-9a-f]{1,4}$/i.test(word))
    ? words.map((word) => Number.parseInt(word, 16))
    : null;
}

/** An address of version 6 for people: one text for each, with two colons for the first run of zeroes. */
export function showAddress6(words: readonly number[]): string {
  return words
    .map((word) => word.toString(16))
    .join(':')
    .replace(/(?:^|:)0(?::0)+(?::|$)/, '::');
}

/** Whether an address of version 6 is a multicast group's: ff00::/8. */
export function isGroup6(words: readonly number[]): boolean {
  return ((words[0] ?? 0) & 0xff00) === 0xff00;
}
