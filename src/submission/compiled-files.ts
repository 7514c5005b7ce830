import { chmodSync, copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';

/** What the compiler has made of a source. */
export interface Piece {
  /** The source, relative to the submission's folder, with slashes. */
  readonly file: string;
  /** An ES module where it awaits at its top level; it may be made of several sources then. */
  readonly kind: 'script' | 'module';
  readonly code: string;
  /** A source map, as JSON. */
  readonly map: string;
  /** What imports mean that are no paths, as its settings say: other sources. */
  readonly paths: Readonly<Record<string, string>>;
}

/** What a source knows of the place where it lies, in whatever it is compiled to. */
export const KNOWN_PLACE = {
  'import.meta.url': '__giliranMeta.url',
  'import.meta.dirname': '__giliranMeta.dirname',
  'import.meta.filename': '__giliranMeta.filename',
  'import.meta.main': '__giliranMeta.main',
} as const;

/** The same for a source of an ES module, with what CommonJS has for it: before the source, on its first line. */
export const KNOWN_PLACE_IN_MODULE = {
  ...KNOWN_PLACE,
  __dirname: '__giliranMeta.dirname',
  __filename: '__giliranMeta.filename',
} as const;

/** What tells a source of an ES module where it lies. */
export function placeOf(file: string): string {
  return `const __giliranMeta = __giliran(${JSON.stringify(file)});`;
}

/** A source of an ES module that is told so. */
export function withPlace(file: string, text: string): string {
  return `${placeOf(file)} ${text.replace(/^#!/, '//')}`;
}

/** A line of a source as its author wrote it, and how many letters were put before it. */
export function withoutPlace(line: string): { readonly source: string; readonly added: number } {
  const [prefix = ''] = /^const __giliranMeta = __giliran\("(?:[^"\\]|\\.)*"\); /.exec(line) ?? [];
  return { source: line.slice(prefix.length).trim(), added: prefix.length };
}

/** What node loads ahead of a program, beside what was compiled. */
const PRELOAD = 'run-in-place.cjs';

/** Where compiled sources go; for `bin/run-in-place.cjs`, which finds them there. */
export class CompiledFiles {
  readonly folder: string;
  private readonly written = new Set<string>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Sources of which something was compiled. */
  sources(): readonly string[] {
    return [...this.written];
  }

  /** Whether something was compiled of a source, for this program or for another one: then it serves both. */
  has(file: string): boolean {
    const isThere = ['.cjs', '.mjs'].some((extension) => existsSync(join(this.folder, file + extension)));
    if (isThere) this.written.add(file);
    return isThere;
  }

  /** What node has to load ahead of a program; null where nothing was compiled. */
  preload(): string | null {
    if (this.written.size === 0) return null;
    const file = join(this.folder, PRELOAD);
    if (!existsSync(file)) {
      this.makeFolder(this.folder);
      copyFileSync(ownFile(PRELOAD), file);
      chmodSync(file, 0o644);
    }
    return file;
  }

  write(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      const { file, kind, paths } = piece;
      this.save(
        `${file}.${kind === 'script' ? 'cjs' : 'mjs'}`,
        kind === 'script' ? script(piece) : module(piece),
      );
      if (Object.keys(paths).length > 0) this.save(`${file}.json`, JSON.stringify(paths));
      this.written.add(file);
    }
  }

  private save(name: string, text: string): void {
    const file = join(this.folder, name);
    this.makeFolder(dirname(file));
    writeFileSync(file, text);
    // Whatever the umask: another user may run it.
    chmodSync(file, 0o644);
  }

  private makeFolder(folder: string): void {
    if (existsSync(folder)) return;
    if (folder !== this.folder) this.makeFolder(dirname(folder));
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o755);
  }
}

/** In a function of its own: what CommonJS gives a file, an ES module may declare for itself. */
function script({ file, code: strict, map }: Piece): string {
  // In a package of ES modules the compiler holds imports of CommonJS to what node does there: but here all is
  // CommonJS.
  const code = strict.replace(/(\b__toESM\(require\("(?:[^"\\]|\\.)*"\)), 1\)/g, '$1)   ');
  const place =
    '{ url: require("node:url").pathToFileURL(__filename).href, dirname: __dirname, filename: __filename, main: require.main === module }';
  // It goes by its source's own name.
  return `(function (__giliranMeta) {\n${code}}).call(this, ${place});\n${mapLine(renameSources(map, () => posix.basename(file)))}`;
}

function module({ file, code, map }: Piece): string {
  return `globalThis.require ??= __giliran(${JSON.stringify(file)}).require;\n${code}\n${mapLine(map)}`;
}

/** A source map as node reads it, for code that stands one line lower than it says. */
function mapLine(text: string): string {
  const map: unknown = JSON.parse(text);
  if (typeof map !== 'object' || map === null || !('mappings' in map)) return '';
  const lower = JSON.stringify({ ...map, mappings: `;${map.mappings}` });
  return `//# sourceMappingURL=data:application/json;base64,${Buffer.from(lower).toString('base64')}\n`;
}

/** A source map that calls its sources by other names. */
export function renameSources(text: string, rename: (source: string) => string): string {
  const map: unknown = JSON.parse(text);
  if (typeof map !== 'object' || map === null || !('sources' in map) || !Array.isArray(map.sources))
    return text;
  return JSON.stringify({ ...map, sources: map.sources.map((source) => rename(String(source))) });
}

/** A file of giliran's own that is no part of a build: it lies in `bin`, beside `dist` and above the sources. */
function ownFile(name: string): string {
  const places = ['..', '../..'].map((up) => join(import.meta.dirname, up, 'bin', name));
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error(`${basename(name)} is not there: giliran is not whole`);
  return found;
}
