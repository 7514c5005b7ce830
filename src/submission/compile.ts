import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { basename, dirname, extname, join, relative } from 'node:path';
import type { BuildFailure, BuildOptions, Message as EsbuildMessage } from 'esbuild';
import { type Message, message } from '../model/message.ts';

export type Compiled =
  | { readonly ok: true; readonly file: string }
  | { readonly ok: false; readonly message: Message };

/** The oldest node that giliran runs on. */
export const TARGET = 'node20';

/** `import.meta` in a program that is built to CommonJS. */
export const META = {
  banner: { js: 'const __giliranMeta = { url: require("node:url").pathToFileURL(__filename).href };' },
  define: {
    'import.meta.url': '__giliranMeta.url',
    'import.meta.dirname': '__dirname',
    'import.meta.filename': '__filename',
  },
};

/** `require` in a program that is built to an ES module: no declaration, which the program may make itself. */
export const REQUIRE = {
  banner: {
    js: 'import { createRequire as __giliranRequire } from "node:module"; globalThis.require ??= __giliranRequire(import.meta.url);',
  },
};

/**
 * Makes a program of a JavaScript or TypeScript file that plain node runs. Files that say themselves what kind of
 * module they are (.mjs, .cjs) are only looked through for syntax errors, and run where they lie; for a .js file
 * that would depend on folders around the submission.
 * @param folder the submission's folder
 * @param outFolder where built files go
 * @param guard how the compiler is kept from taking in what lies beyond; left out where it may
 */
export async function compileFile(
  folder: string,
  file: string,
  outFolder: string,
  guard: Guard = {},
): Promise<Compiled> {
  const path = join(folder, file);
  if (SELF_EVIDENT.includes(extname(file))) {
    const trouble = await syntaxTrouble(folder, file);
    return trouble === null ? { ok: true, file: path } : { ok: false, message: trouble };
  }
  try {
    const out = join(outFolder, basename(file, extname(file)));
    const alone = await transformAlone(folder, file, `${out}.cjs`);
    return { ok: true, file: alone ?? (await buildProgram(path, out, guard)) };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return { ok: false, message: showError(error.errors[0], folder, file) };
  }
}

/** Options that keep the compiler within a folder. */
export type Guard = Pick<BuildOptions, 'plugins' | 'tsconfigRaw'>;

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
    return showError(error.errors[0], folder, file);
  }
}

const LOADERS: Readonly<Record<string, 'ts' | 'js'>> = {
  '.ts': 'ts',
  '.mts': 'ts',
  '.js': 'js',
  '.mjs': 'js',
  '.cjs': 'js',
};

/** Extensions that say themselves what kind of module a file is. */
const SELF_EVIDENT = ['.mjs', '.cjs'];

/** Extensions of files that may be made a program without a look around them. */
const SIMPLE = ['.ts', '.js'];

/** What decides how a file is built, besides the file. */
const SETTINGS = ['package.json', 'tsconfig.json', 'jsconfig.json'];

/** What a program that esbuild has written takes in, as it writes that. */
const TAKES_IN = /\b(?:require|import)\(\s*(?:"([^"]*)"|'([^']*)'|`([^`]*)`)/g;

/**
 * Makes a program of a file that takes in nothing but node's own modules: a tenth of the work, and most are like that.
 * @returns the program; null where there is more to it, or something is wrong: then building it tells
 */
async function transformAlone(folder: string, file: string, out: string): Promise<string | null> {
  const path = join(folder, file);
  const loader = SIMPLE.includes(extname(file)) ? LOADERS[extname(file)] : undefined;
  if (loader === undefined || hasSettings(folder, file)) return null;
  const { transform } = await import('esbuild');
  try {
    const { code } = await transform(readFileSync(path, 'utf8'), {
      ...META,
      banner: META.banner.js,
      loader,
      format: 'cjs',
      platform: 'node',
      target: TARGET,
      sourcefile: relative(dirname(out), path),
      sourcemap: 'inline',
      sourcesContent: false,
      logLevel: 'silent',
    });
    const names = [...code.matchAll(TAKES_IN)].map((match) => match.slice(1).join(''));
    if (!names.every((name) => isBuiltin(name))) return null;
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(out, code);
    return out;
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
    return null;
  }
}

/** Whether the folder of a file, or one that it lies in, says how programs are built. */
export function hasSettings(folder: string, file: string, names: readonly string[] = SETTINGS): boolean {
  for (let place = dirname(file); ; place = dirname(place)) {
    if (names.some((name) => existsSync(join(folder, place, name)))) return true;
    if (place === '.' || place === dirname(place)) return false;
  }
}

async function buildProgram(path: string, out: string, guard: Guard): Promise<string> {
  const options: BuildOptions = {
    entryPoints: [path],
    bundle: true,
    platform: 'node',
    target: TARGET,
    sourcemap: 'inline',
    sourcesContent: false,
    logLevel: 'silent',
    ...guard,
  };
  const { build } = await import('esbuild');
  try {
    await build({ ...options, ...META, format: 'cjs', outfile: `${out}.cjs` });
    return `${out}.cjs`;
  } catch (error) {
    // Only an ES module may await at its top level.
    if (!isBuildFailure(error) || !error.errors.every(({ text }) => text.startsWith('Top-level await')))
      throw error;
    await build({ ...options, ...REQUIRE, format: 'esm', outfile: `${out}.mjs` });
    return `${out}.mjs`;
  }
}

function showError(error: EsbuildMessage | undefined, folder: string, file: string): Message {
  const place = error?.location;
  const where = place
    ? `${place.file.includes('/') || place.file.includes('\\') ? relative(folder, place.file) : place.file}`
    : file;
  const spot = { file: where, line: place?.line ?? 1, column: (place?.column ?? 0) + 1 };
  const text = error?.text ?? '';
  const [, missing] = /^Could not resolve "(.*)"$/.exec(text) ?? [];
  if (missing !== undefined)
    return message(missing.startsWith('.') ? 'problem.no-such-file' : 'problem.no-such-package', {
      ...spot,
      name: missing,
    });
  return message('problem.syntax-error', { ...spot, error: text, source: place?.lineText.trim() ?? '' });
}

function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && 'errors' in error && Array.isArray(error.errors);
}
