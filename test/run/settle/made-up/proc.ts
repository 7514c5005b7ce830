import { type End, type Machine, PAGE, type Process, type Thread, TIMER_DESCRIPTOR } from './machine.ts';

/** The path of the made-up machine's `/proc`. */
export const ROOT = '/made-up/proc';
/** The network's tables in it. */
export const NETWORK = `${ROOT}/net`;

/** The first of the made-up descriptors, which no real one has. */
const FIRST_DESCRIPTOR = 1_000_000;

/** A file, in the pieces that one read gives each. Throws where what it tells of is gone. */
type Pieces = Generator<string>;

interface OpenFile {
  readonly path: string;
  readonly begin: () => Pieces;
  pieces: Pieces;
}

/**
 * What a {@link Machine} shows in `/proc`, in the kernel's own format. Before each file, link or folder that is read, and
 * between two lines of a table, the machine may go on.
 */
export class Proc {
  private readonly machine: Machine;
  private readonly beforeRead: (name: string) => void;
  private readonly open = new Map<number, OpenFile>();
  private next = FIRST_DESCRIPTOR;

  /** @param beforeRead is told the name of what is read: of the file, or of the folder that holds all of its kind */
  constructor(machine: Machine, beforeRead: (name: string) => void) {
    this.machine = machine;
    this.beforeRead = beforeRead;
  }

  /** Whether a descriptor is one of ours. */
  has(descriptor: number): boolean {
    return this.open.has(descriptor);
  }

  openFile(path: string): number {
    this.beforeRead(nameOf(path));
    const begin = this.file(path);
    const descriptor = this.next++;
    this.open.set(descriptor, { path, begin, pieces: begin() });
    return descriptor;
  }

  /** @returns how many bytes were read */
  read(descriptor: number, buffer: Buffer, offset: number, most: number, position: number | bigint): number {
    const file = this.open.get(descriptor);
    if (!file) throw failure('EBADF');
    this.beforeRead(nameOf(file.path));
    if (typeof position === 'bigint') return this.memory(Number(position)).copy(buffer, offset, 0, most);
    if (position === 0) file.pieces = file.begin();
    const piece = file.pieces.next();
    return piece.done ? 0 : Buffer.from(piece.value, 'latin1').copy(buffer, offset, 0, most);
  }

  close(descriptor: number): void {
    if (!this.open.delete(descriptor)) throw failure('EBADF');
  }

  text(path: string): string {
    this.beforeRead(nameOf(path));
    return [...this.file(path)()].join('');
  }

  list(path: string): readonly string[] {
    this.beforeRead(nameOf(path));
    const [, pid, folder, tid, inner] = split(path);
    if (pid === undefined) return ['1', 'net', ...this.machine.processes.map((process) => `${process.pid}`)];
    const process = this.process(pid);
    if (folder === 'task' && tid === undefined) return process.threads.map((thread) => `${thread.tid}`);
    if (folder === 'task' && inner === 'fd') {
      const timers = process.threads.filter(({ timer }) => timer.dueMs !== null || timer.wentOff);
      return ['0', '1', '2', ...timers.map((thread) => `${TIMER_DESCRIPTOR + thread.tid}`)];
    }
    throw failure('ENOENT');
  }

  link(path: string): string {
    this.beforeRead(nameOf(path));
    const [, pid] = split(path);
    if (pid !== undefined) this.process(pid);
    const descriptor = Number(path.slice(path.lastIndexOf('/') + 1));
    if (descriptor >= TIMER_DESCRIPTOR) return 'anon_inode:[timerfd]';
    return descriptor < 3 ? `pipe:[${4700 + descriptor}]` : `socket:[${4800 + descriptor}]`;
  }

  private process(pid: string): Process {
    const process = this.machine.processes.find((one) => one.pid === Number(pid));
    if (!process) throw failure('ENOENT');
    return process;
  }

  private file(path: string): () => Pieces {
    const [, pid, folder, tid, inner, fd] = split(path);
    if (pid === 'net') return () => this.table(folder ?? '');
    const process = this.process(pid ?? '');
    if (folder !== 'task') return () => pieces(() => this.ofProcess(process, folder ?? ''));
    const thread = process.threads.find((one) => one.tid === Number(tid));
    if (!thread) throw failure('ENOENT');
    return () => pieces(() => this.ofThread(thread, inner ?? '', Number(fd)));
  }

  private ofProcess(process: Process, name: string): string {
    const [first] = process.threads;
    if (!first) throw failure('ESRCH');
    switch (name) {
      case 'stat':
        return statOf(first);
      case 'environ':
        return `HOME=/\0GILIRAN_ROLE=${process.role}\0`;
      case 'timers':
      case 'maps':
      case 'mem':
        return '';
      default:
        throw failure('ENOENT');
    }
  }

