import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Names of files in which packages have their licence, and notices that have to go with it. */
const LICENCE = /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i;

/** Packages whose files contain code of others. A test finds these by the bundles' source maps. */
const CARRIED = { '@babel/parser': ['@babel/helper-string-parser', '@babel/helper-validator-identifier'] };

/**
 * The notices that the licences of bundled packages demand.
 * @param metafiles esbuild's accounts of what it has read
 * @param project the folder that their paths are relative to
 * @returns the name, version and licence of each package, with the licence's text
 * @throws Error where a package has no licence text: then it may not be distributed
 */
export function noticesOf(metafiles, project) {
  const inputs = metafiles.flatMap((metafile) =>
    // Files that were read and then left out need no notice.
    Object.values(metafile.outputs).flatMap(({ inputs: used }) => Object.keys(used)),
  );
  const folders = [...new Set(inputs.flatMap(packageFolder).flatMap(withCarried))].sort();
  const notices = folders.map((folder) => noticeOf(join(project, folder)));
  return `giliran holds code of these packages, under the licences below.\n\n${notices.join('\n')}`;
}

/** `node_modules/@scope/name` for a path below it, however deep; null for the project's own. */
function packageFolder(path) {
  const [folder] = /^.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? [];
  return folder === undefined ? [] : [folder];
}

/** A package's folder, and the folders beside it of packages whose code it contains. */
function withCarried(folder) {
  const name = Object.keys(CARRIED).find((carrier) => folder.endsWith(`node_modules/${carrier}`));
  if (name === undefined) return [folder];
  const beside = folder.slice(0, -name.length);
  return [folder, ...CARRIED[name].map((carried) => `${beside}${carried}`)];
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => LICENCE.test(file));
  if (files.length === 0)
    throw new Error(
      `Expected the text of its licence in ${folder}, found none. Bundle nothing that may not be handed out.`,
    );
  const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return `${'-'.repeat(80)}\n${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
}
