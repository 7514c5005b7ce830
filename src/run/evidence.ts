import { existsSync, readFileSync } from 'node:fs';
import { type Message, message } from '../model/message.ts';
import { callTable } from './kernel/system-calls.ts';

/** Switches kernel evidence off, for tests of the fallback. */
const SWITCH = 'GILIRAN_EVIDENCE';

/** Whether the kernel tells here what threads wait in; else why it does not, in part of a sentence. */
export function kernelEvidence(
  environment: NodeJS.ProcessEnv = process.env,
): { readonly ok: true } | { readonly ok: false; readonly why: Message } {
  if (environment[SWITCH] === 'idle')
    return { ok: false, why: message('evidence.switched-off', { by: `${SWITCH}=idle` }) };
  if (process.platform !== 'linux')
    return { ok: false, why: message('evidence.platform', { platform: process.platform }) };
  if (callTable(process.arch) === null)
    return { ok: false, why: message('evidence.architecture', { architecture: process.arch }) };
  try {
    readFileSync('/proc/self/syscall', 'latin1');
  } catch {
    return { ok: false, why: message('evidence.no-calls') };
  }
  return existsSync('/proc/self/schedstat') || existsSync('/proc/self/status')
    ? { ok: true }
    : { ok: false, why: message('evidence.no-counts') };
}
