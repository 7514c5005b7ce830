import { delimiter } from 'node:path';
import { bareSource } from '../bare-source.ts';
import { sourceName } from '../languages.ts';
import { folderOf, nameOf } from '../survey.ts';
import type { Recipe, Sources, Step, Tool } from './recipe.ts';

export const JAVA: Tool = { title: 'Java', names: ['java'] };
const COMPILER: Tool = { title: 'Java (javac)', names: ['javac'] };

/** Where classes go. */
const CLASSES = '.giliran-classes';

/**
 * Java: all sources at once, as every editor does, whatever folders they lie in. Where that fails, a mistake of
 * another program's, or a class that two programs have, must not be this program's: it is compiled with the sources
 * that belong to no program, and then with what it asks for.
 */
export function javaRecipe({ home, file, taken, all }: Sources): Recipe {
  const sources = all.filter((path) => sourceName(path)?.language === 'java' && isClass(path));
  const libraries = all.filter((path) => sourceName(path)?.language === 'jar');
  const { name, root } = mainClass(home, file);
  const options = ['-encoding', 'UTF-8', '-d', CLASSES];
  const path = [CLASSES, ...libraries].join(delimiter);
  const step = (...words: readonly string[]): Step => ({
    words: [COMPILER.title, ...options, ...words],
    at: '',
  });
  const others = sources.filter((source) => source !== file && !taken.includes(source));
  const together = step('-cp', path, ...sources.map(here));
  const withOthers = step('-cp', path, here(file), ...others.map(here));
  const withWhatItAsksFor = step('-cp', path, '-sourcepath', root === '' ? '.' : root, here(file));
  return {
    tools: [JAVA, COMPILER],
    attempts: hasTwins(sources) ? [withWhatItAsksFor, withOthers] : [together, withOthers, withWhatItAsksFor],
    start: () => [JAVA.title, '-cp', path, name],
    at: '',
  };
}

/** Whether two files have one name, and so most likely classes of one name: each program has its own. */
function hasTwins(sources: readonly string[]): boolean {
  return new Set(sources.map(nameOf)).size < sources.length;
}

/** A path that no option can be taken for. */
function here(path: string): string {
  return `./${path}`;
}

/** Descriptions of packages and modules hold no class; a module would ask for all others to be named. */
function isClass(path: string): boolean {
  return !/(?:^|\/)(?:package|module)-info\.java$/.test(path);
}

/** The class that a file's program begins in, and the folder that its packages are counted from. */
function mainClass(home: string, file: string): { readonly name: string; readonly root: string } {
  const text = bareSource(home, file);
  const stem = sourceName(file)?.stem ?? '';
  const packaged = /^[ \t]*package\s+([\w.]+)\s*;/m.exec(text)?.[1] ?? '';
  const begins = text.search(/\bvoid\s+main\s*\(/);
  const classes = [...text.matchAll(/\b(?:class|enum|record|interface)\s+(\w+)/g)];
  const around = classes.filter(({ index }) => begins === -1 || index < begins);
  const names = around.map((match) => match[1] ?? '');
  const name = names.includes(stem) ? stem : (topLevel(text, begins, around) ?? stem);
  const folder = folderOf(file);
  const inside = packaged.replaceAll('.', '/');
  const isPlaced = inside !== '' && `/${folder}`.endsWith(`/${inside}`);
  const root = isPlaced ? folder.slice(0, Math.max(0, folder.length - inside.length - 1)) : folder;
  return { name: packaged === '' ? name : `${packaged}.${name}`, root };
}

/** The outermost class around a place. */
function topLevel(text: string, at: number, classes: readonly RegExpMatchArray[]): string | null {
  let depth = 0;
  let from = 0;
  let outermost: string | null = null;
  for (const { 1: name = '', index = 0 } of classes.filter(({ index = 0 }) => index <= at)) {
    for (; from < index; from++) depth += text[from] === '{' ? 1 : text[from] === '}' ? -1 : 0;
    if (depth === 0) outermost = name;
  }
  return outermost;
}
