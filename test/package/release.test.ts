import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const SCRIPT = join(import.meta.dirname, '../../scripts/release.js');
const CHANGES =
  '# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2026-02-03\n\n- New.\n\n## [1.1.0] - 2026-01-02\n\n- Old.\n';

let project = '';

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'giliran-release-'));
  mkdirSync(join(project, 'scripts'));
  cpSync(SCRIPT, join(project, 'scripts/release.js'));
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

interface Release {
  readonly tag?: string;
  readonly url?: string;
  readonly changes?: string;
}

/** The result for a release of version 1.2.0. */
async function release({
  tag = 'v1.2.0',
  url = 'git+https://example.org/us/giliran.git',
  changes = CHANGES,
}: Release) {
  const manifest = { type: 'module', version: '1.2.0', repository: { type: 'git', url } };
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(project, 'CHANGELOG.md'), changes);
  const argv = [join(project, 'scripts/release.js'), tag, 'us/giliran'];
  const { exitCode, stdout, stderr } = await execa(process.execPath, argv, { reject: false });
  return { exitCode, stdout, stderr };
}

describe('a release', () => {
  it('has the changelog’s text for its version, and for no other', async () => {
    expect(await release({})).toEqual({ exitCode: 0, stdout: '- New.', stderr: '' });
  });

  for (const [what, given, said] of [
    ['whose tag is not its version', { tag: 'v1.3.0' }, 'Expected the tag v1.2.0'],
    [
      'that is not the newest in the changelog',
      { changes: CHANGES.replace('1.2.0', '1.3.0') },
      'found 1.3.0',
    ],
    ['without a date', { changes: CHANGES.replace(' - 2026-02-03', '') }, 'found 1.1.0'],
    ['of which nothing is said', { changes: CHANGES.replace('- New.', '') }, 'found nothing below it'],
    ['without a repository', { url: '' }, 'Expected package.json to name its repository (us/giliran)'],
    [
      'of another repository',
      { url: 'https://example.org/them/giliran' },
      'found "https://example.org/them/giliran"',
    ],
  ] as const)
    it(`${what} is refused`, async () => {
      const { exitCode, stdout, stderr } = await release(given);
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
      expect(stderr).toContain(said);
    });
});
