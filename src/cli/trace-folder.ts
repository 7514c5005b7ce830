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

/** Whether a file there is a trace of a lab. */
export function isTraceOf(name: string, lab: string): boolean {
  return name.startsWith(`${lab}-`) && /^\d+-\d+\.jsonl$/.test(name.slice(lab.length + 1));
}
