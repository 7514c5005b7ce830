import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Where traces go unless said otherwise: a folder of the user's own among the temporary files. */
export function traceFolder(): string {
  return join(tmpdir(), `giliran-${userInfo().username}`);
}

/** What a check's trace is called there. */
export function traceName(lab: string, seed: number): string {
  return `${lab}-${seed}-${process.pid}.jsonl`;
}
