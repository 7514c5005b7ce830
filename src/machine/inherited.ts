import { closeSync, existsSync, readdirSync, readFileSync } from 'node:fs';

/** What a descriptor's flags hold that is closed where another program is started: `O_CLOEXEC`, by Linux's own number. */
const CLOSE_ON_EXEC = 0o2000000;

/**
 * Closes what whoever started this process has left open in it, but for the three streams: programs that are started
 * from here would inherit it, past every limit to what they may see. Linux alone tells.
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
  // The folder's own is closed by now. Asking takes less than the first error of a process, which takes milliseconds.
  if (!existsSync(file)) return false;
  const [, flags = ''] = /^flags:\s+(\d+)$/m.exec(readFileSync(file, 'latin1')) ?? [];
  return flags !== '' && (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) === 0;
}
