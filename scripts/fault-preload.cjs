'use strict';
/**
 * Loaded into giliran with --require: makes calls of node's own modules fail as they do where the machine is short of
 * something. GILIRAN_FAULT is JSON:
 * - `log`: a file to which the place of every call is written
 * - `in`: "worker", to affect only the workers of a batch
 * - `at`, `code`, `nth`: the place whose call fails, with which code, and which call of that place (from 0)
 * - `chance`, `seed`: the probability with which calls fail at random
 */
const { appendFileSync } = require('node:fs');
const fs = require('node:fs');
const childProcess = require('node:child_process');
const { syncBuiltinESMExports } = require('node:module');
const { basename } = require('node:path');

const wish = JSON.parse(process.env.GILIRAN_FAULT ?? '{}');
const program = process.argv[1] ?? '';
const isWanted = /grade-worker\.js$/.test(program) || (wish.in !== 'worker' && /giliran\.js$/.test(program));

/** Codes by which each kind of call can fail: no room, no descriptors, no processes, no memory, a read-only disk. */
const CODES = {
  writes: ['ENOSPC', 'EROFS', 'EMFILE'],
  reads: ['EMFILE', 'ENFILE', 'ENOMEM'],
  starts: ['EAGAIN', 'ENOMEM', 'EMFILE'],
};
const SYNC = {
  writes: [
    'mkdirSync',
    'mkdtempSync',
    'writeFileSync',
    'appendFileSync',
    'copyFileSync',
    'cpSync',
    'symlinkSync',
    'linkSync',
    'writeSync',
    'renameSync',
    'fsyncSync',
  ],
  reads: ['openSync', 'readFileSync', 'readdirSync', 'opendirSync'],
};
const LATER = {
  writes: ['mkdir', 'mkdtemp', 'writeFile', 'appendFile', 'copyFile', 'cp', 'symlink', 'rename'],
  reads: ['open', 'readFile', 'readdir', 'opendir'],
};

const counts = new Map();
let state = wish.seed ?? 0;

/** A random number from 0 to 1; the same sequence for the same seed. */
function lot() {
  state = (state * 1_664_525 + 1_013_904_223) >>> 0;
  return state / 2 ** 32;
}

function failure(code, syscall, path) {
  const error = new Error(`${code}: injected, ${syscall}${path ? ` '${path}'` : ''}`);
  return Object.assign(error, { code, errno: -1, syscall, ...(path ? { path } : {}) });
}

/** The place of a call in giliran's own code, which is the first of its frames on the stack. */
function placeOf(name) {
  const frames = (new Error().stack ?? '').split('\n').slice(3);
  const own = frames.find((frame) => /\/(?:dist|bin)\/[^/]+\.c?js/.test(frame));
  const [, file = '', line = '', column = ''] = /\/([^/]+\.c?js):(\d+):(\d+)/.exec(own ?? '') ?? [];
  return own === undefined ? null : `${name}@${basename(file)}:${line}:${column}`;
}

/** @returns the code with which this call has to fail; null where it succeeds */
function fate(name, kind) {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 40;
  const place = placeOf(name);
  Error.stackTraceLimit = limit;
  if (place === null) return null;
  if (wish.log) appendToLog(`${place} ${kind}\n`);
  if (wish.chance) {
    const codes = CODES[kind];
    return lot() < wish.chance ? codes[Math.floor(lot() * codes.length)] : null;
  }
  if (wish.at !== place) return null;
  const count = counts.get(place) ?? 0;
  counts.set(place, count + 1);
  return count === (wish.nth ?? 0) ? wish.code : null;
}

let isLogging = false;
function appendToLog(text) {
  if (isLogging) return;
  isLogging = true;
  try {
    plainAppend(wish.log, text);
  } finally {
    isLogging = false;
  }
}
const plainAppend = appendFileSync;

if (isWanted) {
  for (const [kind, names] of Object.entries(SYNC))
    for (const name of names) {
      const plain = fs[name];
      fs[name] = function injected(...args) {
        const code = isLogging ? null : fate(name, kind);
        if (code !== null)
          throw failure(code, name.replace('Sync', ''), typeof args[0] === 'string' ? args[0] : '');
        return plain.apply(this, args);
      };
    }
  for (const [kind, names] of Object.entries(LATER))
    for (const name of names) {
      const plain = fs.promises[name];
      fs.promises[name] = async function injected(...args) {
        const code = fate(name, kind);
        if (code !== null) throw failure(code, name, typeof args[0] === 'string' ? args[0] : '');
        return plain.apply(this, args);
      };
    }
  const { spawn, spawnSync } = childProcess;
  childProcess.spawn = function injected(file, ...rest) {
    const code = fate('spawn', 'starts');
    if (code === null) return spawn.call(this, file, ...rest);
    // For some codes node itself throws; the others are reported by a child that was never started.
    if (code === 'ENOMEM') throw failure(code, `spawn ${file}`, file);
    const child = spawn.call(this, '/nonexistent', [], {});
    const { emit } = child;
    child.emit = (event, ...about) =>
      emit.call(child, event, ...(event === 'error' ? [failure(code, `spawn ${file}`, file)] : about));
    return child;
  };
  childProcess.spawnSync = function injected(file, ...rest) {
    const code = fate('spawnSync', 'starts');
    if (code === null) return spawnSync.call(this, file, ...rest);
    return {
      pid: 0,
      output: null,
      stdout: null,
      stderr: null,
      status: null,
      signal: null,
      error: failure(code, `spawnSync ${file}`, file),
    };
  };
  syncBuiltinESMExports();
}
