import type { Call, Process, Thread, World } from './world.ts';

/** What the kernel would show of a world below {@link ROOT}. */

export const ROOT = '/model/proc';

/** The answer to one question: a file's text, the names in a folder, or where a link leads; null where there is none. */
export function textAt(world: World, path: string): string | null {
  const [first = '', second = '', ...rest] = path.slice(ROOT.length + 1).split('/');
  if (first === 'net') return netText(world, second);
  const process = world.processes.find(({ pid }) => String(pid) === first);
  if (!process) return null;
  if (second === 'stat') return statOf(process, leader(process));
  if (second === 'environ') return `HOME=/\0GILIRAN_ROLE=${process.role}\0`;
  if (second === 'timers') return '';
  const [tid, file, fd] = rest;
  const thread = process.threads.find((one) => String(one.tid) === tid);
  if (second !== 'task' || !thread) return null;
  switch (file) {
    case 'syscall':
      return callOf(thread);
    case 'schedstat':
      return `${thread.ran} 0 ${thread.turns}\n`;
    case 'stat':
      return statOf(process, thread);
    case 'fdinfo':
      return infoOf(process, Number(fd));
    default:
      return null;
  }
}

export function namesIn(world: World, path: string): readonly string[] | null {
  const [first = '', second = '', tid] = path.slice(ROOT.length + 1).split('/');
  if (first === '') return ['1', 'net', 'self', ...world.processes.map(({ pid }) => String(pid))];
  const process = world.processes.find(({ pid }) => String(pid) === first);
  if (!process || second !== 'task') return null;
  if (tid === undefined) return process.threads.map((thread) => String(thread.tid));
  if (!process.threads.some((thread) => String(thread.tid) === tid)) return null;
  return ['0', '1', ...process.threads.map((thread) => String(thread.tid))];
}

/** Descriptors are numbered like the threads whose timers they are; all others are pipes and sockets. */
export function targetAt(world: World, path: string): string {
  const tids = world.processes.flatMap(({ threads }) => threads.map(({ tid }) => String(tid)));
  const fd = path.slice(path.lastIndexOf('/') + 1);
  return tids.includes(fd) ? 'anon_inode:[timerfd]' : 'pipe:[7]';
}

function leader({ threads }: Process): Thread | undefined {
  return threads[0];
}

const RECEIVE = 45;
const POLL = 7;
const EPOLL = 232;
const SHORT_MS = 20;

/** As the kernel writes a call: its number, six arguments, the stack and where it returns to. */
function callOf(thread: Thread): string {
  const { state, call } = thread;
  if (state === 'gone') return '-1 0x0 0x0\n';
  if (state === 'running' || state === 'ready') return 'running\n';
  const [number, ...args] = argumentsOf(call);
  const all = Array.from({ length: 6 }, (_, index) => `0x${(args[index] ?? 0).toString(16)}`);
  return `${number} ${all.join(' ')} 0x7ffe00 0x7f0000\n`;
}

function argumentsOf(call: Call): readonly number[] {
  switch (call.in) {
    case 'receive':
      return [RECEIVE, call.channel];
    case 'sleep':
      return [EPOLL, 3, 0, 1, SHORT_MS];
    case 'poll':
      return [POLL, 0x1000, 1, 0xffffffff];
  }
}

const LETTERS = { running: 'R', ready: 'R', waking: 'R', blocked: 'S', gone: 'Z' } as const;

function statOf({ parent }: Process, thread: Thread | undefined): string {
  const zeroes = Array.from({ length: 50 }, () => '0').join(' ');
  return `${thread?.tid ?? 0} (a) b) ${thread ? LETTERS[thread.state] : 'X'} ${parent} ${zeroes}\n`;
}

function infoOf(process: Process, fd: number): string {
  const timer = process.threads.find(({ tid }) => tid === fd)?.timer;
  if (!timer) return 'pos:\t0\nflags:\t02\nmnt_id:\t17\nino:\t17\n';
  const left = timer === 'set' ? '0, 20000000' : '0, 0';
  const ticks = timer === 'went-off' ? 1 : 0;
  return `pos:\t0\nclockid: 1\nticks: ${ticks}\nsettime flags: 00\nit_value: (${left})\nit_interval: (0, 0)\n`;
}

function netText({ channels }: World, name: string): string | null {
  if (name === 'softnet_stat') {
    const flying = channels.reduce((sum, channel) => sum + channel.flying, 0);
    return `${'00000000 '.repeat(11)}${hex(flying, 8)} 00000000 00000000 00000000\n`;
  }
  if (name !== 'tcp') return null;
  const rows = channels.map(({ kind, sent, unacknowledged, received }, index) =>
    kind === 'stream'
      ? `   ${index}: 0100007F:${hex(1000 + index, 4)} 0100007F:1F90 01 ${hex(sent + unacknowledged, 8)}:${hex(received, 8)} 00:00000000 00000000  1000        0 4711 1 0 20 4 30 10 -1\n`
      : '',
  );
  return `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n${rows.join('')}`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
