import { closeSync, readdirSync, readFileSync } from 'node:fs';

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
  try {
    const [, flags = ''] =
      /^flags:\s+(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${name}`, 'latin1')) ?? [];
    return flags !== '' && (Number.parseInt(flags, 8) & CLOSE_ON_EXEC) === 0;
  } catch {
    // It was the folder's own.
    return false;
  }
}
