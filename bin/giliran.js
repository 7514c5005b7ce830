#!/usr/bin/env node
import module from 'node:module';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

// Maps are read only where they are asked for: they cost every start more than giliran itself does.
if (process.argv.includes('--debug')) process.setSourceMapsEnabled(true);

// Keeps the compiled code between runs, where node can (22.1 and later).
module.enableCompileCache?.();
await import('../dist/giliran.js').catch((error) => {
  if (error?.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  // Nothing is there that would know the reader's language.
  console.error(`giliran: ${error.message}.
Install giliran again; in a checkout of its source, run npm run build.
Pasang giliran lagi; bila memakai kode sumbernya, jalankan npm run build.`);
  process.exit(2);
});
