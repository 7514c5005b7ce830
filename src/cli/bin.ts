import { closeInherited } from '../machine/inherited.ts';
import type { Io } from './io.ts';
import { explain, main } from './main.ts';

/** Node's exit code where nothing is left to wait for, and the work is not done. */
const NEVER_ENDED = 13;

/** The process's own streams and signals. */
const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // While this was being loaded, nothing had been started that would have to be ended.
  process.removeAllListeners(signal);
  process.on(signal, () => {
    // A second one ends giliran at once; the namespaces end what it has started.
    if (interrupt.signal.aborted) process.exit(130);
    interrupt.abort();
  });
}
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has seen enough (`| head`): the rest is left out, and the command goes on to its end.
    if (error.code !== 'EPIPE') process.exit(2);
  });

const argv = process.argv.slice(2);
const io: Io = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  environment: process.env,
  outIsTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  inIsTerminal: process.stdin.isTTY === true,
  columns: process.stdout.columns,
  signal: interrupt.signal,
};
// Backstops: node's own exit codes for these would be taken for a verdict, or would mean nothing to a caller.
process.on('uncaughtException', (error) => process.exit(explain(error, argv, io)));
process.on('exit', (ended) => {
  if (ended === NEVER_ENDED)
    process.exitCode = explain(new Error('something never came to its end'), argv, io);
});

closeInherited();
void main(argv, io).then((code) => {
  // Whatever a program has left open must not keep giliran from ending.
  process.stdout.write('', () => process.exit(code));
});
