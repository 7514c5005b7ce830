import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files in which packages keep their licence, and what has to be told beside it. */
const LICENCE = /^(?:licen[cs]e|copying|notice)(?:[.-]|$)/i;

/** Packages whose code others carry in their own files. A test finds such by the maps of the bundles. */
const CARRIED = { '@babel/parser': ['@babel/helper-string-parser', '@babel/helper-validator-identifier'] };

/**
 * What the licences of the packages ask for of which there is some in the bundles.
 * @param metafiles esbuild's accounts of what it has read
 * @param project the folder that the accounts' paths begin at
 * @returns the name, version and licence of each package, with the text of the licence
 * @throws Error where a package has no text of a licence: it may not be handed out then
 */
export function noticesOf(metafiles, project) {
  const inputs = metafiles.flatMap((metafile) =>
    // What was read and left out again needs no notice.
    Object.values(metafile.outputs).flatMap(({ inputs: used }) => Object.keys(used)),
  );
  const folders = [...new Set(inputs.flatMap(packageFolder).flatMap(withCarried))].sort();
  const notices = folders.map((folder) => noticeOf(join(project, folder)));
  return `giliran holds code of these packages, under the licences below.\n\n${notices.join('\n')}`;
}

/** `node_modules/@scope/name` of a path below it, however deep; none where it is the project's own. */
function packageFolder(path) {
  const [folder] = /^.*(?:^|\/)node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path) ?? [];
  return folder === undefined ? [] : [folder];
}

/** A package's folder, and those of the packages that it carries, which lie beside it. */
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
