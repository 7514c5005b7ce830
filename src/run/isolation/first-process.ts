import type { ChildProcess } from 'node:child_process';
import { MAKE_HOSTS } from './host-set-up.ts';
import { INTERFACE } from './network-set-up.ts';

/**
 * Runs as the first process of the namespaces. Small tables of sockets make `/proc/net/tcp` a hundred times faster to
 * read (kernel 6.1), and `/proc/net/udp` ten times (6.2). They can only be asked for from the network above, hence the
 * second `unshare`. That network refuses whatever comes to it, without a limit on how often.
 */
export const OUTER = `
echo 64 2>/dev/null > /proc/sys/net/ipv4/tcp_child_ehash_entries || :
echo 128 2>/dev/null > /proc/sys/net/ipv4/udp_child_hash_entries || :
echo 0 2>/dev/null > /proc/sys/net/ipv4/icmp_ratemask || :
exec 9</proc/self/ns/net || exit 3
inner=$1
shift
exec unshare --net sh -c "$inner" giliran "$@"
`;

/**
 * Sets up the network, reports so with its own pid as the outside sees it, and waits for the end of its input. When
 * giliran has ended, however it did, this ends too, and the kernel ends every process of the run with it.
 *
 * Programs find the interface only once the kernel has noticed that both its ends are up; this waits for that.
 */
export const inner = (furnish: string): string => `
read -r pid _ < /proc/self/stat
mount -t proc proc /proc || exit 3
${furnish}
ip=$2 nsenter=$3 interface=$4
if [ "$interface" ]; then
  "$ip" -force -batch "$1/routes" 2>/dev/null
  "$nsenter" --net=/proc/self/fd/9 "$ip" -batch "$1/gate" 2>/dev/null || tries=0
  : "\${tries=500}"
  until case $("$ip" -o link show dev "$interface" 2>/dev/null) in *' state UP '*) ;; *) false ;; esac; do
    [ "$tries" -gt 0 ] || { interface=; break; }
    tries=$((tries - 1))
  done
  [ "$interface" ] || "$ip" link del dev "$4" 2>/dev/null
fi
if [ -z "$interface" ]; then
  "$ip" -force -batch "$1/loopback" 2>/dev/null
  case $("$ip" -o link show dev lo) in *UP*) ;; *) exit 5 ;; esac
fi
echo "ready $pid $interface"
exec cat >/dev/null 9<&-
`;

/** The same for a network of several hosts, which is up only when all of them are. */
export const innerOfHosts = (furnish: string): string => `
read -r pid _ < /proc/self/stat
mount -t proc proc /proc || exit 3
${furnish}
folder=$1 ip=$2 nsenter=$3 unshare=$5 make=$6
shift 6
${MAKE_HOSTS}
echo "ready $pid ${INTERFACE}"
exec cat >/dev/null 9<&-
`;

/** What the first process of a run's namespaces reports once the network is up. */
export interface Ready {
  /** The first process's pid, as the outside sees it. */
  readonly pid: number;
  readonly hasInterface: boolean;
  /** The process that holds each host, by the host's number, as the run's own `/proc` shows it. */
  readonly holders: ReadonlyMap<number, string>;
}

/**
 * Parses what has been reported so far.
 * @param hosts how many hosts the network has to have
 * @returns `no-version-6` or `failed` where the network will never be up; null where more is to come
 */
export function parseReady(text: string, hosts: number): Ready | 'no-version-6' | 'failed' | null {
  if (/^no-version-6\n/m.test(text)) return 'no-version-6';
  if (/^failed\n/m.test(text)) return 'failed';
  const ready = /^ready (\d+) (.*)\n/m.exec(text);
  const holders = new Map(
    [...text.matchAll(/^host (\d+) (\d+)\n/gm)].map(([, number, pid = '']) => [Number(number), pid]),
  );
  if (!ready || holders.size !== hosts) return null;
  return { pid: Number(ready[1]), hasInterface: ready[2] !== '', holders };
}

/**
 * What the first process reports once the network is up; `failed` where it has ended before, or has reported that.
 * @param ended settles when the process has ended
 */
export function readReady(
  { stdout }: Pick<ChildProcess, 'stdout'>,
  ended: Promise<unknown>,
  hosts: number,
): Promise<Ready | 'no-version-6' | 'failed'> {
  return new Promise((resolve) => {
    let text = '';
    stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1');
      const ready = parseReady(text, hosts);
      if (ready !== null) resolve(ready);
    });
    void ended.then(() => resolve('failed'));
  });
}
