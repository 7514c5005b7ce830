import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { childrenOf, descendants, roleMark, sendSignal } from '../../machine/process-tree.ts';
import { makeTempFolder } from '../../machine/temp-folder.ts';
import { message } from '../../model/message.ts';
import type { NetworkPlan } from './host-address.ts';
import { HostNames } from './host-names.ts';
import { hostBatches } from './host-set-up.ts';
import { type Isolation, IsolationError } from './isolation.ts';
import { type Namespaces, openNamespaces } from './namespaces.ts';
import { HOST_NAME, NAME_SERVICES, networkBatches } from './network-set-up.ts';
import { findTool, lackingTools, toolFile } from './tools.ts';

/** Mounts the files that tell programs the host's name and address, in place of the machine's own. */
const FURNISH = `
mount --bind "$1/hosts" /etc/hosts || exit 4
[ -e /etc/nsswitch.conf ] && mount --bind "$1/nsswitch.conf" /etc/nsswitch.conf
hostname ${HOST_NAME} 2>/dev/null
`;

/**
 * Starts a program inside and ends as it ends. Only a child can be in the process namespace, so something has to wait
 * for it. nsenter stops waiting when the child is stopped, and may never see it end; a shell does not, but it would
 * print remarks about signals into the program's error output.
 */
const WAITER = `
exec 3>&2 2>/dev/null
cd "$0" || exit
(exec "$@" 2>&3 3>&-)
code=$?
[ $code -gt 128 ] && kill -$((code - 128)) $$
exit $code
`;

/** Tools that a private network needs, with the Debian package of each. */
const TOOLS = { unshare: 'util-linux', nsenter: 'util-linux', ip: 'iproute2', mount: 'mount' } as const;

/** What is missing on this machine for a private network; empty where nothing is. */
export function missingTools(): readonly string[] {
  return lackingTools(TOOLS);
}

/**
 * Makes network, process, mount, host name and user namespaces for one run.
 * @param network the addresses of the run's machine, or of its hosts
 * @throws IsolationError where the machine refuses
 */
export async function openPrivateNetwork(network: NetworkPlan): Promise<Isolation> {
  const missing = missingTools();
  if (process.platform !== 'linux') throw new IsolationError(message('isolation.linux-only'));
  if (missing.length > 0) throw new IsolationError(message('isolation.missing-tools', { tools: missing }));
  const folder = makeTempFolder('net');
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const open = async (): Promise<{ readonly names: HostNames; readonly namespaces: Namespaces }> => {
    const names = new HostNames(join(folder, 'hosts'), network);
    writeFileSync(join(folder, 'nsswitch.conf'), NAME_SERVICES);
    for (const [name, batch] of Object.entries(batchesFor(network))) writeFileSync(join(folder, name), batch);
    const namespaces = await openNamespaces({ folder, network, furnish: FURNISH, before: [] });
    try {
      names.belongTo(namespaces.host);
    } catch (error) {
      await namespaces.close();
      throw error;
    }
    return { names, namespaces };
  };
  const { names, namespaces } = await open().catch((error: unknown) => {
    remove();
    throw error;
  });
  const { pid } = namespaces;
  const holders = new Set(namespaces.hosts.map(({ holder }) => holder));
  const setpriv = findTool('setpriv');
  const dropAll =
    setpriv === null ? [] : [setpriv, '--no-new-privs', '--inh-caps=-all', '--bounding-set=-all', '--'];
  const started: number[] = [];
  let closed = false;
  return {
    level: 'network',
    wrap: ({ command, args, cwd, env, host }) => {
      const [first = '', ...rest] = [
        ...namespaces.enter(host),
        toolFile('sh'),
        '-c',
        WAITER,
        cwd,
        ...dropAll,
        command,
        ...args,
      ];
      return { command: first, args: rest, cwd, env };
    },
    layers: 0,
    memoryLimit: null,
    hasRoomApart: true,
    ranOutOfMemory: () => false,
    neverStarted: () => false,
    folderNow: null,
    procRoot: `/proc/${pid}/root/proc`,
    netFolder: `/proc/${pid}/net`,
    gateFolder: namespaces.gateFolder,
    host: namespaces.host,
    leadNames: (address) => names.lead(address),
    leadNamesBy6: () => names.leadBy6(),
    addAddress6: () => namespaces.addAddress6(),
    hosts: namespaces.hosts.map(({ name, at, netFolder }) => ({ role: name, at, netFolder })),
    look: (command, args, host) => [...namespaces.look(host), command, ...args],
    atGate: (command, args, as) => {
      const words = namespaces.atGate(as);
      return words && [...words, command, ...args];
    },
    attend: (groups) => namespaces.attend(groups),
    belongs: holders.size === 0 ? null : (pids) => pids.filter((pid) => !holders.has(pid)),
    adopt: (child) => started.push(child),
    signal: (started, role, signal) => {
      const strays = descendants(pid).filter((stray) => roleMark(stray) === role);
      for (const target of [
        ...childrenOf(started).flatMap((child) => [child, ...descendants(child)]),
        ...strays,
      ])
        sendSignal(target, signal);
    },
    close: async () => {
      // Only once: later, the pids may be other processes'.
      if (closed) return;
      closed = true;
      const closing = namespaces.close();
      for (const child of started) sendSignal(child, 'SIGKILL');
      await closing;
      remove();
    },
  };
}

/** The batches for `ip` that set up a network, by their files' names. */
export function batchesFor({ host, hosts }: NetworkPlan): Readonly<Record<string, string>> {
  return hosts.length > 0 ? hostBatches(hosts) : networkBatches(host);
}

/** The kernel's switches that keep an ordinary user from making user namespaces here; empty where none is known to. */
export function namespaceSwitches(): readonly string[] {
  const off: string[] = [];
  for (const [name, bad] of [
    ['kernel/unprivileged_userns_clone', '0'],
    ['kernel/apparmor_restrict_unprivileged_userns', '1'],
    ['user/max_user_namespaces', '0'],
  ] as const) {
    try {
      if (readFileSync(`/proc/sys/${name}`, 'latin1').trim() === bad)
        off.push(`${name.replace('/', '.')} is ${bad}`);
    } catch {
      // This kernel has no such switch.
    }
  }
  return off;
}
