import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { noticesOf } from './notices.js';

/** Builds the command, the probe helper and the pages' scripts, and prebuilds the labs. */
const project = dirname(dirname(fileURLToPath(import.meta.url)));
const shared = {
  absWorkingDir: project,
  bundle: true,
  platform: 'node',
  target: 'node20',
  outdir: 'dist',
  external: ['esbuild', 'bullmq', '@stryker-mutator/instrumenter'],
  metafile: true,
  logLevel: 'warning',
};
// Source maps are only for `--debug`, which names lines of the source. They do not contain the source itself.
const mapped = { ...shared, sourcemap: true, sourcesContent: false };
// One file, so that node can keep its compiled code (bin/load-built.js), and named after its content.
const { metafile } = await build({
  ...mapped,
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  entryNames: 'giliran-[hash]',
  banner: { js: 'const __builtUrl = require("node:url").pathToFileURL(__filename).href;' },
  define: { 'import.meta.url': '__builtUrl', 'import.meta.dirname': '__dirname' },
  // Modules that are not bundled are loaded by `require`, since kept code cannot import.
  supported: { 'dynamic-import': false },
  // The file is read as Latin-1.
  charset: 'ascii',
  legalComments: 'none',
  minifySyntax: true,
  minifyWhitespace: true,
  entryPoints: ['src/cli/entry.ts'],
});
const esm = {
  ...mapped,
  format: 'esm',
  // Some libraries are CommonJS, and load node's modules by `require`.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
};
const helper = await build({ ...esm, entryPoints: { 'probe-helper': 'src/run/probe/helper/helper.ts' } });
const pages = [
  ...(await buildPage('page.json', 'main.ts', 'page.css')),
  ...(await buildPage('class-page.json', 'class/main.ts', 'class/class.css')),
  ...(await buildPage('live-page.json', 'live/main.ts', 'live/live.css')),
];
writeFileSync(
  join(project, 'dist', 'notices.txt'),
  noticesOf([metafile, helper.metafile, ...pages], project),
);

const written = [metafile, helper.metafile].flatMap(({ outputs }) =>
  Object.keys(outputs).map((file) => basename(file)),
);
const built = written.find((name) => name.endsWith('.cjs'));
writeFileSync(join(project, 'dist', 'built.json'), JSON.stringify({ file: built }));
for (const name of readdirSync(join(project, 'dist')))
  if (/\.c?js(?:\.map)?$/.test(name) && !written.includes(name)) rmSync(join(project, 'dist', name));

// The list by which packing for other systems checks that the build is complete. giliran works without maps.
const code = written.filter((name) => !name.endsWith('.map'));
const files = [
  ...code,
  'built.json',
  'page.json',
  'class-page.json',
  'live-page.json',
  'labs.json',
  'notices.txt',
].sort();
writeFileSync(join(project, 'dist', 'files.json'), `${JSON.stringify(files, null, 2)}\n`);

const temporary = mkdtempSync(join(project, 'dist', 'prebuild-'));
const builder = join(temporary, 'prebuild-labs.js');
try {
  await build({
    ...esm,
    outdir: undefined,
    outfile: builder,
    sourcemap: false,
    entryPoints: ['scripts/prebuild-labs.ts'],
  });
  const { prebuildLabs } = await import(pathToFileURL(builder).href);
  prebuildLabs(project);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/**
 * Writes a page's script and style, with the hashes by which the page's policy allows them.
 * @returns esbuild's account of the sources
 */
async function buildPage(target, ...sources) {
  const built = await Promise.all(
    sources.map((name) =>
      build({
        absWorkingDir: project,
        bundle: true,
        platform: 'browser',
        target: ['es2022'],
        format: 'iife',
        minify: true,
        metafile: true,
        write: false,
        entryPoints: [`src/pages/browser/${name}`],
        logLevel: 'warning',
      }),
    ),
  );
  const [script, style] = built.map(({ outputFiles }) => outputFiles[0].text.trim());
  const hashOf = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  const page = { script, scriptHash: hashOf(script), style, styleHash: hashOf(style) };
  writeFileSync(join(project, 'dist', target), JSON.stringify(page));
  return built.map(({ metafile: account }) => account);
}
