import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { flattenLab } from '../lab/load.ts';
import type { Language } from '../messages/language.ts';
import { type AutograderScripts, runScript, setupScript } from './autograder-scripts.ts';
import type { Entry } from './entry.ts';

export interface AutograderOrder {
  readonly lab: string;
  /** The lab's file. */
  readonly labFile: string;
  /** The language of students' results. */
  readonly language: Language;
  /** giliran's own folder. */
  readonly projectFolder: string;
}

/** The list of files that the build has made. */
const BUILT_FILE = 'dist/files.json';

/** giliran's folder in the archive. */
const HOME = 'giliran';

/** The compiler's package for the machines that Gradescope runs on. */
const COMPILER = '@esbuild/linux-x64';

/**
 * The files of Gradescope's autograder for a lab: the two scripts that it runs, giliran as it is published, and the lab
 * in one file. Reference programs are not in it.
 * @throws the file system's error where giliran was not built; if only some of it is missing, that shows when the
 * archive is written
 */
export function autograderEntries({
  lab,
  labFile,
  language,
  projectFolder,
}: AutograderOrder): readonly Entry[] {
  const scripts: AutograderScripts = { lab, language, compiler: compilerVersion() };
  return [
    { path: 'setup.sh', executable: true, content: { text: setupScript(scripts) } },
    { path: 'run_autograder', executable: true, content: { text: runScript(scripts) } },
    ...giliranEntries(projectFolder),
    { path: `${HOME}/labs/${lab}/lab.yaml`, executable: false, content: { text: labText(labFile) } },
    ...compilerEntries(),
  ];
}

/** The lab with what it extends, and without reference programs. */
function labText(labFile: string): string {
  const { reference: _kept, ...value } = flattenLab(labFile);
  return stringify(value);
}

function giliranEntries(projectFolder: string): readonly Entry[] {
  const files = ['package.json', 'LICENSE', ...filesIn(projectFolder, 'bin'), ...builtFiles(projectFolder)];
  return files.map((path) => ({
    path: `${HOME}/${path}`,
    executable: path.startsWith('bin/'),
    content: { file: join(projectFolder, path) },
  }));
}

/** The files that the build has made, by its own list, so that a missing one is noticed. */
function builtFiles(projectFolder: string): readonly string[] {
  const names: readonly string[] = JSON.parse(readFileSync(join(projectFolder, BUILT_FILE), 'utf8'));
  return [...names.map((name) => `dist/${name}`), BUILT_FILE];
}

function filesIn(projectFolder: string, folder: string): readonly string[] {
  return readdirSync(join(projectFolder, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => `${folder}/${name}`);
}

/** The compiler; its program is included where this machine has the right one, and otherwise fetched by the set-up. */
function compilerEntries(): readonly Entry[] {
  const library = dirname(packageFile('esbuild/package.json'));
  const program = join(dirname(library), COMPILER);
  const of = (name: string, folder: string, paths: readonly string[]): readonly Entry[] =>
    paths.map((path) => ({
      path: `${HOME}/node_modules/${name}/${path}`,
      executable: path.startsWith('bin/'),
      content: { file: join(folder, path) },
    }));
  return [
    ...of('esbuild', library, ['package.json', 'LICENSE.md', 'lib/main.js']),
    ...(existsSync(program) ? of(COMPILER, program, ['package.json', 'bin/esbuild']) : []),
  ];
}

function compilerVersion(): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(packageFile('esbuild/package.json'), 'utf8'),
  );
  return version;
}

/** The path of a package's file, wherever packages are installed. */
function packageFile(name: string): string {
  return createRequire(import.meta.url).resolve(name);
}
