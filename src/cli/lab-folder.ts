import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { message } from '../model/message.ts';
import { UseError } from './io.ts';

/** The variable that names a folder of labs where no option does. */
const LABS_VARIABLE = 'GILIRAN_LABS';

/** What stands before the name of a package that labs come in. */
const PACKAGE = 'npm:';

/** A package's name, and a folder within it: nothing that leads out of it. */
const IN_PACKAGE = /^(?:@[\w~-][\w.~-]*\/)?[\w~-][\w.~-]*(?:\/(?!\.{1,2}(?:\/|$))[^/\\:]+)*\/?$/;

/**
 * The folder of a course's labs: of `--labs`, wherever it stands, or of the environment.
 * @returns null where neither names one
 * @throws UseError where there is no lab in it
 */
export function labFolderWish(argv: readonly string[], environment: NodeJS.ProcessEnv): string | null {
  const at = argv.findLastIndex((argument) => /^--labs(?:=|$)/.test(argument));
  const [flag, next] = at < 0 ? [] : argv.slice(at);
  const wish = flag === '--labs' ? next : flag?.slice('--labs='.length);
  const named = wish ?? environment[LABS_VARIABLE];
  if (named === undefined || named === '') return null;
  const folder = named.startsWith(PACKAGE) ? inPackage(named) : named;
  if (!isFolder(folder)) throw new UseError(message('use.no-labs-folder', { folder: named }));
  if (labsIn(folder).length === 0) throw new UseError(message('lint.no-labs', { folder: named }));
  return folder;
}

/** The names of the folders in a folder that hold a lab each, in their order. */
export function labsIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, 'lab.yaml')))
    .sort();
}

/**
 * What a lab that is named on the command line is called everywhere: the path of a course's own lab, so that it is
 * found again without the option, and the name as it is for every other.
 * @param folder of the course's labs; null where there is none
 * @throws UseError where a package is named that is not there, or what leads out of one
 */
export function labNamed(name: string, folder: string | null | undefined): string {
  if (name.startsWith(PACKAGE)) return inPackage(name);
  const isPlain = folder && !/[/\\]/.test(name) && name !== '.' && name !== '..';
  if (!isPlain || !existsSync(join(folder, name, 'lab.yaml'))) return name;
  const path = join(folder, name);
  // A name alone would be taken for one of giliran's own labs.
  return path.includes(sep) ? path : `.${sep}${path}`;
}

/** The folder of `npm:PACKAGE` or `npm:PACKAGE/FOLDER`, in the nearest `node_modules` that has it. */
function inPackage(name: string): string {
  const wanted = name.slice(PACKAGE.length);
  if (!IN_PACKAGE.test(wanted)) throw new UseError(message('use.bad-package', { found: name }));
  for (let from = resolve('.'); ; from = dirname(from)) {
    const folder = join(from, 'node_modules', wanted);
    if (isFolder(folder)) return folder;
    if (dirname(from) === from) throw new UseError(message('use.no-package', { name: wanted }));
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
