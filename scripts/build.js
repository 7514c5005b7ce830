import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

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
  logLevel: 'warning',
};
// What is not needed for every check is in files of its own, and only read when it is.
const { metafile } = await build({
  ...shared,
  metafile: true,
  splitting: true,
  minifySyntax: true,
  minifyWhitespace: true,
  entryPoints: { giliran: 'src/cli/bin.ts', 'grade-worker': 'src/cli/grade-worker.ts' },
});
await build({ ...shared, entryPoints: { 'probe-helper': 'src/run/probe/helper.ts' } });
await buildPage('page.json', 'main.ts', 'page.css');
await buildPage('class-page.json', 'class/main.ts', 'class/class.css');

// Pieces of earlier builds go last: a check that goes on meanwhile may still want them.
const written = Object.keys(metafile.outputs).map((file) => basename(file));
for (const name of readdirSync(join(project, 'dist')))
  if (name.endsWith('.js') && name !== 'probe-helper.js' && !written.includes(name))
    rmSync(join(project, 'dist', name));

writeFileSync(join(project, 'dist', 'licenses.txt'), noticesOf(Object.keys(metafile.inputs)));

// Whoever packs giliran knows by this what has to be there.
const files = [
  ...written,
  'licenses.txt',
  'probe-helper.js',
  'page.json',
  'class-page.json',
  'labs.json',
].sort();
writeFileSync(join(project, 'dist', 'files.json'), `${JSON.stringify(files, null, 2)}\n`);

const temporary = mkdtempSync(join(project, 'dist', 'prebuild-'));
const builder = join(temporary, 'prebuild-labs.js');
try {
  await build({ ...shared, outdir: undefined, outfile: builder, entryPoints: ['scripts/prebuild-labs.ts'] });
  const { prebuildLabs } = await import(pathToFileURL(builder).href);
  prebuildLabs(project);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** The notices of the packages that went into the command, as their licenses ask for. */
function noticesOf(inputs) {
  const names = inputs.flatMap(
    (input) => /(?:^|.*\/)node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? [],
  );
  const notices = [...new Set(names)].sort().map((name) => {
    const folder = join(project, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)\b/i.test(entry));
    if (file === undefined) return `${name} ${version}: ${license}`;
    return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}`;
  });
  return `giliran holds parts of the following packages.\n\n${notices.join(`\n\n${'-'.repeat(78)}\n\n`)}\n`;
}

/** The script and the style of a page, with the hashes by which the page lets them in. */
async function buildPage(target, ...sources) {
  const [script, style] = await Promise.all(
    sources.map(async (name) => {
      const { outputFiles } = await build({
        absWorkingDir: project,
        bundle: true,
        platform: 'browser',
        target: ['es2022'],
        format: 'iife',
        minify: true,
        write: false,
        entryPoints: [`src/pages/browser/${name}`],
        logLevel: 'warning',
      });
      return outputFiles[0].text.trim();
    }),
  );
  const hashOf = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
  const page = { script, scriptHash: hashOf(script), style, styleHash: hashOf(style) };
  writeFileSync(join(project, 'dist', target), JSON.stringify(page));
}
