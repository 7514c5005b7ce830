import { readdirSync, readlinkSync } from 'node:fs';
import { readMemory } from './address-space.ts';
import { isDenied, isGone, ProcFile } from './proc-file.ts';
import type { CallKind } from './system-calls.ts';

/** A descriptor that a blocked call waits for. */
export interface Waited {
  readonly fd: number;
  /** Whether it waits until it can write; else until there is something to read. */
  readonly toWrite: boolean;
  /** What it leads to; null where that is not shown. */
  readonly target: string | null;
}

/** A descriptor of which only the number is known. */
type Unresolved = Omit<Waited, 'target'>;

/** What an `epoll` waits for, as it was last worked out. */
interface Epoll {
  readonly file: ProcFile;
  text: string;
  waited: readonly Waited[];
}

const EPOLLIN = 0x1;
const EPOLLOUT = 0x4;
const POLL_BYTES = 8;
/** The last of the standard streams. */
const STANDARD = 2;
/** An upper bound: no program of a lab waits for more descriptors at once. */
const MOST = 1024;

/** The open files of a process, as `/proc/PID` shows them. */
export class Descriptors {
  /** Below `/proc`. */
  readonly folder: string;
  private readonly epolls = new Map<number, Epoll>();

  /** @param folder the process's below `/proc`, or that of a thread of its */
  constructor(folder: string) {
    this.folder = folder;
  }

  close(): void {
    for (const { file } of this.epolls.values()) file.close();
    this.epolls.clear();
  }

  /** What a descriptor points to: `socket:[4711]`, `pipe:[4712]`, a path; null where that is not shown. */
  target(fd: number): string | null {
    return unlessHidden(() => readlinkSync(`${this.folder}/fd/${fd}`), null);
  }

  /** Inodes of the sockets that the process has opened; its standard streams, which may be sockets too, are not its own. */
  sockets(): readonly string[] {
    return unlessHidden(
      () =>
        readdirSync(`${this.folder}/fd`).flatMap((fd) => {
          if (Number(fd) <= STANDARD) return [];
          const inode = /^socket:\[(\d+)\]$/.exec(this.target(Number(fd)) ?? '')?.[1];
          return inode === undefined ? [] : [inode];
        }),
      [],
    );
  }

  /**
   * The descriptors that a call waits for.
   * @param line the thread's line of `/proc/PID/task/TID/syscall`
   */
  waitedFor(call: CallKind, line: string): readonly Waited[] {
    const fields = line.trim().split(' ');
    const argument = (index: number): bigint => BigInt(fields[index + 1] ?? '0x0');
    const fd = Number(argument(0) & 0xffffffffn);
    switch (call) {
      case 'epoll':
      case 'epoll2':
        return this.inEpoll(fd);
      case 'read':
      case 'accept':
      case 'receive':
        return this.withTargets([{ fd, toWrite: false }]);
      case 'write':
      case 'send':
      case 'connect':
        return this.withTargets([{ fd, toWrite: true }]);
      case 'poll':
      case 'ppoll':
        return this.withTargets(this.inPoll(argument(0), Number(argument(1))));
      case 'select':
        return this.withTargets([
          ...this.inSet(argument(1), Number(argument(0)), false),
          ...this.inSet(argument(2), Number(argument(0)), true),
        ]);
      default:
        return [];
    }
  }

  private withTargets(unresolved: readonly Unresolved[]): readonly Waited[] {
    return unresolved.map((one) => ({ ...one, target: this.target(one.fd) }));
  }

  /** Targets are read again only where the kernel names other files behind the descriptors. */
  private inEpoll(fd: number): readonly Waited[] {
    const epoll = this.epolls.get(fd) ?? this.openEpoll(fd);
    const text = epoll?.file.read() ?? '';
    if (!epoll || (text === epoll.text && text.includes(' ino:'))) return epoll?.waited ?? [];
    epoll.text = text;
    epoll.waited = this.withTargets(
      [...text.matchAll(/^tfd:\s*(\d+) events:\s*([0-9a-f]+)/gm)].flatMap(([, target, events]) =>
        byEvents(Number(target), Number.parseInt(events ?? '0', 16)),
      ),
    );
    return epoll.waited;
  }

  private openEpoll(fd: number): Epoll | null {
    const path = `${this.folder}/fdinfo/${fd}`;
    const file = unlessHidden(() => new ProcFile(path, true), null);
    if (file === null) return null;
    const epoll: Epoll = { file, text: '', waited: [] };
    this.epolls.set(fd, epoll);
    return epoll;
  }

  /** Reads an array of `struct pollfd`: descriptor, then the events asked for, little-endian. */
  private inPoll(address: bigint, count: number): Unresolved[] {
    const memory = this.memory(address, Math.min(count, MOST) * POLL_BYTES);
    return Array.from({ length: Math.floor(memory.length / POLL_BYTES) }, (_, index) =>
      byEvents(memory.readInt32LE(index * POLL_BYTES), memory.readUInt16LE(index * POLL_BYTES + 4)),
    ).flat();
  }

  /** Reads an `fd_set`: a bit a descriptor. */
  private inSet(address: bigint, count: number, toWrite: boolean): Unresolved[] {
    if (address === 0n) return [];
    const memory = this.memory(address, Math.ceil(Math.min(count, MOST) / 8));
    return Array.from({ length: Math.min(count, memory.length * 8) }, (_, fd) => fd)
      .filter((fd) => ((memory[fd >> 3] ?? 0) & (1 << (fd & 7))) !== 0)
      .map((fd) => ({ fd, toWrite }));
  }

  private memory(address: bigint, length: number): Buffer {
    return readMemory(this.folder, address, length);
  }
}

function byEvents(fd: number, events: number): Unresolved[] {
  if (fd < 0) return [];
  return [
    ...(events & EPOLLIN ? [{ fd, toWrite: false }] : []),
    ...(events & EPOLLOUT ? [{ fd, toWrite: true }] : []),
  ];
}

/** The answer to a question about a process, or `otherwise` where the process is gone or does not show it. */
function unlessHidden<T>(ask: () => T, otherwise: T): T {
  try {
    return ask();
  } catch (error) {
    if (isGone(error) || isDenied(error)) return otherwise;
    throw error;
  }
}
