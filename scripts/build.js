import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { noticesOf } from './notices.js';

/** Builds the command, the probe helper and the pages' scripts, and spells the labs out. */
const project = dirname(dirname(fileURLToPath(import.meta.url)));
const shared = {
  absWorkingDir: project,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  outdir: 'dist',
  external: ['esbuild', 'bullmq'],
  // Some libraries are CommonJS, and ask for node's own modules in its way.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  metafile: true,
  // For `--debug`, which names lines of the source; nothing else reads them. The source itself is not in them.
  sourcemap: true,
  sourcesContent: false,
  logLevel: 'warning',
};
// What is not needed for every check is in files of its own, and only read when it is.
const { metafile } = await build({
  ...shared,
  splitting: true,
  minifySyntax: true,
  minifyWhitespace: true,
  entryPoints: { giliran: 'src/cli/bin.ts', 'grade-worker': 'src/cli/grade-worker.ts' },
});
const helper = await build({ ...shared, entryPoints: { 'probe-helper': 'src/run/probe/helper.ts' } });
const pages = [
  ...(await buildPage('page.json', 'main.ts', 'page.css')),
  ...(await buildPage('class-page.json', 'class/main.ts', 'class/class.css')),
];
writeFileSync(
  join(project, 'dist', 'notices.txt'),
  noticesOf([metafile, helper.metafile, ...pages], project),
);

// Pieces of earlier builds go last: a check that goes on meanwhile may still want them.
const written = [metafile, helper.metafile].flatMap(({ outputs }) =>
  Object.keys(outputs).map((file) => basename(file)),
);
for (const name of readdirSync(join(project, 'dist')))
  if (/\.js(?:\.map)?$/.test(name) && !written.includes(name)) rmSync(join(project, 'dist', name));

// Whoever packs giliran knows by this what has to be there. It works without the maps.
const code = written.filter((name) => !name.endsWith('.map'));
const files = [...code, 'page.json', 'class-page.json', 'labs.json', 'notices.txt'].sort();
writeFileSync(join(project, 'dist', 'files.json'), `${JSON.stringify(files, null, 2)}\n`);

const temporary = mkdtempSync(join(project, 'dist', 'prebuild-'));
const builder = join(temporary, 'prebuild-labs.js');
try {
  await build({
    ...shared,
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
 * The script and the style of a page, with the hashes by which the page lets them in.
 * @returns esbuild's account of what they were made from
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
