import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Builds the benchmark and the bare driver as scripts/build.js builds the command, and runs the benchmark. */
const project = fileURLToPath(new URL('..', import.meta.url));
// Below node_modules, so that esbuild, which is not bundled, is found from there.
const cache = join(project, 'node_modules', '.cache');
mkdirSync(cache, { recursive: true });
const place = mkdtempSync(join(cache, 'giliran-bench-'));
process.on('exit', () => rmSync(place, { recursive: true, force: true }));
// With a handler, a signal ends the process through the event "exit".
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

// The layout of an installed command, in which some files are beside the build.
symlinkSync(join(project, 'bin'), join(place, 'bin'), 'junction');
const folder = join(place, 'dist');

const shared = { bundle: true, platform: 'node', target: 'node20', outdir: folder, logLevel: 'warning' };
const banner = {
  js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
};
const entry = (name) => join(project, 'bench', `${name}.ts`);
await build({
  ...shared,
  entryPoints: {
    main: entry('main'),
    driver: entry('driver'),
    memory: entry('class/memory'),
    'module-driver': entry('module/driver'),
    clients: entry('module/clients'),
  },
  format: 'esm',
  outExtension: { '.js': '.mjs' },
  external: ['esbuild', 'playwright-core'],
  banner,
});
// Loaded with --require, before the command's own modules.
await build({ ...shared, entryPoints: [entry('stamps')], format: 'cjs', outExtension: { '.js': '.cjs' } });

// The source as it is now has to be measured. But nothing is built without need: that would remove the command while
// others run it.
process.chdir(project);
if (newest(['src', 'graders', 'scripts/build.js']) > newest(['dist'])) await import('../scripts/build.js');

const { bench } = await import(pathToFileURL(join(folder, 'main.mjs')).href);
process.exitCode = await bench(process.argv.slice(2), { project, folder });

/** When anything below some folders was last written, in milliseconds of the epoch; 0 where there is nothing. */
function newest(paths) {
  const times = paths
    .filter((path) => existsSync(path))
    .flatMap((path) => {
      const stat = statSync(path);
      return stat.isDirectory()
        ? readdirSync(path).map((name) => newest([join(path, name)]))
        : [stat.mtimeMs];
    });
  return Math.max(0, ...times);
}
