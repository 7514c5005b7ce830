import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The user's own folder for what can be made again, as `bin/kept-code.js` has it; null where the system has none for
 * them.
 */
export function cacheFolder(): string | null {
  const { env, platform } = process;
  try {
    if (platform === 'win32')
      return join(env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local'), 'giliran', 'Cache');
    if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'giliran');
    return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'giliran');
  } catch {
    return null;
  }
}
