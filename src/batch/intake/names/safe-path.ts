/** Why a path cannot be used as it is written. */
export type PathTrouble = 'outside' | 'bad-name' | 'long-name';

/** Control characters, and those that turn the direction of writing: no name has them for a good reason. */
const CONTROLS = /[\x00-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** What file systems hold, in bytes; a path also stands below folders of the grader's own. */
const LONGEST_NAME = 255;
const LONGEST_PATH = 1_024;
const DEEPEST = 32;

/**
 * Whether a path stays below the folder that it is put into, and can be written at all.
 * @param path names as an archive or a disk has them; an absolute path begins with an empty one
 * @returns what is wrong; null where nothing is
 */
export function pathTrouble(path: readonly string[]): PathTrouble | null {
  const [first = ''] = path;
  if (first === '' || /^[a-z]:/i.test(first) || path.includes('..')) return 'outside';
  if (path.some((name) => CONTROLS.test(name))) return 'bad-name';
  const lengths = path.map((name) => Buffer.byteLength(name));
  const whole = lengths.reduce((sum, length) => sum + length + 1, 0);
  if (path.length > DEEPEST || whole > LONGEST_PATH || lengths.some((length) => length > LONGEST_NAME))
    return 'long-name';
  return null;
}

/** Names of devices, with any extension; characters with a meaning; a dot or space at the end. */
const NOT_ON_WINDOWS =
  /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)|[<>:"|?*]|[. ]$/i;

/** Whether Windows cannot hold a file of that path, or takes it for something else. */
export function isNotForWindows(path: readonly string[]): boolean {
  return path.some((name) => NOT_ON_WINDOWS.test(name));
}
