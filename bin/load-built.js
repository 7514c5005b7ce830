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

/** Words for node of which code is kept apart: of a batch's workers, which do the same for each student. */
const WORKERS_WORD = /^--interrupt-budget=(\d+)$/;

/**
 * @param isCompiled asked at the end: whether so much of it has been compiled that it is worth keeping
 * @returns what the built file exports: `startCommand` and `startWorker`
 */
exports.loadBuilt = (isCompiled = () => COMPILED_BY.includes(process.argv[2] ?? '')) => {
  const dist = join(__dirname, '..', 'dist');
  const file = join(dist, JSON.parse(fs.readFileSync(join(dist, 'built.json'), 'utf8')).file);
  const budgets = process.execArgv.map((word) => WORKERS_WORD.exec(word)?.[1]);
  // Maps are only looked for by node's own way of loading; and other flags make other code.
  if (process.argv.includes('--debug') || budgets.includes(undefined)) return require(file);
  const folder = cacheFolder(process.env, homedir);
  const name = [basename(file, '.cjs'), process.version, process.arch, ...budgets].join('-');
  const cache = folder === null ? null : join(folder, name);
  const loaded = loadWith(file, cache === null ? null : readKept(cache));
  if (cache !== null && !loaded.wasKept)
    process.on('exit', (code) => {
      if (code < 2 && isCompiled()) keep(cache, loaded.script.createCachedData());
    });
  return loaded.exports;
};
