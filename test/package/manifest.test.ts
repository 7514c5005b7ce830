import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const manifest = JSON.parse(read('package.json'));
const lock = JSON.parse(read('package-lock.json'));

describe('the version', () => {
  it('is the lock file’s', () => {
    expect([lock.version, lock.packages[''].version]).toEqual([manifest.version, manifest.version]);
  });

  it('is the newest in the changelog, with its date', () => {
    const [newest] = [...read('CHANGELOG.md').matchAll(/^## \[(\d[^\]]*)\](.*)$/gm)];
    expect(newest?.[1]).toBe(manifest.version);
    expect(newest?.[2]).toMatch(/^ - \d{4}-\d{2}-\d{2}$/);
  });
});

describe('scripts of packages', () => {
  it('are refused by name, all of them, so that every npm installs the same', () => {
    const bring = Object.entries<{ hasInstallScript?: boolean }>(lock.packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.replace(/^.*node_modules\//, ''));
    expect(bring).toContain('esbuild');
    expect(bring.filter((name) => manifest.allowScripts[name] !== false)).toEqual([]);
  });
});

describe('what the bundles leave out', () => {
  it('is what an installation asks for: dependencies, and optional peers', () => {
    const wanted = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    const imported = readdirSync(join(ROOT, 'dist'))
      .filter((name) => /\.c?js$/.test(name))
      .flatMap((name) => packagesImportedBy(read(join('dist', name))));
    expect([...new Set(imported)].sort()).toEqual(wanted.sort());
  });

  it('is packed', () => {
    expect(manifest.files.filter((name: string) => !existsSync(join(ROOT, name)))).toEqual([]);
  });
});

/** Packages that bundled code imports, as esbuild writes it: neither neighbouring files nor node's own modules. */
function packagesImportedBy(code: string): readonly string[] {
  const names = [...code.matchAll(/\b(?:from|import|require)\s*\(?\s*"([^".][^"]*)"/g)].map(
    ([, name]) => name ?? '',
  );
  return names.filter((name) => /^[a-z@][\w@/.-]*$/.test(name) && !isBuiltin(name));
}
