import { existsSync, readFileSync } from 'node:fs';
import { callTable } from './kernel/system-calls.ts';

/** Switches kernel evidence off, for tests of the fallback. */
const SWITCH = 'GILIRAN_EVIDENCE';

/** Whether the kernel tells here what threads wait in; else why it does not, in a few words. */
export function kernelEvidence(
  environment: NodeJS.ProcessEnv = process.env,
): { readonly ok: true } | { readonly ok: false; readonly why: string } {
  if (environment[SWITCH] === 'idle') return { ok: false, why: `${SWITCH}=idle` };
  if (process.platform !== 'linux') return { ok: false, why: `${process.platform} does not show it` };
  if (callTable(process.arch) === null)
    return { ok: false, why: `no system-call numbers for ${process.arch}` };
  try {
    readFileSync('/proc/self/syscall', 'latin1');
  } catch {
    return { ok: false, why: 'this kernel has no /proc/PID/syscall' };
  }
  return existsSync('/proc/self/schedstat') || existsSync('/proc/self/status')
    ? { ok: true }
    : { ok: false, why: 'this kernel counts no context switches' };
}
