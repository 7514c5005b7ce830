import { closeInherited } from '../machine/inherited.ts';
import { main } from './main.ts';

closeInherited();

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
    // Who reads has seen enough (`| head`): the rest is left out, and the command goes on to its end.
    if (error.code !== 'EPIPE') process.exit(2);
  });

const code = await main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  environment: process.env,
  outIsTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  columns: process.stdout.columns,
  signal: interrupt.signal,
});

// Whatever a program has left open must not keep giliran from ending.
process.stdout.write('', () => process.exit(code));
