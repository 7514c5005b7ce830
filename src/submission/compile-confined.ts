import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { message } from '../model/message.ts';
import { type Compiled, compileFile, hasSettings, META, REQUIRE, syntaxTrouble, TARGET } from './compile.ts';
import { compilerFile } from './compiler-file.ts';
import { type Confinement, INSIDE } from './confinement.ts';
import { stayWithin } from './stay-within.ts';

/** How long a source may hold the compiler up that all submissions share, in milliseconds. */
const SHARED_LIMIT_MS = 5_000;

/** What that compiler may have of memory, in bytes: a few lines of nested blocks can make it take any amount. */
const SHARED_MEMORY = 512 * 1024 * 1024;

/** The compiler in a sandbox. */
const COMPILER_INSIDE = '/giliran/esbuild';

export interface ConfinedOptions {
  readonly confinement: Confinement;
  readonly signal: AbortSignal | null;
}

/**
 * Compiles a file that is not trusted. The compiler is one process for all submissions: where a source brings it
 * down or holds it up, every submission that it was busy with is compiled again by itself, in a sandbox.
 */
export async function compileConfined(
  folder: string,
  file: string,
  outFolder: string,
  options: ConfinedOptions,
): Promise<Compiled> {
  limitCompiler(options.confinement.compiler);
  const compiled = await unlessItFalls(() => compileShared(folder, file, outFolder));
  return compiled === null || compiled === 'apart'
    ? compileApart(folder, file, outFolder, options)
    : compiled;
}

/** Settings of the compiler's own: it follows what they extend, to wherever that leads. */
const FOLLOWED = ['tsconfig.json', 'jsconfig.json'];

/**
 * Compiles with the compiler that all submissions share, which is in no sandbox: it takes in nothing from beyond the
 * folder, and reads no settings. Where there are any, they count, and the file is compiled apart.
 */
async function compileShared(folder: string, file: string, outFolder: string): Promise<Compiled | 'apart'> {
  if (!hasSettings(folder, file, FOLLOWED))
    return compileFile(folder, file, outFolder, { plugins: [stayWithin(folder)], tsconfigRaw: '{}' });
  const trouble = await syntaxTrouble(folder, file);
  return trouble === null ? 'apart' : { ok: false, message: trouble };
}

/** The compiler's library asks the environment for the program once, when it is first used. */
function limitCompiler(limited: string): void {
  process.env.ESBUILD_BINARY_PATH ??= limited;
  process.env.GILIRAN_ESBUILD ??= compilerFile();
  process.env.GILIRAN_ESBUILD_MEMORY ??= String(SHARED_MEMORY);
}

/** @returns null where the compiler has fallen, or has taken too long */
async function unlessItFalls<T>(compile: () => Promise<T>): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, SHARED_LIMIT_MS, null);
  });
  const compiled = await Promise.race([compile().catch(() => null), late]);
  clearTimeout(timer);
  if (compiled !== null) return compiled;
  // The next one gets a new process.
  const { stop } = await import('esbuild');
  await stop();
  return null;
}

async function compileApart(
  folder: string,
  file: string,
  outFolder: string,
  options: ConfinedOptions,
): Promise<Compiled> {
  // Node itself will say what is wrong with these.
  if (['.mjs', '.cjs'].includes(extname(file))) return { ok: true, file: join(folder, file) };
  const apart = { folder, file, outFolder, options };
  const common = await buildApart(apart, '.cjs', [
    '--format=cjs',
    `--banner:js=${META.banner.js}`,
    ...Object.entries(META.define).map(([what, by]) => `--define:${what}=${by}`),
  ]);
  // Only an ES module may await at its top level.
  if (common.ok || !JSON.stringify(common.message).includes('Top-level await')) return common;
  const module = await buildApart(apart, '.mjs', ['--format=esm', `--banner:js=${REQUIRE.banner.js}`]);
  return module.ok ? module : common;
}

interface Apart {
  readonly folder: string;
  readonly file: string;
  readonly outFolder: string;
  readonly options: ConfinedOptions;
}

async function buildApart(
  { folder, file, outFolder, options }: Apart,
  extension: string,
  words: readonly string[],
): Promise<Compiled> {
  const out = `.giliran-compiled${extension}`;
  const to = join(outFolder, `apart-${basename(file)}`);
  mkdirSync(outFolder, { recursive: true });
  const output = await options.confinement.build({
    words: [
      COMPILER_INSIDE,
      file,
      '--bundle',
      '--platform=node',
      `--target=${TARGET}`,
      '--sourcemap=inline',
      '--sources-content=false',
      '--log-level=error',
      `--outfile=${INSIDE.build}/${out}`,
      ...words,
    ],
    from: folder,
    to,
    env: {},
    tools: [{ outside: compilerFile(), inside: COMPILER_INSIDE, own: false }],
    signal: options.signal,
  });
  if (output !== null)
    return { ok: false, message: message('problem.build-failed', { command: `esbuild ${file}`, output }) };
  const program = join(outFolder, basename(file, extname(file)) + extension);
  copyFileSync(join(to, out), program);
  rmSync(to, { recursive: true, force: true });
  return { ok: true, file: program };
}
