import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Measures what the kernel holds for one program in a sandbox:
 * `node bench/kernel/start.js [--user NAME] [--unfiltered] [KIND …]`, on an idle machine with gcc. As root, `--user` has it
 * done by another. `--unfiltered` leaves out the filter of system calls, to see what it is worth.
 */
const here = import.meta.dirname;
const words = process.argv.slice(2);
const user = words[0] === '--user' ? words.splice(0, 2)[1] : null;
const folder = mkdtempSync(join(tmpdir(), 'giliran-kernel-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

execFileSync('gcc', ['-O1', '-static', '-o', join(folder, 'hoard'), join(here, 'hoard.c')], {
  stdio: 'inherit',
});
await build({
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  entryPoints: [join(here, 'measure.ts')],
  outfile: join(folder, 'measure.mjs'),
  logLevel: 'warning',
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});
// Whoever measures may be another.
chmodSync(folder, 0o755);
const command = [process.execPath, join(folder, 'measure.mjs'), join(folder, 'hoard'), ...words];
const [program, ...args] = user === null ? command : ['runuser', '-u', user, '--', ...command];
execFileSync(program, args, { stdio: 'inherit', cwd: '/' });
