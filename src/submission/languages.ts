/** What a program is written in, or has been made into. */
export type Language =
  | 'javascript'
  | 'python'
  | 'ruby'
  | 'perl'
  | 'php'
  | 'java'
  | 'c'
  | 'c++'
  | 'go'
  | 'c#'
  | 'rust'
  | 'notebook'
  | 'shell'
  | 'jar'
  | 'class';

const EXTENSIONS: Readonly<Record<string, Language>> = {
  '.ts': 'javascript',
  '.mts': 'javascript',
  '.cts': 'javascript',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.py': 'python',
  '.rb': 'ruby',
  '.pl': 'perl',
  '.php': 'php',
  '.java': 'java',
  '.c': 'c',
  '.cpp': 'c++',
  '.cc': 'c++',
  '.cxx': 'c++',
  '.go': 'go',
  '.cs': 'c#',
  '.rs': 'rust',
  '.ipynb': 'notebook',
  '.sh': 'shell',
  '.jar': 'jar',
  '.class': 'class',
};

/** Made of sources, or what starts them: they count where there is no source of the same name. */
const SECOND_HAND: readonly Language[] = ['notebook', 'shell', 'jar', 'class'];

/** Extensions of all files that can be run, for people. */
export const RUNNABLE: readonly string[] = Object.keys(EXTENSIONS);

/** A file's name, taken apart. */
export interface SourceName {
  /** Without the extension. */
  readonly stem: string;
  /** In lower case, without what a mail program has appended to it. */
  readonly extension: string;
  readonly language: Language;
}

/**
 * Takes a name apart: `server.py`, `SERVER.PY`, and `server.py.txt`, as mail programs and some systems make of it.
 * @param file a name, or a path with slashes
 * @returns null where it is that of no program
 */
export function sourceName(file: string): SourceName | null {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/(\.[a-z]+)\.txt$/i, '$1');
  const dot = name.lastIndexOf('.');
  if (dot <= 0) return null;
  const extension = name.slice(dot).toLowerCase();
  const language = EXTENSIONS[extension];
  return language === undefined ? null : { stem: name.slice(0, dot), extension, language };
}

/** Whether a file is a program, by its name. */
export function isRunnable(file: string): boolean {
  return sourceName(file) !== null;
}

/** How far a language is from being the student's own source: 0 is the source itself. */
export function distanceOf(language: Language): number {
  return SECOND_HAND.indexOf(language) + 1;
}
