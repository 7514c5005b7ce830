import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyFixture } from '../support/copy-fixture.ts';
import { needs } from '../support/tools.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Packed from its own folder here, so that no registry is asked. */
const COMPILER = [
  'esbuild',
  ...readdirSync(join(ROOT, 'node_modules/@esbuild')).map((name) => `@esbuild/${name}`),
];

/** giliran as `npm publish` would publish it, installed in an empty folder. */
const base = mkdtempSync(join(tmpdir(), 'giliran-installed-'));
const place = join(base, 'place');
const home = join(place, 'node_modules/giliran');

beforeAll(async () => {
  const npm = (folder: string, ...argv: readonly string[]) => execa('npm', argv, { cwd: folder });
  const packages = [ROOT, ...COMPILER.map((name) => join(ROOT, 'node_modules', name))];
  // `prepare` would build again what other tests read at the same time.
  await npm(base, 'pack', '--ignore-scripts', '--pack-destination', base, ...packages);
  const archives = readdirSync(base)
    .filter((name) => name.endsWith('.tgz'))
    .map((name) => join(base, name));
  copyFixture('turn-chat/reference', join(place, 'right'));
  copyFixture('turn-chat/faulty/crashes-at-start', join(place, 'faulty'));
  writeFileSync(join(place, 'package.json'), '{ "private": true }\n');
  // The package must work without install scripts.
  await npm(place, 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', ...archives);
});

afterAll(() => rmSync(base, { recursive: true, force: true }));

/** Runs the installed command, from the folder that it was installed in. */
async function giliran(...argv: readonly string[]) {
  const command = join(place, 'node_modules/.bin/giliran');
  return execa(command, argv, {
    cwd: place,
    reject: false,
    env: { LANG: 'C.UTF-8', LC_ALL: '', NODE_PATH: '' },
  });
}

describe('an installed giliran', () => {
  it('brings the compiler and nothing else', () => {
    const names = readdirSync(join(place, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(names.sort()).toEqual(['@esbuild', 'esbuild', 'giliran']);
  });

  it('brings neither tests, nor fixtures, nor its source', () => {
    expect(readdirSync(home).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'bin',
      'dist',
      'docs',
      'labs',
      'package.json',
    ]);
  });

  it('says its version', async () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(await giliran('--version')).toMatchObject({ exitCode: 0, stdout: version, stderr: '' });
  });

  it('brings the licence of every package that it holds code of', () => {
    const notices = readFileSync(join(home, 'dist/notices.txt'), 'utf8');
    const bundled = mapsIn(join(home, 'dist')).flatMap(packagesOf);
    expect(bundled).toContain('zod');
    expect(bundled.filter((name) => !notices.includes(`\n${name} `))).toEqual([]);
    // Each has its licence's text and not just a name.
    for (const notice of notices.split(/^-{80}$/m).slice(1))
      expect(notice).toMatch(/permission|permitted|redistribut/i);
  });

  for (const withFixtures of [false, true])
    describe(withFixtures ? 'with fixtures' : 'without fixtures', () => {
      beforeAll(() => {
        if (withFixtures) cpSync(join(ROOT, 'fixtures'), join(home, 'fixtures'), { recursive: true });
      });

      const { it } = needs('namespaces', 'ip', 'nsenter');

      it('lets right programs pass', async () => {
        const { exitCode, stdout } = await giliran('check', 'turn-chat', 'right', '--json');
        expect(JSON.parse(stdout)).toMatchObject({ verdict: 'pass', score: 100 });
        expect(exitCode).toBe(0);
      });

      it('fails faulty ones, and names who is at fault', async () => {
        const { exitCode, stdout } = await giliran('check', 'turn-chat', 'faulty', '--json');
        const { verdict, checks }: { verdict: string; checks: readonly Record<string, unknown>[] } =
          JSON.parse(stdout);
        expect(verdict).toBe('fail');
        expect(checks.filter(({ status }) => status === 'fail')).toMatchObject([
          { id: 'connect.shown', cause: 'crash', blame: ['client2'] },
        ]);
        expect(exitCode).toBe(1);
      });
    });

  describe('imported by a program', () => {
    const PAGE = readFileSync(join(ROOT, 'docs/from-a-program.md'), 'utf8');
    const [, PROGRAM = ''] = /```ts\n(.*?)```/s.exec(PAGE) ?? [];
    const check = (program: string) => {
      writeFileSync(join(place, 'program.mts'), program);
      const settings = [
        '--strict',
        '--module',
        'nodenext',
        '--target',
        'es2023',
        '--types',
        '',
        '--outDir',
        'out',
      ];
      return execa(
        process.execPath,
        [join(ROOT, 'node_modules/typescript/bin/tsc'), ...settings, 'program.mts'],
        { cwd: place, reject: false },
      );
    };
    const { it } = needs('namespaces', 'ip', 'nsenter');

    it('does what docs/from-a-program.md shows, and its types hold', async () => {
      expect(await check(PROGRAM)).toMatchObject({ exitCode: 0, stdout: '' });
      const { stdout } = await execa(process.execPath, ['out/program.mjs'], { cwd: place });
      expect(stdout).toMatch(/^[1-9]\d* 100 100 true$/);
    });

    it('has types that refuse what is wrong', async () => {
      const wrong = PROGRAM.replace("status: 'pass'", "status: 'fine'");
      const { exitCode, stdout } = await check(wrong);
      expect(exitCode).not.toBe(0);
      expect(stdout).toMatch(/program\.mts\(\d+,\d+\): error TS\d+: .*"fine"/s);
    });

    it('exports what its types say, and nothing else', async () => {
      const exported = [
        ...readFileSync(join(home, 'docs/api.d.ts'), 'utf8').matchAll(/^export declare \w+ (\w+)/gm),
      ].map(([, name]) => name);
      const script = "import('giliran').then((all) => console.log(JSON.stringify(Object.keys(all))))";
      const { stdout } = await execa(process.execPath, ['--eval', script], { cwd: place });
      expect(JSON.parse(stdout).sort()).toEqual(exported.sort());
    });
  });

  it('names lines of its source with --debug, and none without', async () => {
    writeFileSync(join(home, 'dist/labs.json'), '{');
    const told = await giliran('guide', 'turn-chat', '--debug');
    expect(told.stderr).toMatch(/src[/\\]cli[/\\]guide\.ts:\d+:\d+/);
    expect(told.stderr).not.toContain('chunk-');
    const short = await giliran('guide', 'turn-chat');
    expect(short.stderr).toContain('--debug shows where');
    expect(short.stderr).not.toContain('guide.ts');
  });
});

/** The files that the maps below a folder lead to. */
function mapsIn(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.map'))
    .flatMap((name) => {
      const { sources }: { sources: readonly string[] } = JSON.parse(
        readFileSync(join(folder, name), 'utf8'),
      );
      return sources;
    });
}

/** The package that a file belongs to; none where it is the project's own. */
function packagesOf(file: string): readonly string[] {
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file) ?? [];
  // Maps name bundled packages by their folder in the bundling package's repository.
  return name === undefined ? [] : [name.replace('@babel/babel-', '@babel/')];
}
