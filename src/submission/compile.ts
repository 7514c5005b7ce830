import { existsSync, readFileSync } from 'node:fs';
import { builtinModules, isBuiltin } from 'node:module';
import { dirname, extname, join, posix, relative, sep } from 'node:path';
import type { BuildOptions, Metafile, Plugin, TransformResult } from 'esbuild';
import type { Message } from '../model/message.ts';
import { isBuildFailure, isTopLevelAwait, showError } from './compile-error.ts';
import {
  type CompiledFiles,
  KNOWN_PLACE,
  KNOWN_PLACE_IN_MODULE,
  type Piece,
  withPlace,
} from './compiled-files.ts';
import { fitsItsPlace, type Place, writtenAs } from './module-kind.ts';
import { listSources } from './sources.ts';

/** Whether a program can be run; `preload` is what node has to load ahead of it, where it was compiled. */
export type Compiled =
  | { readonly ok: true; readonly preload: string | null }
  | { readonly ok: false; readonly message: Message };

/** The oldest node that giliran runs on. */
export const TARGET = 'node20';

/** Node's own modules, whatever the compiler takes for them. */
export const BUILTINS = [...builtinModules, 'node:*'];

/** What is to be compiled, and where to. */
export interface Order {
  readonly place: Place;
  /** The program, relative to the folder. */
  readonly file: string;
  readonly out: CompiledFiles;
  /** How the compiler is kept from taking in what lies beyond the folder; empty where it may. */
  readonly guard: Guard;
}

/** Options that keep the compiler within a folder. */
export type Guard = Pick<BuildOptions, 'plugins' | 'tsconfigRaw'>;

/**
 * Gets a JavaScript or TypeScript program ready to be run where it lies. JavaScript that node takes as it is stays as
 * it is, and is only looked through for what will not do. All else is compiled file by file, and run under its own
 * name.
 */
export async function compileFile(order: Order): Promise<Compiled> {
  return compileWithOthers(order, MOST_OTHERS, (file) => compileProgram({ ...order, file }));
}

/**
 * How many other sources are made ready in case the program starts them: where there are more, they are not meant for
 * that.
 */
const MOST_OTHERS = 50;

/**
 * Compiles a program, and what it may start by its name.
 * @param compile compiles one, and says what is wrong with it; null where nothing is
 */
export async function compileWithOthers(
  { place: { folder }, file, out }: Omit<Order, 'guard'>,
  most: number,
  compile: (file: string) => Promise<Message | null>,
): Promise<Compiled> {
  const trouble = await compile(file);
  if (trouble) return { ok: false, message: trouble };
  const own = [file, ...out.sources()];
  const startsOthers = own.some((name) => STARTERS.test(readFileSync(join(folder, name), 'utf8')));
  const others = startsOthers ? listSources(folder).filter((name) => !own.includes(name)) : [];
  // What is wrong with it is said when it is started.
  for (const other of others.slice(0, most)) if (!out.has(other)) await compile(other);
  return { ok: true, preload: out.preload() };
}

/** What other programs, or the same again, may be started with. */
const STARTERS = /\b(?:worker_threads|child_process|cluster)\b/;

/** @returns what is wrong; null where nothing is */
async function compileProgram(order: Order): Promise<Message | null> {
  const { place, file } = order;
  const text = readFileSync(join(place.folder, file), 'utf8');
  const isScript = isJavaScript(file);
  const isAlone = isScript && namesIn(text).every((name) => isBuiltin(name));
  if (isScript && (isAlone || extname(file) !== '.js') && fitsItsPlace(place, file, text)) {
    // Node reads CommonJS as we just did.
    const isRead = extname(file) !== '.mjs' && writtenAs(text) === 'commonjs';
    return isRead ? null : syntaxTrouble(place.folder, file);
  }
  try {
    const alone = await transformAlone(order, text);
    if (alone) order.out.write([alone]);
    else await compileTogether(order);
    return null;
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return showError(error.errors[0], file);
  }
}

/**
 * What is wrong with a file's own syntax, of which nothing but the file is read.
 * @returns null where nothing is
 */
export async function syntaxTrouble(folder: string, file: string): Promise<Message | null> {
  const loader = LOADERS[extname(file)];
  if (loader === undefined) return null;
  const { transform } = await import('esbuild');
  try {
    await transform(readFileSync(join(folder, file), 'utf8'), {
      loader,
      sourcefile: file,
      logLevel: 'silent',
    });
    return null;
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return showError(error.errors[0], file);
  }
}

const LOADERS: Readonly<Record<string, 'ts' | 'js'>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.cts': 'ts',
  '.js': 'js',
  '.mjs': 'js',
  '.cjs': 'js',
};

export function isJavaScript(file: string): boolean {
  return LOADERS[extname(file)] === 'js';
}

/** What a source takes in, as it is written by hand or by esbuild. */
const TAKES_IN = /\b(?:(?:require|import)\s*\(|from|import)\s*(?:"([^"\n]*)"|'([^'\n]*)'|`([^`\n]*)`)/g;

function namesIn(code: string): readonly string[] {
  return [...code.matchAll(TAKES_IN)].map((match) => match.slice(1).join(''));
}

/** Settings of the compiler's own. */
const SETTINGS = ['tsconfig.json', 'jsconfig.json'];

