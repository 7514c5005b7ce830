import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, '.github/workflows');
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');

describe('every workflow', () => {
  for (const name of readdirSync(FOLDER)) {
    const text = readFileSync(join(FOLDER, name), 'utf8');

    it(`pins its actions to a commit, with a comment that has the version: ${name}`, () => {
      const used = [...text.matchAll(/uses: (.*)$/gm)].map(([, action]) => action ?? '');
      const others = used.filter((action) => !action.startsWith('./'));
      expect(used.length).toBeGreaterThan(0);
      expect(others.filter((action) => !/^[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
    });

    it(`may read the tree, and what its jobs ask for: ${name}`, () => {
      expect(parse(text).permissions).toEqual({ contents: 'read' });
    });
  }

  it('pins an action to the same commit everywhere', () => {
    const pins = readdirSync(FOLDER).flatMap((name) =>
      [...readFileSync(join(FOLDER, name), 'utf8').matchAll(/uses: ([\w-]+\/[\w-]+)[\w/-]*@(.*)$/gm)].map(
        ([, action, pin]) => `${action} ${pin}`,
      ),
    );
    const actions = new Set(pins.map((pin) => pin.split(' ')[0]));
    expect(new Set(pins).size).toBe(actions.size);
  });
});

describe('what the tests need', () => {
  it('is installed wherever they are run, by one list', () => {
    for (const place of [
      '.ci/run',
      '.github/workflows/ci.yml',
      '.github/workflows/soak.yml',
      '.devcontainer/Dockerfile',
    ])
      expect(read(place), place).toContain('.ci/packages');
  });
});

describe('dependency updates', () => {
  it('hold back what CONTRIBUTING.md lists', () => {
    const [, table = ''] = read('CONTRIBUTING.md').split('## Versions that are held back');
    const { devDependencies, overrides } = JSON.parse(read('package.json'));
    const held = [...table.matchAll(/^\| `([^`]+)`/gm)]
      .map(([, name]) => name ?? '')
      .filter((name) => name in devDependencies || name in overrides);
    const [npm] = parse(read('.github/dependabot.yml')).updates;
    const ignored: readonly string[] = npm.ignore.map(
      (entry: Record<string, unknown>) => entry['dependency-name'],
    );
    expect(held).toContain('execa');
    expect([...ignored].sort()).toEqual(held.sort());
  });
});
