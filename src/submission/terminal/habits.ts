import { basename } from 'node:path';
import { findOnPath } from '../../machine/find-on-path.ts';
import { SCREEN_COLUMNS, SCREEN_ROWS } from '../../model/screen-size.ts';

/**
 * Standard output is a pipe, and many runtimes hold back what goes to a pipe. Each is told by means of its own to write
 * as it would to a terminal; a pseudo-terminal is none of them: docs/architecture.md says why.
 */

/** Runtimes that do not write with the C library, and start no program that does. */
const WITHOUT_C = /^(?:node|deno|bun)$/;

/** How the C library treats its streams on a terminal: line by line, and reading the keyboard shows the prompt. */
const LINE_BY_LINE = { _STDBUF_O: 'L', _STDBUF_I: 'L' } as const;

/**
 * What a program finds in its environment on a terminal.
 * @param preloads the folder with what runtimes load before the program
 */
export function terminalEnvironment(preloads: string): Readonly<Record<string, string>> {
  return {
    TERM: 'xterm',
    COLUMNS: String(SCREEN_COLUMNS),
    LINES: String(SCREEN_ROWS),
    // Colours do no harm, but are of no use.
    NO_COLOR: '1',
    PYTHONUNBUFFERED: '1',
    PYTHONPATH: preloads,
    RUBYLIB: preloads,
    RUBYOPT: '-rgiliran_terminal',
    // A pragma that changes nothing, and then Perl's variable for unbuffered output.
    PERL5OPT: '-M-integer;$|=1',
  };
}

/**
 * A command so that it, and all that it starts, write as they would to a terminal: `stdbuf` works by the environment,
 * which children inherit. It reaches what is linked with the C library dynamically.
 */
export function onTerminal(
  command: string,
  args: readonly string[],
): { readonly command: string; readonly args: readonly string[]; readonly env: Record<string, string> } {
  const stdbuf =
    process.platform === 'win32' || WITHOUT_C.test(basename(command)) ? null : findOnPath('stdbuf');
  if (stdbuf === null) return { command, args, env: {} };
  // What is read from the keyboard is not asked for by an option: it knows none for reading by lines.
  return { command: stdbuf, args: ['-oL', command, ...args], env: { ...LINE_BY_LINE } };
}
