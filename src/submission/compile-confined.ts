import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, posix, relative } from 'node:path';
import { removeFolder } from '../machine/remove-folder.ts';
import { type Message, message } from '../model/message.ts';
import {
  BUILTINS,
  type Compiled,
  compileFile,
  compileWithOthers,
  hasSettings,
  isCompiled,
  isJavaScript,
  type Order,
  reachedBy,
  staysAsItIs,
  syntaxTrouble,
  TARGET,
} from './compile.ts';
import { KNOWN_PLACE, KNOWN_PLACE_IN_MODULE, placeOf, renameSources } from './compiled-files.ts';
import { compilerFile } from './compiler-file.ts';
import type { Confinement } from './confinement.ts';
import { stayWithin } from './stay-within.ts';

/** How long a source may hold the compiler up that all submissions share, in milliseconds. */
const SHARED_LIMIT_MS = 5_000;

/** What that compiler may have of memory, in bytes: a few lines of nested blocks can make it take any amount. */
const SHARED_MEMORY = 512 * 1024 * 1024;

/** The compiler in a sandbox. */
const COMPILER_INSIDE = '/giliran/esbuild';

export interface ConfinedOptions {
  readonly confinement: Confinement;
  /** How long the compiler may take in a sandbox, in milliseconds. */
  readonly buildMs: number;
  readonly signal: AbortSignal | null;
}

/**
 * Compiles a file that is not trusted. The compiler is one process for all submissions: where a source brings it
 * down or holds it up, every submission that it was busy with is compiled again by itself, in a sandbox.
 */
export async function compileConfined(
  order: Omit<Order, 'guard'>,
  options: ConfinedOptions,
): Promise<Compiled> {
  limitCompiler(options.confinement.compiler);
  const compiled = await unlessItFalls(() => compileShared(order));
  return compiled === null || compiled === 'apart' ? compileApart(order, options) : compiled;
}

/**
 * Compiles with the compiler that all submissions share, which is in no sandbox: it takes in nothing from beyond the
 * folder, and reads no settings, which may extend others, wherever they lie. Where there are any, they count, and the
 * file is compiled apart.
 */
async function compileShared(order: Omit<Order, 'guard'>): Promise<Compiled | 'apart'> {
  const { place, file } = order;
  if (isJavaScript(file) || !hasSettings(place.folder, file))
    return compileFile({ ...order, guard: { plugins: [stayWithin(place.folder)], tsconfigRaw: '{}' } });
  const trouble = await syntaxTrouble(place.folder, file);
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

async function compileApart(order: Omit<Order, 'guard'>, options: ConfinedOptions): Promise<Compiled> {
  const { file, out } = order;
  // Node itself will say what is wrong with these.
  if (['.mjs', '.cjs'].includes(extname(file))) return { ok: true, preload: null };
  const to = join(out.folder, `apart-${basename(file)}`);
  try {
    return await compileWithOthers(order, MOST_OTHERS, (name) =>
      new ApartBuild({ ...order, file: name }, options, to).run(),
    );
  } finally {
    removeFolder(to);
  }
}

/** How many other programs that a program may start are compiled apart: each takes two sandboxes. */
const MOST_OTHERS = 8;

/** What a sandboxed compiler says of what it has read, and where it puts what it makes, in the built folder. */
const FACTS = '.giliran-facts.json';
const MADE = '.giliran-made';

class ApartBuild {
  private readonly order: Omit<Order, 'guard'>;
  private readonly options: ConfinedOptions;
  private readonly to: string;

  constructor(order: Omit<Order, 'guard'>, options: ConfinedOptions, to: string) {
    this.order = order;
    this.options = options;
    this.to = to;
  }

  /** @returns what is wrong; null where nothing is */
  async run(): Promise<Message | null> {
    const { place, file, out } = this.order;
    const failed = await this.compile([
      `${file}=./${file}`,
      '--bundle',
      ...BUILTINS.map((name) => `--external:${name}`),
      '--loader:.node=empty',
      '--format=esm',
      `--metafile=${FACTS}`,
      `--banner:js=${placeOf(file)}`,
      ...definitions(KNOWN_PLACE_IN_MODULE),
    ]);
    if (failed) return failed;
    const whole = this.outputOf(file);
    const map = renameSources(whole.map, (source) => {
      const name = posix.join(posix.dirname(`${MADE}/${file}`), source);
      return relative(dirname(join(out.folder, file)), join(place.folder, name));
    });
    const reached = reachedBy(JSON.parse(readFileSync(join(this.to, FACTS), 'utf8')));
    const files = [...reached.keys()].filter(
      (name) => isCompiled(name) && existsSync(join(place.folder, name)),
    );
    if (files.every((name) => staysAsItIs(place, name))) return null;
    const apart = await this.compile([
      ...files.map((name) => `${name}=./${name}`),
      '--format=cjs',
      '--supported:dynamic-import=false',
      ...definitions(KNOWN_PLACE),
    ]);
    if (apart === null)
      out.write(
        files.map((name) => ({
          file: name,
          kind: 'script',
          ...this.outputOf(name),
          paths: reached.get(name) ?? {},
        })),
      );
    // Only an ES module may await at its top level.
    else if (JSON.stringify(apart).includes('Top-level await'))
      out.write([{ file, kind: 'module', ...whole, map, paths: {} }]);
    else return apart;
    return null;
  }

  /** @returns what the compiler says where it fails */
  private async compile(words: readonly string[]): Promise<Message | null> {
    const { place, file } = this.order;
    const { confinement, buildMs, signal } = this.options;
    removeFolder(this.to);
    mkdirSync(dirname(this.to), { recursive: true });
    const output = await confinement.build({
      words: [
        compilerFile(),
        ...words,
        '--platform=node',
        `--target=${TARGET}`,
        '--sourcemap=external',
        '--sources-content=false',
        '--log-level=error',
        `--outdir=${MADE}`,
      ],
      from: place.folder,
      to: this.to,
      env: {},
      tools: [{ outside: compilerFile(), inside: COMPILER_INSIDE, own: false }],
      limitMs: buildMs,
      signal,
    });
    return output === null ? null : message('problem.build-failed', { command: `esbuild ${file}`, output });
  }

  private outputOf(file: string): { readonly code: string; readonly map: string } {
    const made = join(this.to, MADE, `${file}.js`);
    return { code: readFileSync(made, 'utf8'), map: readFileSync(`${made}.map`, 'utf8') };
  }
}

/** Words for the compiler. */
function definitions(known: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(known).map(([what, by]) => `--define:${what}=${by}`);
}
