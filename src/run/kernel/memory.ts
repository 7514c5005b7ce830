import { readFileSync } from 'node:fs';
import { rethrowShortage } from '../../machine/shortage-code.ts';
import { heldAtMost, heldFor } from './held.ts';
import { numberIn } from './proc-file.ts';

/** A table of one page serves 512 pages: none of a process's own holds more than this part of what it has mapped. */
const BYTES_A_TABLE_BYTE = 512;

/**
 * A process's memory by its `status`, in bytes, with what it shares with others, and with the most that its page tables can
 * take; 0 where it is gone. Never too little.
 */
export function residentAtMost(status: string): number {
  return (numberIn(status, 'VmRSS') + numberIn(status, 'VmSize') / BYTES_A_TABLE_BYTE) * 1024;
}

/**
 * Memory of processes, in bytes, with the tables by which the kernel finds it and what else it holds for them. What they
 * share is counted for each of them at first, and what can be held at most, which is cheap; only where that comes to more
 * than a limit, each is asked for its share, and for what it has.
 * @param folders their folders below `/proc`
 * @param limit from where on the figure must be exact
 */
export function memoryOf(folders: readonly string[], limit: number): number {
  const resident = sum(folders, (folder) => kilobytes(`${folder}/status`, /^VmRSS:\s+(\d+)/m));
  // A table is its process's own, and may be there for pages that are not.
  const tables = sum(folders, (folder) => kilobytes(`${folder}/status`, /^VmPTE:\s+(\d+)/m));
  const most = resident + tables + heldAtMost(folders, limit - resident - tables);
  if (most <= limit) return most;
  return (
    tables +
    heldFor(folders) +
    sum(folders, (folder) => kilobytes(`${folder}/smaps_rollup`, /^Pss:\s+(\d+)/m))
  );
}

function sum(folders: readonly string[], bytesOf: (folder: string) => number): number {
  return folders.reduce((total, folder) => total + bytesOf(folder), 0);
}

/** A figure in kilobytes; 0 for a process that is gone, or just going. */
function kilobytes(file: string, line: RegExp): number {
  try {
    return Number(line.exec(readFileSync(file, 'latin1'))?.[1] ?? 0) * 1024;
  } catch (error) {
    rethrowShortage(error);
    return 0;
  }
}
