import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A version's heading: `## [1.2.3] - 2026-01-31`. */
const HEADING = /^## \[(\d[^\]]*)\] - \d{4}-\d{2}-\d{2}$/m;

/**
 * Prints the notes of a release: `node scripts/release.js v1.2.3 owner/name`. Refuses a release whose tag, version,
 * changelog and repository do not agree.
 */
const [tag = '', repository = ''] = process.argv.slice(2);
const read = (name) => readFileSync(join(import.meta.dirname, '..', name), 'utf8');
try {
  const manifest = JSON.parse(read('package.json'));
  process.stdout.write(releaseNotes({ tag, repository, manifest, changelog: read('CHANGELOG.md') }));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

/**
 * The part of the changelog about the version to be released.
 * @param {object} release
 * @param {string} release.tag `v1.2.3`
 * @param {string} release.repository `owner/name` on the repository's host
 * @param {{ version: string, repository?: string | { url?: string } }} release.manifest package.json
 * @param {string} release.changelog
 * @returns {string} Markdown, without the version's heading
 * @throws {Error} where one of them is missing, or contradicts another
 */
function releaseNotes({ tag, repository, manifest, changelog }) {
  const { version } = manifest;
  if (tag !== `v${version}`)
    throw new Error(
      `Expected the tag v${version}, as package.json has it, found "${tag}". Tag again, or move the version.`,
    );
  const [, newest] = HEADING.exec(changelog) ?? [];
  if (newest !== version)
    throw new Error(
      `Expected CHANGELOG.md to begin with version ${version} and its date, found ${newest ?? 'no version'}. Move what is unreleased below "## [${version}] - YYYY-MM-DD".`,
    );
  const url =
    typeof manifest.repository === 'string' ? manifest.repository : (manifest.repository?.url ?? '');
  if (repository === '' || !url.replace(/\.git$/, '').endsWith(`/${repository}`))
    throw new Error(
      `Expected package.json to name its repository (${repository || 'owner/name'}), which provenance is checked against, found "${url}". Run npm pkg set repository.url=git+https://HOST/${repository || 'OWNER/NAME'}.git`,
    );
  const notes = textBelow(changelog, version);
  if (notes === '')
    throw new Error(`Expected CHANGELOG.md to say what ${version} brings, found nothing below it.`);
  return `${notes}\n`;
}

function textBelow(changelog, version) {
  const [, after = ''] = changelog.split(new RegExp(`^## \\[${version.replaceAll('.', '\\.')}\\].*$`, 'm'));
  const [text = ''] = after.split(/^## /m);
  return text.trim();
}
