/**
 * Whether a file's name fits a pattern: `*` is any text, `?` any letter, in any case.
 */
export function fitsGlob(name: string, pattern: string): boolean {
  const source = pattern
    .split('')
    .map((letter) =>
      letter === '*' ? '.*' : letter === '?' ? '.' : letter.replace(/[\\^$.+()[\]{}|]/, '\\$&'),
    )
    .join('');
  return new RegExp(`^${source}$`, 'isu').test(name);
}

/** Whether a pattern is a plain name. */
export function isPlainName(pattern: string): boolean {
  return !/[*?]/.test(pattern);
}
