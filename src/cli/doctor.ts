import { availableParallelism, release } from 'node:os';
import { openAhead } from '../check/theatre.ts';
import { findOnPath } from '../machine/find-on-path.ts';
import { kernelEvidence } from '../run/evidence.ts';
import { IsolationError } from '../run/isolation/isolation.ts';
import { missingTools, namespaceSwitches } from '../run/isolation/private-network.ts';
import { findPython } from '../submission/interpreters.ts';
import type { Io } from './io.ts';
import { toolVersion } from './version.ts';

interface Finding {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  /** What to do where it is not there. */
  readonly mend: string;
}

/** Says what this machine offers, and how to get the rest. @returns 0 */
export async function doctorCommand(flags: { readonly json?: boolean }, io: Io): Promise<number> {
  const findings = [evidenceFinding(), await networkFinding(), await pythonFinding(), unbufferFinding()];
  if (flags.json) {
    io.out(
      `${JSON.stringify({ giliran: toolVersion(), node: process.version, platform: process.platform, release: release(), findings }, null, 2)}\n`,
    );
    return 0;
  }
  io.out(
    `giliran ${toolVersion()} · node ${process.version} · ${process.platform} ${release()} · ${availableParallelism()} cores\n\n`,
  );
  for (const { name, ok, found, mend } of findings) {
    io.out(`${ok ? '✓' : '✗'} ${name}: ${found}\n`);
    if (!ok) io.out(`    ${mend}\n`);
  }
  return 0;
}

function evidenceFinding(): Finding {
  const evidence = kernelEvidence();
  return {
    name: 'kernel evidence',
    ok: evidence.ok,
    found: evidence.ok
      ? 'the kernel says when nothing more is coming'
      : `none: ${evidence.why}; giliran waits instead, which is slower and less certain`,
    mend:
      process.platform === 'win32'
        ? 'Use WSL 2 (wsl --install), and run giliran inside it.'
        : 'Use Linux on x86-64 or arm64, in a virtual machine for instance.',
  };
}

async function networkFinding(): Promise<Finding> {
  const opened = await openAhead('network');
  const name = 'private networks';
  if (!(opened instanceof IsolationError)) {
    await opened.close();
    return { name, ok: true, found: 'every run gets a network and processes of its own', mend: '' };
  }
  return {
    name,
    ok: false,
    found: `none: ${opened.message}; runs share this machine's ports, one at a time`,
    mend: networkMend(),
  };
}

function networkMend(): string {
  if (process.platform === 'win32') return 'Use WSL 2 (wsl --install), and run giliran inside it.';
  if (process.platform !== 'linux') return 'Use Linux, in a virtual machine for instance.';
  if (missingTools().length > 0) return 'Install them: sudo apt-get install util-linux iproute2 mount';
  const switches = namespaceSwitches();
  if (switches.some((text) => text.includes('apparmor')))
    return `${switches.join(', ')}: allow it for unshare with an AppArmor profile, or for all: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0`;
  if (switches.length > 0)
    return `${switches.join(', ')}: ask the machine's administrator to allow user namespaces.`;
  return 'In a container, start it with --security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined.';
}

async function pythonFinding(): Promise<Finding> {
  const python = await findPython();
  return {
    name: 'Python 3',
    ok: python !== null,
    found: python ?? 'not found',
    mend: 'Install Python 3 to check programs written in it.',
  };
}

function unbufferFinding(): Finding {
  const found = findOnPath('stdbuf');
  return {
    name: 'stdbuf',
    ok: found !== null,
    found: found ?? 'not found: programs in C must flush their own output',
    mend: 'Install coreutils.',
  };
}
