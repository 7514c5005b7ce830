import { closeSync, openSync, readdirSync, readlinkSync, readSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, dirname } from 'node:path';
import { rethrowShortage } from '../../machine/shortage-code.ts';
import { getOrMake } from '../../model/memo.ts';
import { bytesOfLocks, lockersIn, MOST_LOCK_BYTES } from './locks.ts';
import { PAGE_BYTES } from './page-size.ts';
import { numberIn, ProcFile } from './proc-file.ts';

/**
 * What the kernel needs for one thing that it keeps, in bytes, rounded up from what was measured: see docs/sandbox.md.
 */
const AREA_BYTES = 320;
const WATCH_BYTES = 256;

/** Pages of a TCP socket's queue are seldom full, so its bytes count twice. */
const TCP_OVERHEAD = 2;

/**
 * How much is read for one figure. Whoever has more counts as having as much as it can have. No program of a lab comes
 * near: this is enough for some 50,000 areas, and for every descriptor of thirty processes at their limits.
 */
const MOST_MAP_BYTES = 4 * 1024 * 1024;
const MOST_DESCRIPTORS = 16_384;

/** Limits as Linux has them where nobody has changed them. */
const USUAL = {
  '/proc/sys/vm/max_map_count': 65_530,
  '/proc/sys/net/core/wmem_default': 212_992,
  '/proc/sys/net/core/mem_pcpu_rsv': 256,
} as const;

/**
 * The most that the kernel can hold for processes of one network beside their memory, in bytes: areas of memory,
 * watches of `epoll`, what waits in sockets, locks. It is cheap while the kernel's own sums for sockets are enough to
 * answer.
 * @param folders their folders below `/proc`, or those of threads that show what they have
 * @param limit while the answer is below it, nothing more is read
 * @param locked bytes of locks, where they are watched elsewhere
 * @param statuses the processes' `status` files, where they have been read already
 */
export function heldAtMost(
  folders: readonly string[],
  limit: number,
  locked = bytesOfLocks(locks(folders).length),
  statuses = folders.map(statusOf),
): number {
  const counted = ofNetwork(folders, 'sockstat');
  const beside =
    sum(statuses.map(sizesIn), ({ areas, watches }) => areas + watches) +
    socketsUsed(counted) * bytesOfSocket() +
    locked;
  const most = beside + queuedAtMost(counted);
  // Reading the tables of sockets takes the kernel milliseconds: for each, it goes through those of the whole machine.
  return most <= limit ? most : beside + sum([...queues(folders).values()], (bytes) => bytes);
}

/** The same as far as the kernel shows it exactly, which takes longer. */
export function heldFor(folders: readonly string[]): number {
  const sizes = folders.map(statusOf).map(sizesIn);
  return areasOf(folders, sizes) + descriptorsOf(folders, sizes) + locksOf(folders);
}

/** What a process can have at most. */
interface Sizes {
  /** In bytes. */
  readonly areas: number;
  /** In bytes. */
  readonly watches: number;
  readonly descriptors: number;
}

function statusOf(folder: string): string {
  return read(`${folder}/status`);
}

function sizesIn(status: string): Sizes {
  const pages = (numberIn(status, 'VmSize') * 1024) / PAGE_BYTES;
  const descriptors = numberIn(status, 'FDSize');
  // The worst case: one half of the descriptors are `epoll`s that watch the other half.
  const half = descriptors / 2;
  return {
    descriptors,
    areas: Math.min(pages, setting('/proc/sys/vm/max_map_count')) * AREA_BYTES,
    watches: half * half * WATCH_BYTES,
  };
}

/** Areas of memory: a line of `maps` each. */
function areasOf(folders: readonly string[], sizes: readonly Sizes[]): number {
  let left = MOST_MAP_BYTES;
  return sum(folders, (folder, index) => {
    const text = readStart(`${folder}/maps`, left);
    left -= text.length;
    return left > 0 ? linesIn(text) * AREA_BYTES : (sizes[index]?.areas ?? 0);
  });
}

/** What waits in the sockets that processes have open, each counted once, and what their `epoll`s watch. */
function descriptorsOf(folders: readonly string[], sizes: readonly Sizes[]): number {
  const queued = queues(folders);
  const sockets = new Set<string>();
  let hidden = 0;
  let left = MOST_DESCRIPTORS;
  const watched = sum(folders, (folder, index) => {
    const descriptors = left > 0 ? namesIn(`${folder}/fd`) : null;
    left -= descriptors?.length ?? 0;
    if (descriptors === null) {
      const { watches = 0, descriptors: most = 0 } = sizes[index] ?? {};
      hidden += most;
      return watches;
    }
    let epolls = 0;
    for (const name of descriptors) {
      const target = linkOf(`${folder}/fd/${name}`);
      if (target.startsWith('socket:[')) sockets.add(target.slice('socket:['.length, -1));
      else if (target === 'anon_inode:[eventpoll]') epolls++;
    }
    return epolls * (descriptors.length - epolls) * WATCH_BYTES;
  });
  return (
    watched +
    sum([...sockets], (inode) => queued.get(inode) ?? bytesOfSocket()) +
    Math.min(hidden, socketsUsed(ofNetwork(folders, 'sockstat'))) * bytesOfSocket()
  );
}

