import { createHash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { WhyLeft } from '../model/alike.ts';
import { listFolder } from '../submission/folder.ts';
import { notebookProgram } from '../submission/notebook.ts';
import { type Dialect, kindOf } from './dialect.ts';
import { MOST_TOKENS, tokensOf } from './tokens.ts';

/** A source that somebody has handed in. */
export interface Source {
  /** Within the hand-in, with slashes. */
  readonly path: string;
  readonly dialect: Dialect;
  /** With `\n` at the ends of lines. */
  readonly text: string;
}

/** What there is to compare of a hand-in, or why there is nothing. */
export type Sources =
  | { readonly status: 'read'; readonly files: readonly Source[] }
  | { readonly status: 'left'; readonly why: Extract<WhyLeft, 'large' | 'binary' | 'nothing'> };

/** More than anybody writes for a lab, in bytes. */
const LARGEST = 1_000_000;
/** How deep folders are looked into. */
const DEEPEST = 6;

/**
 * Reads the sources of a folder and of those in it, by path. Links are not followed: they may lead to somebody else's.
 * @param leftOut names of files in it that are not meant
 * @throws the file system's error
 */
export function readSources(folder: string, leftOut: ReadonlySet<string> = new Set()): Sources {
  const paths = within(folder, '', 0);
  const files: Source[] = [];
  let [size, isBinary] = [0, false];
  for (const path of paths) {
    const file = kindOf(path);
    if (leftOut.has(path)) continue;
    if (file.kind === 'binary') isBinary = true;
    if (file.kind !== 'source' && file.kind !== 'notebook') continue;
    size += lstatSync(join(folder, path)).size;
    if (size > LARGEST) return { status: 'left', why: 'large' };
    const bytes = readFileSync(join(folder, path));
    const written = plain(bytes.toString(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf16le' : 'utf8'));
    const text = file.kind === 'notebook' ? notebookProgram(written) : written;
    if (text?.includes('\0')) isBinary = true;
    else if (text) files.push({ path, dialect: file.kind === 'notebook' ? 'python' : file.dialect, text });
  }
  return settled(files, isBinary);
}

function settled(files: readonly Source[], isBinary: boolean): Sources {
  let count = 0;
  for (const { text, dialect } of files) {
    count += tokensOf(text, dialect)?.length ?? Number.POSITIVE_INFINITY;
    if (count > MOST_TOKENS) return { status: 'left', why: 'large' };
  }
  if (count > 0) return { status: 'read', files };
  return { status: 'left', why: isBinary ? 'binary' : 'nothing' };
}

function plain(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}

function within(folder: string, place: string, depth: number): readonly string[] {
  const { files, folders } = listFolder(join(folder, place));
  const own = files
    .map((name) => posix.join(place, name))
    .filter((path) => lstatSync(join(folder, path)).isFile());
  if (depth === DEEPEST) return own;
  return [...own, ...folders.flatMap((name) => within(folder, posix.join(place, name), depth + 1))];
}

/** What is known of sources without comments and white space. */
export interface Essence {
  /**
   * Tells them apart by everything but comments, white space, and the names and order of files: the first 16 digits of a
   * SHA-256. The word before it keeps a spreadsheet from taking it for a number.
   */
  readonly digest: string;
  /** How many tokens there are in all. */
  readonly size: number;
  /** A digest for each file that has any. */
  readonly files: readonly string[];
}

export function essenceOf(sources: readonly Source[]): Essence {
  let size = 0;
  const files: string[] = [];
  for (const { text, dialect } of sources) {
    const words = (tokensOf(text, dialect) ?? []).map(({ from, to }) => text.slice(from, to));
    size += words.length;
    if (words.length > 0) files.push(hash(`${dialect}\0${words.join('\0')}`));
  }
  const digest = `sha256:${hash(files.toSorted().join('\n')).slice(0, 16)}`;
  return { digest, size, files };
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
