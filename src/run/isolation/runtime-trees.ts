import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { rethrowShortage } from '../../machine/shortage-code.ts';

/** The sandbox shows these folders of every system. */
const SYSTEM = /^\/(?:usr|bin|sbin|lib\w*)\//;

/** Package managers that keep every package in a folder of its own, with links between them. */
const STORES = ['/nix/store', '/gnu/store'];

/** What node and Python keep in `lib`, beside their programs. */
const LIBRARY = /^(?:python\d|libpython|libnode)/;

/**
 * What an interpreter needs beyond the system's own folders: its program and its library. Version managers keep these
 * in somebody's home, of which nothing else may be seen.
 * @param executable its path
 * @returns files and folders; none where it belongs to the system, or is not there
 */
export function runtimeTrees(executable: string): readonly string[] {
  if (!existsSync(executable)) return [];
  // A virtual environment links to another Python: both are needed.
  const programs = [...new Set([executable, realpathSync(executable)])].filter((file) => !SYSTEM.test(file));
  return [...new Set(programs.flatMap(treesOf))];
}

/** Whether everybody may read a file or folder, the user that giliran runs programs as included. */
export function isForEverybody(path: string): boolean {
  const folder = dirname(path);
  const { mode } = statSync(path);
  return (mode & 0o004) !== 0 && (folder === path || isPassable(folder));
}

/** Whether everybody may pass through a folder, and through all folders that it is in. */
function isPassable(folder: string): boolean {
  const above = dirname(folder);
  return (statSync(folder).mode & 0o001) !== 0 && (above === folder || isPassable(above));
}

function treesOf(program: string): readonly string[] {
  const store = STORES.find((folder) => program.startsWith(`${folder}/`));
  if (store !== undefined) return [store];
  const folder = dirname(program);
  const prefix = dirname(folder);
  if (/^(?:node|python[\d.]*)$/.test(basename(program))) return [program, ...libraryOf(prefix)];
  // The program's folder is on somebody's PATH; its neighbours may be anything of theirs.
  if (basename(program) === 'dotnet') return installed(folder, DOTNET_PARTS) ?? [program];
  const isOwn = basename(folder) === 'bin' && isInstallation(prefix);
  return (isOwn ? installed(prefix, PARTS) : null) ?? [program];
}

/** What a program's own folder holds, by the names that are the same everywhere. */
const PARTS = {
  needed: /^(?:lib(?:32|64|exec)?|jmods|pkg)$/,
  all: /^(?:bin|s?bin|lib(?:32|64|x32|exec)?|jmods|jre|conf|legal|include|share|etc|man|docs?|demo|sample|release|src\.zip)$/,
  /** Go compiles its own library each time, so all of it is needed. */
  withTools: /^(?:src|pkg|api|misc|test|VERSION|go\.env)$/,
} as const;

/** The same for .NET, whose program lies beside its library. */
const DOTNET_PARTS = {
  needed: /^shared$/,
  all: /^(?:dotnet|host|shared|sdk|sdk-manifests|packs|templates|metadata|library-packs)$/,
  withTools: null,
} as const;

/** Other files that the folder of a single program may hold. */
const NOTES =
  /^(?:README|LICEN[CS]E|NOTICE|COPYING|THIRD_PARTY|ASSEMBLY_EXCEPTION|CHANGE|AUTHORS|PATENTS|SECURITY|CONTRIBUTING)/i;

/**
 * What to show of an installation: all of it where it holds nothing else, otherwise its parts.
 * @returns null where the folder is not an installation
 */
function installed(folder: string, parts: typeof PARTS | typeof DOTNET_PARTS): readonly string[] | null {
  const names = namesIn(folder);
  if (!names.some((name) => parts.needed.test(name))) return null;
  const hasTools = parts.withTools !== null && existsSync(join(folder, 'pkg', 'tool'));
  const isPart = (name: string): boolean =>
    parts.all.test(name) || (hasTools && parts.withTools?.test(name) === true);
  const isWhole = names.every((name) => isPart(name) || NOTES.test(name));
  return isWhole ? [folder] : names.filter(isPart).map((name) => join(folder, name));
}

function libraryOf(prefix: string): readonly string[] {
  const library = join(prefix, 'lib');
  // Conda's Python is linked to other packages' libraries.
  if (existsSync(join(prefix, 'conda-meta'))) return [library];
  const environment = join(prefix, 'pyvenv.cfg');
  return [
    ...namesIn(library).flatMap((name) => (LIBRARY.test(name) ? [join(library, name)] : [])),
    ...(existsSync(environment) ? [environment] : []),
  ];
}

/**
 * Whether a folder holds one program: not a home, nor a folder in a home that a person may have made, but one of a
 * version manager's (`~/.sdkman/candidates/java/21`).
 */
function isInstallation(folder: string): boolean {
  const home = homedir();
  if (folder === '/' || `${home}/`.startsWith(`${folder}/`) || basename(folder).startsWith('.')) return false;
  return !folder.startsWith(`${home}/`) || /^\.[^/]+(?:\/[^/]+){2,}$/.test(folder.slice(home.length + 1));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    rethrowShortage(error);
    // An interpreter without a library.
    return [];
  }
}
