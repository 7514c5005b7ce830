import { spawn } from 'node:child_process';

/** Keeps a core busy, in slices: between them it notices that whoever started it is gone. */
const BURN = `process.on('disconnect', () => process.exit());
process.on('SIGINT', () => {});
(function burn() {
  for (const until = performance.now() + 20; performance.now() < until; );
  setImmediate(burn);
})();`;

/**
 * Keeps cores busy beside what is tried. The processes end with this one however it ends: their channel to it closes.
 * @returns what ends them
 */
export function startLoad(count: number): () => void {
  const burners = Array.from({ length: count }, () => {
    const burner = spawn(process.execPath, ['-e', BURN], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    // It must not keep this process alive.
    burner.unref();
    burner.channel?.unref();
    return burner;
  });
  return () => {
    for (const burner of burners) burner.kill('SIGKILL');
  };
}
