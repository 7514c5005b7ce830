import { spawn } from 'node:child_process';

/** Keeps a core busy, in slices, between which it notices when its parent is gone. */
const BURN = `process.on('disconnect', () => process.exit());
process.on('SIGINT', () => {});
(function burn() {
  for (const until = performance.now() + 20; performance.now() < until; );
  setImmediate(burn);
})();`;

/**
 * Keeps cores busy during trials. The processes end with this one, however that ends, since their channel to it closes.
 * @returns a function that ends them
 */
export function startLoad(count: number): () => void {
  const burners = Array.from({ length: count }, () => {
    const burner = spawn(process.execPath, ['-e', BURN], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    // They must not keep this process alive.
    burner.unref();
    burner.channel?.unref();
    return burner;
  });
  return () => {
    for (const burner of burners) burner.kill('SIGKILL');
  };
}
