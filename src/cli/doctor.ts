import { existsSync } from 'node:fs';
import { availableParallelism, release } from 'node:os';
import { tryIsolation } from '../assessment/isolations.ts';
import { findOnPath } from '../machine/find-on-path.ts';
import { toolVersion } from '../machine/installation.ts';
import { say } from '../messages/say.ts';
import { type Message, message, messageOf } from '../model/message.ts';
import { kernelEvidence } from '../run/evidence.ts';
import { installCommand } from '../run/isolation/install-command.ts';
import { missingTools, namespaceSwitches } from '../run/isolation/private-network.ts';
import { findTool } from '../run/isolation/tools.ts';
import { CAPTURE_TOOL } from '../run/wire/wire-capture.ts';
import { findPython } from '../submission/interpreters.ts';
import type { Terminal } from './io.ts';
import { findLabForStudents, labIds } from './labs.ts';
import { sandboxFindings } from './sandbox-findings.ts';

/** One thing that a machine offers, or not. */
type FindingId =
  | 'evidence'
  | 'network'
  | 'sandbox'
  | 'memory'
  | 'python'
  | 'stdbuf'
  | 'capture'
  | 'reference';

export interface Finding {
  readonly id: FindingId;
  readonly ok: boolean;
  readonly found: Message;
  /** What to do where it is not there; null where it is. */
  readonly fix: Message | null;
}

/** Says what this machine offers, and how to get the rest. @returns 0 */
export async function doctorCommand(
  flags: { readonly json?: boolean },
  { out, language }: Terminal,
): Promise<number> {
  const text = (said: Message): string => say(said, language);
  const findings = [
    evidenceFinding(),
    await networkFinding(),
    ...(await sandboxFindings(networkFix)),
    await pythonFinding(),
    unbufferFinding(),
    captureFinding(),
    await referenceFinding(),
  ].map(({ id, ok, found, fix }) => ({
    id,
    name: text(messageOf(`doctor.${id}`)),
    ok,
    found: text(found),
    fix: fix === null ? null : text(fix),
  }));
  const machine = {
    giliran: toolVersion(),
    node: process.version,
    platform: process.platform,
    release: release(),
  };
  if (flags.json) {
    out(`${JSON.stringify({ ...machine, findings }, null, 2)}\n`);
    return 0;
  }
  const cores = text(message('doctor.cores', { count: availableParallelism() }));
  out(
    `giliran ${machine.giliran} · node ${machine.node} · ${machine.platform} ${machine.release} · ${cores}\n\n`,
  );
  for (const { name, ok, found, fix } of findings) {
    out(`${ok ? '✓' : '✗'} ${name}: ${found}\n`);
    if (fix !== null) out(`    ${fix}\n`);
  }
  return 0;
}

function evidenceFinding(): Finding {
  const evidence = kernelEvidence();
  if (evidence.ok) return { id: 'evidence', ok: true, found: message('doctor.evidence-found'), fix: null };
  return {
    id: 'evidence',
    ok: false,
    found: message('doctor.evidence-missing', { reason: evidence.why }),
    fix: message(process.platform === 'win32' ? 'doctor.use-wsl' : 'doctor.use-known-linux'),
  };
}

async function networkFinding(): Promise<Finding> {
  const tried = await tryIsolation('network');
  if (tried.refusal !== null)
    return {
      id: 'network',
      ok: false,
      found: message('doctor.network-missing', { reason: tried.refusal.userMessage }),
      fix: networkFix(),
    };
  // A kernel is not easily changed, and right programs of most kinds do well without.
  const found = message(tried.host === null ? 'doctor.network-loopback' : 'doctor.network-found');
  return { id: 'network', ok: true, found, fix: null };
}

function networkFix(): Message {
  if (process.platform === 'win32') return message('doctor.use-wsl');
  if (process.platform !== 'linux') return message('doctor.use-linux');
  if (missingTools().length > 0)
    return message('doctor.install', { command: 'sudo apt-get install util-linux iproute2 mount' });
  const switches = namespaceSwitches();
  if (switches.some((name) => name.includes('apparmor')))
    return message('doctor.allow-by-apparmor', {
      switches,
      command: 'sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0',
    });
  if (switches.length > 0) return message('doctor.ask-administrator', { switches });
  return message('doctor.start-container', {
    flags:
      '--security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined',
  });
}

async function pythonFinding(): Promise<Finding> {
  const python = await findPython();
  const found = python === null ? message('doctor.nothing-found') : message('doctor.at', { file: python });
  return {
    id: 'python',
    ok: python !== null,
    found,
    fix: python === null ? message('doctor.install-python') : null,
  };
}

function unbufferFinding(): Finding {
  const file = findOnPath('stdbuf');
  if (file !== null) return { id: 'stdbuf', ok: true, found: message('doctor.at', { file }), fix: null };
  return {
    id: 'stdbuf',
    ok: false,
    found: message('doctor.stdbuf-missing'),
    fix: message('doctor.install', { command: 'sudo apt-get install coreutils' }),
  };
}

function captureFinding(): Finding {
  const file = findTool(CAPTURE_TOOL);
  if (file !== null) return { id: 'capture', ok: true, found: message('doctor.at', { file }), fix: null };
  return {
    id: 'capture',
    ok: false,
    found: message('doctor.capture-missing'),
    fix: message('doctor.install', { command: installCommand('wireshark-common') }),
  };
}

/** A course may keep its answer keys to itself: scripted endpoints do the same work then. */
async function referenceFinding(): Promise<Finding> {
  const labs = await Promise.all(labIds().map(findLabForStudents));
  const found = labs
    .filter(({ reference }) => reference !== null && existsSync(reference))
    .map(({ id }) => id);
  return {
    id: 'reference',
    ok: true,
    found:
      found.length > 0
        ? message('doctor.reference-found', { labs: found })
        : message('doctor.reference-missing'),
    fix: null,
  };
}