  private ofThread(thread: Thread, name: string, fd: number): string {
    if (thread.stage === 'gone') throw failure('ESRCH');
    switch (name) {
      case 'stat':
        return statOf(thread);
      case 'schedstat':
        return `${thread.counter.join(' ')}\n`;
      case 'syscall':
        return `${callOf(thread)}\n`;
      case 'fdinfo':
        return this.timerOf(thread.process, fd);
      case 'mem':
      case 'maps':
        return '';
      default:
        throw failure('ENOENT');
    }
  }

  /** What the kernel tells of a timer: no time left from the moment when it is due. */
  private timerOf({ threads }: Process, fd: number): string {
    const timer = threads.find(({ tid }) => tid === fd - TIMER_DESCRIPTOR)?.timer;
    if (!timer) throw failure('ENOENT');
    const leftMs = Math.max(0, (timer.dueMs ?? 0) - this.machine.nowMs);
    const [seconds, parts] = [Math.floor(leftMs / 1000), Math.floor((leftMs % 1000) * 1e6)];
    return `pos:\t0\nclockid: 1\nticks: ${timer.wentOff ? 1 : 0}\nit_value: (${seconds}, ${parts})\nit_interval: (0, 0)\n`;
  }

  private *table(name: string): Pieces {
    if (name === 'softnet_stat') yield softnet(this.machine.waitingPackets);
    if (name !== 'tcp') return;
    for (const [number, end] of this.machine.ends.entries()) {
      this.beforeRead(name);
      yield rowOf(number, end);
    }
  }

  /** A time at the beginning of a page that stands for the time-out of the thread of its number. */
  private memory(address: number): Buffer {
    const thread = this.machine.threads.find(({ tid }) => tid === address / PAGE);
    const op = thread?.code.ops[thread.at];
    if (op?.does !== 'sleep') throw failure('EIO');
    const time = Buffer.alloc(16);
    time.writeBigInt64LE(BigInt(Math.floor(op.ms / 1000)), 0);
    time.writeBigInt64LE(BigInt((op.ms % 1000) * 1_000_000), 8);
    return time;
  }
}

function* pieces(text: () => string): Pieces {
  yield text();
}

/** A path's parts behind the root, the first of them empty. */
function split(path: string): readonly (string | undefined)[] {
  return path.slice(ROOT.length).split('/');
}

function nameOf(path: string): string {
  const names = path.split('/').filter((name) => Number.isNaN(Number(name)));
  return names.at(-1) ?? '';
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** The letter of its state: one that is woken for another processor is in no state that has a letter of its own. */
function stateOf({ stage }: Thread): string {
  if (stage === 'dead') return 'Z';
  return stage === 'asleep' || stage === 'blocking' ? 'S' : 'R';
}

/** What a `stat` says between a process's parent and its time on a processor. */
const NOTHING = '0 '.repeat(9).trimEnd();

function statOf(thread: Thread): string {
  const { tid, process, counter } = thread;
  return `${tid} (made up) ${stateOf(thread)} ${process.parent} ${NOTHING} ${Math.floor(counter[0] / 1e4)} ${NOTHING} ${NOTHING} ${NOTHING}\n`;
}

function callOf({ stage, call, tid, at }: Thread): string {
  if (stage === 'dead') return '-1 0x0 0x0';
  if (call === null || (stage !== 'asleep' && stage !== 'waking')) return 'running';
  const given = Array.from({ length: 6 }, (_, index) => `0x${(call.arguments[index] ?? 0).toString(16)}`);
  return `${call.number} ${given.join(' ')} 0x7ffc${tid.toString(16)}00 0x7f00${at.toString(16)}8`;
}

function softnet(waiting: number): string {
  const numbers = Array.from({ length: 15 }, (_, index) => (index === 11 ? waiting : 0));
  return `${numbers.map((number) => number.toString(16).padStart(8, '0')).join(' ')}\n`;
}

/** Ends 0 and 1 are those of one connection, and so on. */
function rowOf(number: number, { unacknowledged, unread }: End): string {
  const port = (end: number): string => (0xc000 + end).toString(16).toUpperCase();
  const hex = (count: number): string => count.toString(16).padStart(8, '0');
  return `${String(number).padStart(4)}: 0100007F:${port(number)} 0100007F:${port(number ^ 1)} 01 ${hex(unacknowledged)}:${hex(unread)} 00:00000000 00000000  1000        0 ${4800 + number} 1 0 20 4 30 10 -1\n`;
}
