import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CUE } from '../../model/cue.ts';
import { SCREEN_COLUMNS, SCREEN_ROWS } from '../../model/screen-size.ts';

/** The folder's name in the work folder. */
const FOLDER = 'terminal';

/**
 * Python finds out at the terminal how wide it is, whether it is one, and whether it echoes. A program's own pipes to
 * its children are none: the streams that it was started with are told by their inodes.
 */
const PYTHON = `import os, sys

def _take_for_terminal():
    def inode(fd):
        try:
            found = os.fstat(fd)
        except OSError:
            return None
        return "%d:%d" % (found.st_dev, found.st_ino)

    known = os.environ.setdefault("GILIRAN_STREAMS", ",".join(filter(None, map(inode, range(3))))).split(",")
    really, measure = os.isatty, os.get_terminal_size

    def stands_for_terminal(fd):
        return isinstance(fd, int) and fd in (0, 1, 2) and inode(fd) in known

    def isatty(fd):
        return really(fd) or stands_for_terminal(fd)

    def get_terminal_size(fd=1):
        try:
            return measure(fd)
        except OSError:
            if stands_for_terminal(fd):
                return os.terminal_size((${SCREEN_COLUMNS}, ${SCREEN_ROWS}))
            raise

    os.isatty, os.get_terminal_size = isatty, get_terminal_size
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        try:
            if stands_for_terminal(stream.fileno()):
                stream.isatty = lambda: True
        except (AttributeError, OSError, ValueError):
            pass
    try:
        import termios
    except ImportError:
        return
    ask, tell = termios.tcgetattr, termios.tcsetattr
    cooked = [0x500, 5, 0xBF, 0x8A3B, 15, 15, [b"\\\\x03", b"\\\\x1c", b"\\\\x7f", b"\\\\x15", b"\\\\x04", 0, 1] + [b"\\\\x00"] * 25]
    modes = {}

    def number(fd):
        return fd if isinstance(fd, int) else fd.fileno()

    def tcgetattr(fd):
        try:
            return ask(fd)
        except termios.error:
            if not stands_for_terminal(number(fd)):
                raise
            mode = modes.get(number(fd), cooked)
            return mode[:6] + [list(mode[6])]

    def tcsetattr(fd, when, mode):
        try:
            return tell(fd, when, mode)
        except termios.error:
            if not stands_for_terminal(number(fd)):
                raise
            modes[number(fd)] = mode[:6] + [list(mode[6])]

    termios.tcgetattr, termios.tcsetattr = tcgetattr, tcsetattr

try:
    _take_for_terminal()
except Exception:
    pass
del _take_for_terminal
`.replaceAll('\\\\', '\\');

/** Ruby writes to a terminal at once, and asks it for its size. */
const RUBY = `$stdout.sync = true
IO.prepend(Module.new {
  def winsize(*)
    super
  rescue Errno::ENOTTY
    [${SCREEN_ROWS}, ${SCREEN_COLUMNS}]
  end
  def noecho
    super
  rescue Errno::ENOTTY
    yield self
  end
})
IO.singleton_class.prepend(Module.new {
  def console(*)
    super || $stdout
  end
})
`;

/**
 * Waits for the program's start where it was booted ahead: one byte of the keyboard, of which nothing else has read.
 * The main thread reads it itself, so that nothing else of the process goes on meanwhile. Where the keyboard ends
 * instead, the program has no turn any more.
 *
 * What node's streams have on a terminal alone follows. That they are one is not said: readline would echo what is
 * typed.
 */
const NODE = `'use strict';
if (process.env.${CUE} !== undefined) {
  delete process.env.${CUE};
  if (require('node:fs').readSync(0, Buffer.alloc(1)) === 0) process.exit();
}
const escapes = {
  clearLine: (direction) => '\\x1b[' + (direction < 0 ? '1' : direction > 0 ? '0' : '2') + 'K',
  clearScreenDown: () => '\\x1b[0J',
  cursorTo: (x, y) => '\\x1b[' + (typeof y === 'number' ? (y + 1) + ';' + (x + 1) + 'H' : (x + 1) + 'G'),
  moveCursor: (x, y) =>
    (x ? '\\x1b[' + Math.abs(x) + (x > 0 ? 'C' : 'D') : '') + (y ? '\\x1b[' + Math.abs(y) + (y > 0 ? 'B' : 'A') : ''),
};
const hidden = (value) => ({ value, configurable: true, writable: true });
for (const name of ['stdout', 'stderr']) {
  const found = Object.getOwnPropertyDescriptor(process, name);
  if (!found || !found.get) continue;
  let done = false;
  Object.defineProperty(process, name, {
    ...found,
    get() {
      const stream = found.get.call(process);
      if (done) return stream;
      done = true;
      if (stream.isTTY) return stream;
      for (const [name, escape] of Object.entries(escapes)) {
        Object.defineProperty(stream, name, hidden(function (...words) {
          const last = words.at(-1);
          return this.write(escape(...words), typeof last === 'function' ? last : undefined);
        }));
      }
      Object.defineProperty(stream, 'columns', hidden(${SCREEN_COLUMNS}));
      Object.defineProperty(stream, 'rows', hidden(${SCREEN_ROWS}));
      Object.defineProperty(stream, 'getWindowSize', hidden(() => [${SCREEN_COLUMNS}, ${SCREEN_ROWS}]));
      Object.defineProperty(stream, 'getColorDepth', hidden(() => 1));
      Object.defineProperty(stream, 'hasColors', hidden(() => false));
      return stream;
    },
  });
}
`;

const FILES = { 'sitecustomize.py': PYTHON, 'giliran_terminal.rb': RUBY, 'terminal.cjs': NODE } as const;

/**
 * Writes what runtimes load before a program, so that it finds what it would find on a terminal.
 * @returns the folder
 */
export function writePreloads(workFolder: string): string {
  const folder = join(workFolder, FOLDER);
  mkdirSync(folder, { recursive: true });
  // Whatever the umask: another user may run the programs.
  chmodSync(folder, 0o755);
  for (const [name, text] of Object.entries(FILES)) {
    writeFileSync(join(folder, name), text);
    chmodSync(join(folder, name), 0o644);
  }
  return folder;
}

/** The file that node is told to load first. */
export function nodePreload(folder: string): string {
  return join(folder, 'terminal.cjs');
}
