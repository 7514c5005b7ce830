import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { getOrMake } from '../model/memo.ts';
import { bareSource } from './bare-source.ts';
import { withoutCopyMark } from './copy-mark.ts';
import { sourceName } from './languages.ts';

/** More than a person writes into one file, in bytes. */
const LARGEST = 1_000_000;

/** Which files of a folder are parts of others: modules that are imported, classes that are used. */
export class TakenIn {
  private readonly home: string;
  private readonly files: readonly string[];
  private readonly texts = new Map<string, string>();

  /** @param files all sources, as paths with slashes */
  constructor(home: string, files: readonly string[]) {
    this.home = home;
    this.files = files;
  }

  has(file: string): boolean {
    const source = sourceName(file);
    if (source === null) return false;
    const name = escaped(withoutCopyMark(source.stem));
    const others = this.files.filter((other) => other !== file);
    const isClass = source.language === 'java' || source.language === 'c#';
    const using = isClass ? usingClass(name) : importing(name);
    return others.some((other) => using.test(isClass ? this.bare(other) : this.text(other)));
  }

  private text(file: string): string {
    return getOrMake(this.texts, file, () => {
      const path = join(this.home, file);
      try {
        return statSync(path).size > LARGEST ? '' : readFileSync(path, 'utf8');
      } catch {
        // A file that cannot be read imports nothing.
        return '';
      }
    });
  }

  private bare(file: string): string {
    const language = sourceName(file)?.language;
    if (language !== 'java' && language !== 'c#') return '';
    return getOrMake(this.texts, `${file}\0bare`, () => bareSource(this.home, file));
  }
}

/** Imports of Python, and those that name a file in quotes; nothing is looked for without an end. */
function importing(name: string): RegExp {
  const word = `(?<![\\w-])${name}(?![\\w-])`;
  const ways =
    'from|import|require|require_relative|require_once|include|include_once|load|import_module|__import__';
  return new RegExp(
    [
      `^[ \\t]{0,80}(?:from[ \\t]{1,9}[.\\w]{0,80}${word}[ \\t]{1,9}import\\b|(?:from[ \\t]{1,9}[.\\w]{1,80}[ \\t]{1,9})?import[ \\t][^\\n]{0,200}${word})`,
      `\\b(?:${ways})\\b[^\\n"'<\`]{0,40}["'<\`][^"'>\`\\n]{0,200}${word}`,
    ].join('|'),
    'mu',
  );
}

function usingClass(name: string): RegExp {
  return new RegExp(
    `(?<!\\w)(?:new|extends)\\s{1,9}${name}(?!\\w)|(?<!\\w)${name}\\s{0,9}\\.\\s{0,9}\\w`,
    'u',
  );
}

/** As the text of a pattern. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
