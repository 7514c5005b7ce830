import { existsSync, readFileSync } from 'node:fs';
import { type Message, message } from '../model/message.ts';
import { callTable } from './kernel/system-calls.ts';

/** Switches kernel evidence off, for tests of the fallback. */
const SWITCH = 'GILIRAN_EVIDENCE';

/** The capability to look at other users' processes, as a bit of the set that the kernel shows. */
const SYS_PTRACE = 1n << 19n;

/** Whether the kernel tells giliran of other users' processes too: of root in a container it mostly does not. */
export function seesOtherUsers(): boolean {
  const [, set = '0'] = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'latin1')) ?? [];
  return (BigInt(`0x${set}`) & SYS_PTRACE) !== 0n;
}

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
