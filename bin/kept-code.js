'use strict';
const fs = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const vm = require('node:vm');

/** How many pieces of code are kept: a build has one of the command's, and one of its workers'. */
const MOST_KEPT = 8;

/** Runs a CommonJS file. @param kept its compiled code; null where there is none */
function loadWith(file, kept) {
  const script = new vm.Script(Module.wrap(fs.readFileSync(file, 'latin1')), {
    filename: file,
    ...(kept === null ? {} : { cachedData: kept }),
  });
  const loaded = new Module(file, null);
  loaded.filename = file;
  script.runInThisContext()(loaded.exports, Module.createRequire(file), loaded, file, dirname(file));
  return { exports: loaded.exports, script, wasKept: kept !== null && script.cachedDataRejected === false };
}

/** The folder for compiled code; null where the system has none for the user. */
function cacheFolder(environment, home) {
  if (environment.NODE_DISABLE_COMPILE_CACHE) return null;
  try {
    const own = home();
    switch (process.platform) {
      case 'win32':
        return join(environment.LOCALAPPDATA || join(own, 'AppData', 'Local'), 'giliran', 'Cache');
      case 'darwin':
        return join(own, 'Library', 'Caches', 'giliran');
      default:
        return join(environment.XDG_CACHE_HOME || join(own, '.cache'), 'giliran');
    }
  } catch {
    return null;
  }
}

/** @returns the code in a file; null where there is none, or others may have written it */
function readKept(file) {
  let descriptor;
  try {
    descriptor = fs.openSync(file, 'r');
    const { uid, mode } = fs.fstatSync(descriptor);
    if (process.geteuid && (uid !== process.geteuid() || (mode & 0o022) !== 0)) return null;
    return fs.readFileSync(descriptor);
  } catch {
    return null;
  } finally {
    if (descriptor !== undefined) fs.closeSync(descriptor);
  }
}

/** Keeps code for the next time; where that cannot be, the next time takes a little longer. */
function keep(file, code) {
  const folder = dirname(file);
  const written = `${file}.${process.pid}`;
  try {
    if (!isOwn(folder)) return;
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Node takes whatever is there for code: it must be there as a whole, or not at all.
    fs.writeFileSync(written, code, { mode: 0o600, flush: true });
    fs.renameSync(written, file);
    removeOld(folder);
  } catch {
    fs.rm(written, { force: true }, () => {});
  }
}

/** Whether a folder, or the one that it would be made in, is the user's: root's must not come to lie in another's home. */
function isOwn(folder) {
  if (!process.geteuid) return true;
  for (let at = folder; ; at = dirname(at)) {
    const stat = fs.statSync(at, { throwIfNoEntry: false });
    if (stat) return stat.uid === process.geteuid();
    if (at === dirname(at)) return false;
  }
}

function removeOld(folder) {
  // Others keep folders of theirs beside it.
  const names = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  const kept = names.map(({ name }) => {
    const file = join(folder, name);
    return { file, at: fs.statSync(file).mtimeMs };
  });
  for (const { file } of kept.sort((a, b) => b.at - a.at).slice(MOST_KEPT)) fs.rmSync(file, { force: true });
}

module.exports = { cacheFolder, keep, loadWith, readKept };
