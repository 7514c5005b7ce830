import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** More than a person writes into one file, in bytes. */
const LARGEST = 1_000_000;

/**
 * A source without comments and texts, for a look at what it declares: in languages that write them as C does.
 * @returns empty where it cannot be read, or is too large
 */
export function bareSource(folder: string, file: string): string {
  const path = join(folder, file);
  try {
    return statSync(path).size > LARGEST ? '' : withoutComments(readFileSync(path, 'utf8'));
  } catch {
    return '';
  }
}

/** Goes through a text once, however it is made: it may be hostile. */
export function withoutComments(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const end = endOfAside(text, at);
    if (end === at) {
      at++;
      continue;
    }
    kept.push(text.slice(from, at), ' ');
    at = end;
    from = end;
  }
  return kept.join('') + text.slice(from);
}

/** Where a comment or a text ends that begins at a place; the place itself where none does. */
function endOfAside(text: string, at: number): number {
  const letter = text[at];
  if (letter === '"' || letter === "'") return endOfQuoted(text, at, letter);
  if (letter !== '/') return at;
  const end = (mark: string): number => {
    const found = text.indexOf(mark, at + 2);
    return found === -1 ? text.length : found;
  };
  if (text[at + 1] === '/') return end('\n');
  return text[at + 1] === '*' ? Math.min(text.length, end('*/') + 2) : at;
}

/** A letter in quotes, escaped or not. Any other apostrophe is one: a lifetime of Rust's. */
const LETTER = /'(?:\\.[^'\n]{0,10}|[^'\\\n]{1,2})'/y;

/** A text ends with its line at the latest. */
function endOfQuoted(text: string, at: number, quote: string): number {
  if (quote === "'") {
    LETTER.lastIndex = at;
    return LETTER.test(text) ? LETTER.lastIndex : at;
  }
  for (let index = at + 1; index < text.length; index++) {
    if (text[index] === '\\') index++;
    else if (text[index] === quote) return index + 1;
    else if (text[index] === '\n') return index;
  }
  return text.length;
}