/**
 * What waits in the network's sockets, in bytes, by their inodes; sockets of other families than the internet's are not
 * in it.
 */
function queues(folders: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const table of ['tcp', 'tcp6', 'udp', 'udp6'])
    for (const line of ofNetwork(folders, table).split('\n').slice(1)) {
      const [, , , , queue = '', , , , , inode = '0'] = line.trim().split(/\s+/);
      const [out = 0, into = 0] = queue.split(':').map((hex) => Number.parseInt(hex, 16));
      if (inode !== '0') found.set(inode, (out + into) * (table.startsWith('tcp') ? TCP_OVERHEAD : 1));
    }
  return found;
}

/** Locks on parts of files: lines of `/proc/locks`, which names the process of each. */
function locksOf(folders: readonly string[]): number {
  const pids = new Set(folders.map((folder) => basename(processFolder(folder))));
  return bytesOfLocks(locks(folders).filter((pid) => pids.has(pid)).length);
}

/** The folder of the process that a thread shows. */
function processFolder(folder: string): string {
  return folder.replace(/\/task\/\d+$/, '');
}

/** The processes that hold a lock or wait for one, each named once; only the first of them, where there are many. */
function locks([folder = '']: readonly string[]): readonly string[] {
  const text = readStart(`${dirname(processFolder(folder))}/locks`, MOST_LOCK_BYTES).toString('latin1');
  return lockersIn(text);
}

/** How many processors the machine has; kept, since asking takes a millisecond. */
let processors: number | null = null;

/**
 * The most that can wait in the network's sockets, in bytes. The kernel sums what those of all networks hold, in pages,
 * and each processor may have some that are not in the sum yet. Infinite where the kernel does not say.
 * @param text of `sockstat`
 */
function queuedAtMost(text: string): number {
  if (text === '') return 0;
  processors ??= cpus().length;
  const untold = setting('/proc/sys/net/core/mem_pcpu_rsv') * processors;
  const [tcp = 0, udp = 0] = ['TCP', 'UDP'].map((name) => {
    const pages = new RegExp(`^${name}: .*\\bmem (\\d+)`, 'm').exec(text)?.[1];
    return pages === undefined ? Number.POSITIVE_INFINITY : (Number(pages) + untold) * PAGE_BYTES;
  });
  return tcp * TCP_OVERHEAD + udp;
}

/** How many sockets the network has. @param text of `sockstat` */
function socketsUsed(text: string): number {
  return Number(/^sockets: used (\d+)/m.exec(text)?.[1] ?? 0);
}

/** The text of one of the network's tables, from the first process that shows it. */
function ofNetwork(folders: readonly string[], table: string): string {
  for (const folder of folders) {
    const text = read(`${folder}/net/${table}`);
    if (text !== '') return text;
  }
  return '';
}

/** What a socket can hold whose queue is not shown, in bytes: it may be full. */
function bytesOfSocket(): number {
  return setting('/proc/sys/net/core/wmem_default');
}

const settings = new Map<keyof typeof USUAL, number>();

/** A setting of the machine's. */
function setting(name: keyof typeof USUAL): number {
  return getOrMake(settings, name, () => Number(read(name)) || USUAL[name]);
}

function sum<T>(items: readonly T[], bytesOf: (item: T, index: number) => number): number {
  return items.reduce((total, item, index) => total + bytesOf(item, index), 0);
}

function linesIn(text: Buffer): number {
  let lines = 0;
  for (const byte of text) if (byte === 0x0a) lines++;
  return lines;
}

/** Nothing where a process is gone, or does not show it. */
function read(path: string): string {
  try {
    const file = new ProcFile(path, true);
    try {
      return file.read() ?? '';
    } finally {
      file.close();
    }
  } catch (error) {
    rethrowShortage(error);
    return '';
  }
}

/** Names in a folder; null where it is gone, or not shown. */
function namesIn(folder: string): readonly string[] | null {
  try {
    return readdirSync(folder);
  } catch (error) {
    rethrowShortage(error);
    return null;
  }
}

const PIECE = 65_536;

/** A file's first bytes. */
function readStart(file: string, most: number): Buffer {
  const pieces: Buffer[] = [];
  try {
    const descriptor = openSync(file, 'r');
    try {
      for (let left = most; left > 0; ) {
        const piece = Buffer.allocUnsafe(Math.min(PIECE, left));
        const length = readSync(descriptor, piece);
        if (length === 0) break;
        pieces.push(piece.subarray(0, length));
        left -= length;
      }
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    // It has just ended.
    rethrowShortage(error);
  }
  return Buffer.concat(pieces);
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file);
  } catch (error) {
    rethrowShortage(error);
    return '';
  }
}
