import { createRequire } from 'node:module';

/** The compiler's own program, which runs without node. */
export function compilerFile(): string {
  const require = createRequire(import.meta.url);
  return require.resolve(`@esbuild/${process.platform}-${process.arch}/bin/esbuild`);
}
