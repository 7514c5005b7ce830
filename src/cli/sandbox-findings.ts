import { existsSync } from 'node:fs';
import { confine } from '../assessment/confine.ts';
import { tryIsolation } from '../assessment/isolations.ts';
import { findOnPath } from '../machine/find-on-path.ts';
import { projectFolder } from '../machine/installation.ts';
import { type Message, message } from '../model/message.ts';
import { installCommand } from '../run/isolation/install-command.ts';
import { missingForSandbox } from '../run/isolation/sandboxes.ts';
import type { Finding } from './doctor.ts';

/** How a user of systemd has a control group of their own for a command. */
const OWN_GROUP = 'systemd-run --user --scope --property=Delegate=yes giliran grade …';

/** There only where systemd runs the machine. */
const SYSTEMD = '/run/systemd/system';

/**
 * Whether programs that are not trusted can be run here, and whether the kernel or giliran holds them to their
 * memory.
 * @param networkFix what would bring private networks, which a sandbox stands on
 */
export async function sandboxFindings(networkFix: () => Message): Promise<readonly Finding[]> {
  const { sandboxes } = confine(projectFolder());
  const { refusal } = await tryIsolation('sandbox', sandboxes);
  if (refusal !== null)
    return [
      {
        id: 'sandbox',
        ok: false,
        found: message('doctor.sandbox-missing', { reason: refusal.userMessage }),
        fix: sandboxFix(networkFix),
      },
    ];
  const memory = sandboxes.limitMemory
    ? { found: message('doctor.memory-kernel'), fix: null }
    : { found: message('doctor.memory-watched'), fix: memoryFix() };
  return [
    { id: 'sandbox', ok: true, found: message('doctor.sandbox-found'), fix: null },
    { id: 'memory', ok: sandboxes.limitMemory, ...memory },
  ];
}

function sandboxFix(networkFix: () => Message): Message {
  if (process.platform === 'linux' && missingForSandbox() !== null) {
    const packages = findOnPath('bwrap') === null ? 'bubblewrap' : 'util-linux iproute2 mount';
    return message('doctor.install', { command: installCommand(packages) });
  }
  return networkFix();
}

/** Root's groups and a user's own are systemd's to give. */
function memoryFix(): Message | null {
  return existsSync(SYSTEMD) && process.getuid?.() !== 0
    ? message('doctor.start-in-group', { command: OWN_GROUP })
    : null;
}
