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
  /** The language that students are told their results in. */
  readonly language: Language;
  /** giliran's own folder. */
  readonly projectFolder: string;
}

/** The list of what the build has made. */
const BUILT_FILE = 'dist/files.json';

/** Where giliran lies in the archive. */
const HOME = 'giliran';

/** The machines that Gradescope runs on. */
const COMPILER = '@esbuild/linux-x64';

/**
 * What Gradescope's autograder for a lab consists of: the two scripts that it runs, giliran as it is published, and the
 * lab in one file. Reference programs stay at home.
 * @throws the file system's error where giliran was not built; what of it is missing shows when it is packed
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

/** The lab with what it extends, and without the programs that show how it is done. */
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

/** What the build has made, as it wrote that down: a piece that has gone missing is missed. */
function builtFiles(projectFolder: string): readonly string[] {
  const names: readonly string[] = JSON.parse(readFileSync(join(projectFolder, BUILT_FILE), 'utf8'));
  return [...names.map((name) => `dist/${name}`), BUILT_FILE];
}

function filesIn(projectFolder: string, folder: string): readonly string[] {
  return readdirSync(join(projectFolder, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => `${folder}/${name}`);
}

/** The compiler, its program among it where this machine has the one that is needed; the set-up gets it otherwise. */
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

/** Where a package's file lies, wherever packages are kept. */
function packageFile(name: string): string {
  return createRequire(import.meta.url).resolve(name);
}
