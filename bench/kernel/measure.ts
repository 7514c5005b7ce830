import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chooseHostAddress, type NetworkPlan, oneMachine } from '../../src/run/isolation/host-address.ts';
import { openSandbox, type Sandbox } from '../../src/run/isolation/sandbox.ts';
import { ROLE_LIMITS } from '../../src/run/isolation/sandbox-limits.ts';
import { Sandboxes } from '../../src/run/isolation/sandboxes.ts';
import { unprivilegedUserFor } from '../../src/run/isolation/unprivileged-user.ts';
import { memoryOf } from '../../src/run/kernel/memory.ts';

/** How often giliran looks at a run's memory, and the kernel's figures are read here, in milliseconds. */
const EVERY_MS = 50;
/** Nothing beyond this is tried, in bytes. */
const MOST_BYTES = 1024 ** 3;
const MOST_MS = 20_000;
/** How many looks are made after the program has reported, to see what stays. */
const LOOKS_AFTER = 4;
/** How many children the first process has: with the sandbox's own, nearly as many as a program may have. */
const CHILDREN = 120;
const MIB = 1024 * 1024;

const KINDS = [
  ...['unix', 'unix-large', 'tcp', 'udp', 'udp-large', 'in-flight', 'pipe', 'vmsplice'],
  ...['splice', 'tee', 'sendfile', 'sendfile-tcp'],
  ...['epoll', 'eventfd', 'timerfd', 'signalfd', 'timer', 'signal', 'inotify', 'watch', 'lock', 'open-lock'],
  ...['area', 'seccomp', 'socket-filter', 'socket-bpf', 'md5', 'ao', 'file', 'xattr', 'missing', 'aio'],
];

/** The kernel's figures about the machine's memory, in bytes. */
interface Figures {
  /** Memory in use that cannot be reclaimed, except for programs' own pages and files in memory. */
  readonly kernel: number;
  /** The part of that for the kernel's small objects, and for page tables. */
  readonly objects: number;
  readonly tables: number;
}

const words = process.argv.slice(2);
const isUnfiltered = words.includes('--unfiltered');
const [hoard = '', ...asked] = words.filter((word) => word !== '--unfiltered');
let unfiltered = 0;
const sandboxes = new Sandboxes({ helpers: [], projectFolder: '/nowhere', python: async () => null });
for (const kind of asked.length > 0 ? asked : KINDS)
  for (const children of [0, CHILDREN]) console.log(await measure(kind, children));

/** Has one program hoard one kind of thing, with a number of children. @returns a line with the result */
async function measure(kind: string, children: number): Promise<string> {
  const network = oneMachine(chooseHostAddress(Math.random));
  const sandbox = await (isUnfiltered ? openUnfiltered(network) : sandboxes.open(network));
  const before = await restingFigures();
  const { command, args, ...where } = sandbox.wrap({
    command: '/giliran/submission/hoard',
    args: [kind, String(children)],
    cwd: dirname(hoard),
    env: { PATH: '/usr/bin:/bin' },
    folders: [{ outside: dirname(hoard), inside: '/giliran/submission', own: true }],
  });
  const child = spawn(command, [...args], { ...where, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
  sandbox.adopt(child.pid ?? 0);
  let said = '';
  let end = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  child.once('exit', (code, signal) => {
    end ||= `it ended: ${code ?? signal}`;
  });
  const start = Date.now();
  let most = before;
  for (let looks = LOOKS_AFTER; end === '' && looks > 0; ) {
    await setTimeout(EVERY_MS);
    const now = figures();
    if (now.kernel > most.kernel) most = now;
    const { procRoot, memoryLimit } = sandbox;
    if (memoryLimit !== null && procRoot !== null && inUse(procRoot, memoryLimit) > memoryLimit)
      end = 'ended as giliran ends it';
    else if (now.kernel - before.kernel > MOST_BYTES) end = 'stopped at 1 GiB';
    else if (Date.now() - start > MOST_MS) end = 'stopped after 20 s';
    if (said !== '') looks--;
  }
  const ms = Date.now() - start;
  await sandbox.end();
  await sandbox.close();
  const mib = (name: keyof Figures): string => ((most[name] - before[name]) / MIB).toFixed(0).padStart(4);
  return `${kind.padEnd(13)} ${children === 0 ? 'one ' : 'many'} ${mib('kernel')} MiB (objects ${mib('objects')}, tables ${mib('tables')}) in ${ms} ms ${end} ${said.trim()}`;
}

/** A sandbox that refuses no system call, to see what would be held without the filter. */
function openUnfiltered(network: NetworkPlan): Promise<Sandbox> {
  const allowAll = Buffer.from([0x06, 0, 0, 0, 0, 0, 0xff, 0x7f]);
  const user = unprivilegedUserFor(unfiltered++);
  const none = { groups: null, interpreters: [], helpers: [], hidden: [] };
  return openSandbox({ user, network, limits: ROLE_LIMITS, filter: allowAll, ...none });
}

/** The figures once freed memory is really free. */
async function restingFigures(): Promise<Figures> {
  let before = figures();
  for (let tries = 0; tries < 20; tries++) {
    await setTimeout(4 * EVERY_MS);
    const now = figures();
    if (Math.abs(now.kernel - before.kernel) < MIB) return now;
    before = now;
  }
  return before;
}

function inUse(procRoot: string, limit: number): number {
  const pids = readdirSync(procRoot).filter((name) => /^\d+$/.test(name) && name !== '1');
  return memoryOf(
    pids.map((pid) => `${procRoot}/${pid}`),
    limit,
  );
}

function figures(): Figures {
  const text = readFileSync('/proc/meminfo', 'latin1');
  const of = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0) * 1024;
  const free = of('MemFree') + of('Buffers') + of('Cached') + of('SReclaimable');
  return {
    kernel: of('MemTotal') - free - of('AnonPages'),
    objects: of('SUnreclaim'),
    tables: of('PageTables'),
  };
}
