import { readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { listFolder } from './folder.ts';

/**
 * How programs get at what they are started with: by hand, or by what their language and its libraries have for it.
 * A parameter of threads that is called `args` is none.
 */
const WAYS =
  /\b(?:argv|argc|ARGV|argparse|optparse|getopt\w*|GetOptions|OptionParser|docopt|click|typer|fire|parseArgs|minimist|yargs|commander|getArgs|GetCommandLineArgs|CommandLine)\b|\b[Aa]rgs?\s*[[.(]|\.args\b|:\s*args\b|\bin\s+args\b|\bos\.Args\b|\bflag\.|\benv::args/;

/** How a shell's script does. */
const SHELL = /\$\{?[@*#1-9]/;

/** What cannot be read as text may do anything. */
const SEALED = new Set(['.jar', '.class', '.exe', '.dll', '.pyc', '.wasm']);

const LARGEST = 1_000_000;

/** How deep packages and source folders are looked into. */
const DEEPEST = 4;

/**
 * Whether anything in a folder looks at what programs are started with. It only spares scenes that could not come out
 * differently: where it errs on the side of yes, they are played for nothing.
 * @param others files that are left out: other roles' programs, relative to the folder
 */
export function readsArguments(folder: string, others: ReadonlySet<string>, depth = 0): boolean {
  const { files, folders } = listFolder(folder);
  return (
    files.some((name) => !others.has(name) && reads(join(folder, name))) ||
    (depth < DEEPEST && folders.some((name) => readsArguments(join(folder, name), new Set(), depth + 1)))
  );
}

function reads(file: string): boolean {
  if (SEALED.has(extname(file))) return true;
  try {
    if (statSync(file).size > LARGEST) return true;
    const text = readFileSync(file, 'latin1');
    return WAYS.test(text) || (/\.(?:ba|z|k)?sh$/.test(file) && SHELL.test(text));
  } catch {
    // A file that cannot be read cannot be run either.
    return false;
  }
}