/** Whether the folder of a file, or one that it lies in, says how programs are compiled. */
export function hasSettings(folder: string, file: string): boolean {
  for (let place = dirname(file); ; place = dirname(place)) {
    if (SETTINGS.some((name) => existsSync(join(folder, place, name)))) return true;
    if (place === '.' || place === dirname(place)) return false;
  }
}

/**
 * Compiles a file that takes in nothing but node's own modules: a tenth of the work, and most are like that.
 * @returns null where there is more to it, or something is wrong: then a look around it tells
 */
async function transformAlone({ place: { folder }, file, out }: Order, text: string): Promise<Piece | null> {
  const loader = LOADERS[extname(file)];
  if (loader === undefined || (loader === 'ts' && hasSettings(folder, file))) return null;
  const { transform } = await import('esbuild');
  const common = {
    loader,
    platform: 'node',
    target: TARGET,
    sourcemap: 'external',
    logLevel: 'silent',
  } as const;
  const piece = ({ code, map }: TransformResult, kind: Piece['kind']): Piece | null =>
    namesIn(code).every((name) => isBuiltin(name)) ? { file, kind, code, map, paths: {} } : null;
  try {
    return piece(await transform(text, { ...common, ...AS_SCRIPT, sourcefile: file }), 'script');
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    if (!isTopLevelAwait(error)) return null;
  }
  const sourcefile = posix.relative(dirname(`/${out.folder}/${file}`), `/${folder}/${file}`);
  return piece(await transform(withPlace(file, text), { ...common, ...AS_MODULE, sourcefile }), 'module');
}

/** Compiles a program with all that it takes in of its folder, each file by itself. */
async function compileTogether({ place, file, out, guard }: Order): Promise<void> {
  const { folder } = place;
  const { build } = await import('esbuild');
  const common = {
    absWorkingDir: folder,
    platform: 'node',
    target: TARGET,
    sourcemap: 'external',
    sourcesContent: false,
    outdir: out.folder,
    write: false,
    logLevel: 'silent',
  } satisfies BuildOptions;
  const whole = await build({
    ...common,
    ...guard,
    ...AS_MODULE,
    bundle: true,
    external: BUILTINS,
    loader: { '.node': 'empty' },
    metafile: true,
    entryPoints: [{ in: join(folder, file), out: file }],
    plugins: [...(guard.plugins ?? []), tellsPlaces(folder)],
  });
  const reached = reachedBy(whole.metafile);
  const files = [...reached.keys()].filter(isCompiled);
  if (files.every((name) => staysAsItIs(place, name))) return;
  try {
    const entryPoints = files.map((name) => ({ in: join(folder, name), out: name }));
    const apart = await build({ ...common, ...guard, ...AS_SCRIPT, entryPoints });
    out.write(
      files.map((name) => ({
        file: name,
        kind: 'script',
        ...outputOf(apart, name),
        paths: reached.get(name) ?? {},
      })),
    );
  } catch (error) {
    if (!isBuildFailure(error) || !isTopLevelAwait(error)) throw error;
    out.write([{ file, kind: 'module', ...outputOf(whole, file), paths: {} }]);
  }
}

/** A dynamic `import` becomes `require`: what it loads may be a TypeScript source, which only `require` finds. */
const AS_SCRIPT = { format: 'cjs', define: KNOWN_PLACE, supported: { 'dynamic-import': false } } as const;
const AS_MODULE = { format: 'esm', define: KNOWN_PLACE_IN_MODULE } as const;

/** Whether a file is compiled where one is that takes it in, or that it takes in. */
export function isCompiled(file: string): boolean {
  return /\.(?:[cm]?ts|js)$/.test(file);
}

/** Whether node takes a file as it is. */
export function staysAsItIs(place: Place, file: string): boolean {
  return isJavaScript(file) && fitsItsPlace(place, file, readFileSync(join(place.folder, file), 'utf8'));
}

/** Files of the submission's own that a program takes in, each with what its imports by other names than paths mean. */
export function reachedBy({
  inputs,
}: Pick<Metafile, 'inputs'>): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const own = Object.entries(inputs).filter(([name]) => isOwn(name));
  return new Map(
    own.map(([name, { imports }]) => {
      const paths = imports.flatMap(({ path, original }) =>
        original !== undefined && !original.startsWith('.') && isOwn(path) ? [[original, path] as const] : [],
      );
      return [name, Object.fromEntries(paths)];
    }),
  );
}

function isOwn(name: string): boolean {
  return !name.startsWith('..') && !/^[\w-]+:|(?:^|\/)node_modules\//.test(name);
}

interface Outputs {
  readonly outputFiles: readonly { readonly path: string; readonly text: string }[];
}

function outputOf({ outputFiles }: Outputs, file: string): Pick<Piece, 'code' | 'map'> {
  const textOf = (end: string): string => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  return { code: textOf(`${file}.js`), map: textOf(`${file}.js.map`) };
}

/** Tells each file of an ES module that several make up where it lies. */
function tellsPlaces(folder: string): Plugin {
  return {
    name: 'tells-places',
    setup: ({ onLoad }) => {
      onLoad({ filter: /\.[cm]?[jt]s$/, namespace: 'file' }, ({ path }) => {
        const file = relative(folder, path).split(sep).join('/');
        const loader = LOADERS[extname(path)];
        if (loader === undefined || !isOwn(file)) return null;
        return { contents: withPlace(file, readFileSync(path, 'utf8')), loader };
      });
    },
  };
}
