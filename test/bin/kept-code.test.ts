import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../batch/class.ts';

const ROOT = join(import.meta.dirname, '../..');
const COMMAND = join(ROOT, 'bin/giliran.js');
const isPosix = process.platform !== 'win32';

interface Loader {
  readonly loadWith: (
    file: string,
    kept: Buffer | null,
  ) => {
    readonly exports: Readonly<Record<string, unknown>>;
    readonly script: { readonly createCachedData: () => Buffer };
    readonly wasKept: boolean;
  };
  readonly readKept: (file: string) => Buffer | null;
  readonly keep: (file: string, code: Buffer) => void;
  readonly cacheFolder: (environment: NodeJS.ProcessEnv, home: () => string) => string | null;
}

const { loadWith, readKept, keep, cacheFolder }: Loader = createRequire(import.meta.url)(
  join(ROOT, 'bin/kept-code.js'),
);

function program(text: string): string {
  const file = join(temporaryFolder(), 'program.cjs');
  writeFileSync(file, text);
  return file;
}

describe('the built file', () => {
  it('does the same with its cached code', () => {
    const file = program('exports.answer = () => __filename.length + require("node:path").sep.length');
    const first = loadWith(file, null);
    const again = loadWith(file, first.script.createCachedData());
    expect([first.wasKept, again.wasKept]).toEqual([false, true]);
    for (const { exports } of [first, again])
      expect(exports.answer).toSatisfy(
        (answer) => typeof answer === 'function' && answer() === file.length + 1,
      );
  });

  it('is compiled anew where the cached code is another node’s', () => {
    const { exports, wasKept } = loadWith(program('exports.answer = 42'), Buffer.from('no code at all'));
    expect({ exports, wasKept }).toEqual({ exports: { answer: 42 }, wasKept: false });
  });
});

describe('compiled code', () => {
  it('is read as it was written', () => {
    const file = join(temporaryFolder(), 'cache', 'giliran', 'code');
    keep(file, Buffer.from('some code'));
    expect(readKept(file)?.toString()).toBe('some code');
    expect(readKept(`${file}.other`)).toBeNull();
  });

  it.runIf(isPosix)('is not taken from a file that other users may have written', () => {
    const file = join(temporaryFolder(), 'code');
    keep(file, Buffer.from('some code'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
    chmodSync(file, 0o666);
    expect(readKept(file)).toBeNull();
  });

  it('is kept of the newest builds alone', () => {
    const folder = join(temporaryFolder(), 'cache');
    mkdirSync(join(folder, 'mutants'), { recursive: true });
    utimesSync(join(folder, 'mutants'), 4e9, 4e9);
    for (let build = 1; build <= 10; build++) keep(join(folder, `build-${build}`), Buffer.from('code'));
    expect(readdirSync(folder)).toHaveLength(1 + 8);
    expect(existsSync(join(folder, 'mutants'))).toBe(true);
  });

  it('causes no error where it cannot be kept', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'taken'), '');
    expect(() => keep(join(folder, 'taken', 'code'), Buffer.from('code'))).not.toThrow();
  });

  it('is in the system’s place for caches, and nowhere if the user has no home or wants none', () => {
    const home = (): string => join('/', 'home', 'siti');
    expect(cacheFolder({ NODE_DISABLE_COMPILE_CACHE: '1' }, home)).toBeNull();
    expect(
      cacheFolder({}, () => {
        throw new Error('no such user');
      }),
    ).toBeNull();
    if (process.platform === 'linux') {
      expect(cacheFolder({}, home)).toBe('/home/siti/.cache/giliran');
      expect(cacheFolder({ XDG_CACHE_HOME: '/var/cache' }, home)).toBe('/var/cache/giliran');
    }
  });

  it('is kept by a check, and by nothing that ends at once', async () => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'cache'));
    const env = { XDG_CACHE_HOME: join(home, 'cache'), LOCALAPPDATA: join(home, 'cache'), HOME: home };
    const run = (...argv: readonly string[]) =>
      execa(process.execPath, [COMMAND, ...argv], { reject: false, env });
    await run('--help');
    expect(readdirSync(join(home, 'cache'))).toEqual([]);
    const submission = join(ROOT, 'fixtures/turn-chat/faulty/crashes-at-start');
    const first = await run('check', 'turn-chat', submission, '--seed', '3', '--json');
    const kept = readdirSync(home, { recursive: true }).filter((name) => /giliran-\w+-v/.test(String(name)));
    expect(kept).toHaveLength(1);
    const again = await run('check', 'turn-chat', submission, '--seed', '3', '--json');
    expect([first.exitCode, again.exitCode]).toEqual([1, 1]);
  });

  it('is kept for the workers of a batch too, separately', async () => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'cache'));
    // A hand-in without a client still needs a worker.
    mkdirSync(join(home, 'class', 'siti'), { recursive: true });
    writeFileSync(join(home, 'class', 'siti', 'server.py'), 'print("halo")\n');
    const env = { XDG_CACHE_HOME: join(home, 'cache'), LOCALAPPDATA: join(home, 'cache'), HOME: home };
    const grade = async (out: string): Promise<readonly string[]> => {
      const flags = ['--out', join(home, out), '--isolation', 'none', '--seed', '3'];
      await execa(process.execPath, [COMMAND, 'grade', 'turn-chat', join(home, 'class'), ...flags], {
        reject: false,
        env,
      });
      const found = readdirSync(join(home, 'cache'), { recursive: true }).map(String);
      return found.filter((name) => /giliran-\w+-v/.test(name)).sort();
    };
    const kept = await grade('first');
    const [commands = '', workers = ''] = kept;
    expect(kept).toHaveLength(Number.parseInt(process.versions.v8, 10) < 12 ? 2 : 1);
    expect(workers === '' || workers.startsWith(`${commands}-`)).toBe(true);
    const writtenAt = kept.map((name) => statSync(join(home, 'cache', name)).mtimeMs);
    expect(await grade('second')).toEqual(kept);
    expect(kept.map((name) => statSync(join(home, 'cache', name)).mtimeMs)).toEqual(writtenAt);
  });
});
