'use strict';
const fs = require('node:fs');
const { homedir } = require('node:os');
const { basename, join } = require('node:path');
const { cacheFolder, keep, loadWith, readKept } = require('./kept-code.js');

/**
 * Loads what was built, with the code that node has compiled of it before: compiling takes as long as everything else
 * that giliran does when it starts. What is kept lies in the user's own cache folder, and may be deleted at any time.
 */

/** Commands after which most of what a check takes has been compiled. */
const COMPILED_BY = ['check', 'grade', 'try', 'watch'];

/** @returns what the built file exports: `startCommand` and `startWorker` */
exports.loadBuilt = () => {
  const dist = join(__dirname, '..', 'dist');
  const file = join(dist, JSON.parse(fs.readFileSync(join(dist, 'built.json'), 'utf8')).file);
  // Maps are only looked for by node's own way of loading; and other flags make other code.
  if (process.argv.includes('--debug') || process.execArgv.length > 0) return require(file);
  const folder = cacheFolder(process.env, homedir);
  const cache =
    folder === null ? null : join(folder, `${basename(file, '.cjs')}-${process.version}-${process.arch}`);
  const loaded = loadWith(file, cache === null ? null : readKept(cache));
  if (cache !== null && !loaded.wasKept && COMPILED_BY.includes(process.argv[2] ?? ''))
    process.on('exit', (code) => {
      if (code < 2) keep(cache, loaded.script.createCachedData());
    });
  return loaded.exports;
};
