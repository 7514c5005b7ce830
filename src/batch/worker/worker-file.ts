import { join } from 'node:path';

/** The process that does jobs, built. @param projectFolder where giliran lies */
export function workerFile(projectFolder: string): string {
  return join(projectFolder, 'bin', 'grade-worker.js');
}
