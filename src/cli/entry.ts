/** What the built file holds: each part is begun by the file of `bin` that loads it. */

/** Begins what the command line asks for; the process ends with it. */
export function startCommand(): Promise<unknown> {
  return import('./bin.ts');
}

/** Begins to do the jobs of a batch that this process is told of. */
export function startWorker(): Promise<unknown> {
  return import('./grade-worker.ts');
}

/** What other programs import: `bin/api.mjs`. */
export function loadApi(): Promise<typeof import('../api/index.ts')> {
  return import('../api/index.ts');
}
