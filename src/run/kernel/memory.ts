import { readFileSync } from 'node:fs';

/**
 * Memory of processes, in bytes. What they share is counted for each of them at first, which is cheap; only where
 * that comes to more than a limit, each is asked for its share.
 * @param folders their folders below `/proc`
 * @param limit from where on the figure must be exact
 */
export function memoryOf(folders: readonly string[], limit: number): number {
  const resident = sum(folders, (folder) => kilobytes(`${folder}/status`, /^VmRSS:\s+(\d+)/m));
  if (resident <= limit) return resident;
  return sum(folders, (folder) => kilobytes(`${folder}/smaps_rollup`, /^Pss:\s+(\d+)/m));
}

function sum(folders: readonly string[], bytesOf: (folder: string) => number): number {
  return folders.reduce((total, folder) => total + bytesOf(folder), 0);
}

/** A figure in kilobytes; 0 for a process that is gone, or just going. */
function kilobytes(file: string, line: RegExp): number {
  try {
    return Number(line.exec(readFileSync(file, 'latin1'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
