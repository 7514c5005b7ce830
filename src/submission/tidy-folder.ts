import { cpSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withoutCopyMark } from './copy-mark.ts';
import { type Language, sourceName } from './languages.ts';
import { notebookProgram } from './notebook.ts';
import { folderOf, nameOf } from './survey.ts';
import type { Workplace } from './workplace.ts';

/** Languages whose interpreter takes a file by any name. */
const TAKEN_BY_ANY_NAME: readonly Language[] = ['python', 'ruby', 'perl', 'php', 'shell', 'jar', 'class'];

/** A submission's folder in which every program is named as its language asks. */
export interface Tidied {
  readonly place: Workplace;
  /** What a file of the submission is called there. */
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * Names files as compilers ask for it (`SERVER.C`, `Client1 (1).java`, `server.ts.txt`), and takes programs out of
 * notebooks: in a copy, and only where there are any.
 * @param files that will be run, with slashes
 */
export function tidyFolder(place: Workplace, files: readonly string[]): Tidied {
  const wanted = [...new Set(files)].flatMap((file) => {
    const name = tidyName(file);
    return name === file || existsSync(join(place.home, name)) ? [] : [[file, name] as const];
  });
  if (wanted.length === 0) return { place, renamed: new Map() };
  const home = join(place.workFolder, 'tidied');
  cpSync(place.home, home, { recursive: true });
  const renamed = new Map<string, string>();
  for (const [file, name] of wanted) if (rename(home, file, name)) renamed.set(file, name);
  return { place: { ...place, home }, renamed };
}

/** @returns whether there is a program by the new name now */
function rename(home: string, file: string, name: string): boolean {
  if (sourceName(file)?.language !== 'notebook') {
    renameSync(join(home, file), join(home, name));
    return true;
  }
  const program = notebookProgram(readFileSync(join(home, file), 'utf8'));
  if (program !== null) writeFileSync(join(home, name), program);
  return program !== null;
}

/** What a file would be called when it is run by hand. */
function tidyName(file: string): string {
  const source = sourceName(file);
  if (!source || TAKEN_BY_ANY_NAME.includes(source.language)) return file;
  const { stem, extension, language } = source;
  const folder = folderOf(file);
  const place = folder === '' ? '' : `${folder}/`;
  if (language === 'notebook') return `${place}${stem}.py`;
  // A class must lie in a file of its name.
  const bare = language === 'java' ? withoutCopyMark(stem) : stem;
  const name = `${bare}${extension}`;
  return name === nameOf(file) ? file : `${place}${name}`;
}
