import { isUtf8 } from 'node:buffer';
import { type ExtraField, getFileNameLowLevel } from 'yauzl';

/** General purpose bit 11: the name is UTF-8. */
const UTF8 = 0x800;

/** Longest part of a name that is kept, in letters: enough to see that it is too long. */
const LONGEST = 2_048;

/**
 * An entry's name as text. Without the flag for UTF-8 it should be CP437, but macOS writes UTF-8 all the
 * same; text in another encoding is hardly ever valid UTF-8.
 */
export function decodeName(flags: number, raw: Buffer, extra: readonly ExtraField[]): string {
  const known = isUtf8(raw) ? flags | UTF8 : flags;
  const name = getFileNameLowLevel(known, raw, [...extra], true);
  return name.length > LONGEST ? name.slice(0, LONGEST) : name;
}

/**
 * The names of a path. What does nothing is left out: `./`, `//`; an absolute path begins with an empty name.
 */
export function splitName(name: string): readonly string[] {
  return name.split(/[\\/]/).filter((part, index) => part !== '.' && (part !== '' || index === 0));
}
