import { closeSync, existsSync, readdirSync, readFileSync } from 'node:fs';

/** The flag of a descriptor that is closed when another program is started: `O_CLOEXEC`, by Linux's number. */
const CLOSE_ON_EXEC = 0o2000000;

/**
 * Closes all descriptors that this process has inherited, except for the three streams: programs that are started from
 * here would inherit them too, past every limit to what they may see. Works on Linux only, which lists them.
 */
export function closeInherited(): void {
  if (process.platform !== 'linux') return;
  for (const name of readdirSync('/proc/self/fd')) {
    const isChannel = name === process.env.NODE_CHANNEL_FD;
    if (Number(name) <= 2 || isChannel || !isInheritable(name)) continue;
    closeSync(Number(name));
  }
}

function isInheritable(name: string): boolean {
  const file = `/proc/self/fdinfo/${name}`;
  // The descriptor of the listed folder is closed by now. This check is cheaper than the first error of a process,
  // which takes milliseconds.
  if (!existsSync(file)) return false;
  const [, flags = ''] = /^flags:\s+(\d+)$/m.exec(readFileSync(file, 'latin1')) ?? [];
  return flags !== '' && (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) === 0;
}
