import { fork } from 'node:child_process';
import { join } from 'node:path';

/**
 * Keeps cores busy. The burners end with this process however it ends: their channel to it closes.
 * @param {number} count how many
 * @returns {() => void} what ends them
 */
export function startBurners(count) {
  const burners = Array.from({ length: count }, () => {
    const burner = fork(join(import.meta.dirname, 'burner.js'), [], { stdio: 'ignore' });
    // A burner must not keep this process alive.
    burner.unref();
    burner.channel?.unref();
    return burner;
  });
  return () => {
    for (const burner of burners) burner.kill('SIGKILL');
  };
}
