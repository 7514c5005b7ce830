import { readFileSync } from 'node:fs';
import { rethrowShortage } from '../../machine/shortage-code.ts';
import { heldAtMost, heldFor } from './held.ts';
import { numberIn } from './proc-file.ts';

/** A page table of one page maps 512 pages, so a process's own tables take at most this part of what it has mapped. */
const BYTES_A_TABLE_BYTE = 512;

/**
 * The most memory that a process can have by its `status`, in bytes: with what it shares with others, and with its page
 * tables at their largest; 0 where it is gone. Never too little.
 */
export function residentAtMost(status: string): number {
  return (numberIn(status, 'VmRSS') + numberIn(status, 'VmSize') / BYTES_A_TABLE_BYTE) * 1024;
}

/**
 * Memory of processes, in bytes, with page tables and what else the kernel holds for them. At first shared memory
 * counts for each process, and the kernel's part at its largest, which is cheap. Only where that exceeds a limit, each
 * process is asked for its share and for what it really has.
 * @param folders their folders below `/proc`
 * @param limit the figure is exact only above it
 */
export function memoryOf(folders: readonly string[], limit: number): number {
  const resident = sum(folders, (folder) => kilobytes(`${folder}/status`, /^VmRSS:\s+(\d+)/m));
  // Tables belong to one process each, even for pages that are shared.
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
