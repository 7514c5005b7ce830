import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { isForEverybody } from '../../src/run/isolation/runtime-trees.ts';

/** Root's capabilities in a container with default settings. */
const CAPABILITIES = [
  'chown',
  'dac_override',
  'fowner',
  'fsetid',
  'kill',
  'mknod',
  'net_bind_service',
  'net_raw',
  'setfcap',
  'setgid',
  'setpcap',
  'setuid',
  'sys_chroot',
  'audit_write',
].map((name) => `+${name}`);

/** Becomes root of a system of its own, says so, and waits until its users are named. */
const OUTSIDE = `
echo ready; read -r _
exec unshare --net --mount --uts --pid --fork --kill-child --mount-proc sh -c "$0" container "$@"
`;

/** A network with loopback alone; no more namespaces, and no more than some capabilities. */
const inside = (capabilities: readonly string[]): string => `
echo 0 > /proc/sys/user/max_user_namespaces || exit
ip link set lo up && ip route add 224.0.0.0/4 dev lo && hostname localhost || exit
exec setpriv --bounding-set=-all,${capabilities.join(',')} --inh-caps=-all -- "$@"
`;

export interface Container {
  /** A folder for what the system needs. */
  readonly work: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Whether root may inspect other users' processes, which is not the default. */
  readonly seesOthers: boolean;
}

export interface Ended {
  readonly code: number | null;
  readonly said: string;
}

/**
 * Runs a command as root of a system that is like a container's: processes, network and host name of its own, and a
 * kernel that refuses namespaces. Whatever it leaves running ends with it.
 */
export async function inContainer(
  { work, environment, seesOthers }: Container,
  ...command: readonly string[]
): Promise<Ended> {
  const script = inside(seesOthers ? [...CAPABILITIES, '+sys_ptrace'] : CAPABILITIES);
  const child = spawn('unshare', ['--user', 'sh', '-c', OUTSIDE, script, ...command], {
    env: { ...environment, PATH: pathFor(work) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stdout.once('data', () => {
    for (const map of ['uid_map', 'gid_map']) writeFileSync(`/proc/${child.pid}/${map}`, '0 0 4294967295\n');
    child.stdin.end('go\n');
  });
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const [code] = await once(child, 'close');
  return { code, said };
}

/** A PATH with a node that every user may run. */
function pathFor(work: string): string {
  const system = ['/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'];
  const node = realpathSync(process.execPath);
  if (isForEverybody(node)) return [dirname(node), ...system].join(delimiter);
  const folder = join(work, 'node');
  if (!existsSync(folder)) {
    mkdirSync(folder);
    copyFileSync(node, join(folder, 'node'));
    chmodSync(join(folder, 'node'), 0o755);
  }
  return [folder, ...system].join(delimiter);
}
