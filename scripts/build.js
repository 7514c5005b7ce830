import { build } from 'esbuild';

/** Builds the command and the probe helper: one file each starts faster than many. */
const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  outdir: 'dist',
  external: ['esbuild'],
  // Some libraries are CommonJS, and ask for node's own modules in its way.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  logLevel: 'warning',
};
await build({
  ...shared,
  entryPoints: { giliran: 'src/cli/bin.ts', 'probe-helper': 'src/run/probe/helper.ts' },
});
