// Loaded by node ahead of a student's program that was compiled. The program runs as if node read its sources where they
// lie: under their own names and in their own folders, in this process, its workers and the processes that it forks.
// What has been compiled of `lib/a.ts` lies beside this file: `lib/a.ts.cjs`, or `lib/a.ts.mjs` where only an ES module
// may await as it does, with what its imports stand for in `lib/a.ts.json` where its tsconfig.json says so.
'use strict';
const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, extname, join, relative, resolve } = require('node:path');
const { fileURLToPath, pathToFileURL } = require('node:url');

/** The student's folder: those who are started later may be in another one. */
const home = process.env.GILIRAN_HOME ?? process.cwd();
process.env.GILIRAN_HOME = home;

/** Where what was compiled of a source lies; null where it was not. */
function compiled(filename, extension) {
  const name = relative(home, filename);
  if (name === '' || name.startsWith('..') || resolve(home, name) !== filename) return null;
  const file = join(__dirname, name + extension);
  return existsSync(file) ? file : null;
}

/** Sources that an import may mean which names what they are compiled to, or nothing in particular. */
const SOURCES = { '.js': ['.ts'], '.mjs': ['.mts'], '.cjs': ['.cts'] };

function sourceOf(filename) {
  const own = extname(filename);
  const names = (SOURCES[own] ?? []).map((extension) => filename.slice(0, -own.length) + extension);
  return names.find((name) => compiled(name, '.cjs') ?? compiled(name, '.mjs')) ?? null;
}

const load = { ...Module._extensions };
for (const extension of ['.js', '.ts', '.mts', '.cts'])
  Module._extensions[extension] = (module, filename) => {
    const file = compiled(filename, '.cjs');
    if (file) module._compile(readFileSync(file, 'utf8'), filename, 'commonjs');
    else (load[extension] ?? load['.js'])(module, filename);
  };

const find = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  const name = request.startsWith('file:') ? fileURLToPath(request) : request;
  try {
    return find.call(this, name, parent, ...rest);
  } catch (error) {
    const from = parent?.filename ?? null;
    const settings = from && compiled(from, '.json');
    const meant = settings ? JSON.parse(readFileSync(settings, 'utf8'))[name] : undefined;
    if (meant !== undefined) return join(home, meant);
    const source = from && /^\.{0,2}[\\/]/.test(name) ? sourceOf(resolve(dirname(from), name)) : null;
    if (source) return source;
    throw error;
  }
};

const run = Module.runMain;
Module.runMain = (main = process.argv[1]) => {
  const path = resolve(main);
  const found = Module._findPath(path, null, true) || sourceOf(path) || path;
  const module = compiled(found, '.mjs');
  if (compiled(found, '.cjs')) Module._load(found, null, true);
  else run(module ?? main);
};

/** What an ES module that was compiled knows of the place where its source lies. */
Object.defineProperty(globalThis, '__giliran', {
  value: (name) => {
    const filename = join(home, ...name.split('/'));
    const require = Module.createRequire(filename);
    return { filename, dirname: dirname(filename), url: pathToFileURL(filename).href, require };
  },
});
