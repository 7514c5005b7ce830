#!/usr/bin/env node
'use strict';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

// Maps are read only where they are asked for: they cost every start more than giliran itself does.
if (process.argv.includes('--debug')) process.setSourceMapsEnabled(true);

// Whatever installs or looks for giliran asks for this alone: it takes nothing that would have to be loaded.
const words = process.argv.slice(2);
if (words.length === 1 && /^(?:-V|--version)$/.test(words[0])) {
  console.log(require('../package.json').version);
  process.exit(0);
}

try {
  const { startCommand } = require('./load-built.js').loadBuilt();
  // A signal that has come meanwhile is heard before anything is done.
  setImmediate(startCommand);
} catch (error) {
  const isMissing = error?.code === 'ENOENT' || error?.code === 'MODULE_NOT_FOUND';
  const [reason] = String(error?.message ?? error).split('\n');
  // Nothing is there that would know the reader's language.
  const advice = isMissing
    ? `Install giliran again; in a checkout of its source, run npm run build.
Pasang giliran lagi; bila memakai kode sumbernya, jalankan npm run build.`
    : `Give the same command again, when less goes on on this machine.
Ulangi perintah yang sama, saat komputer ini tidak terlalu sibuk.`;
  console.error(
    `giliran: ${isMissing ? reason : `it could not be loaded (${error?.code ?? reason})`}.\n${advice}`,
  );
  // Node's own exit code for it would be taken for a verdict.
  process.exit(2);
}
