import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isOwnerGone, ownerMark } from '../../machine/owner-mark.ts';
import type { SandboxLimits } from './sandbox-limits.ts';

/** Groups of giliran's own begin with this. */
const PREFIX = 'giliran-';

/** Processes of the sandbox itself, which the kernel counts together with the program's. */
const LAYERS = 8;

/** How often, and at which interval, an ended group is looked at until the kernel gives it up. */
const REMOVAL_TRIES = 50;
const REMOVAL_EVERY_MS = 10;

/** A group of processes that the kernel holds to its limits together (control groups, version 2). */
export interface ControlGroup {
  /** A process that writes a 0 to this file joins the group. */
  readonly entrance: string;
  /** Whether the kernel has ended one of its processes for lack of memory. */
  ranOutOfMemory(): boolean;
  /** Removes it; its processes must have been ended. */
  remove(): Promise<void>;
}

/** Makes control groups, where the machine's administrator has delegated that to this user. */
export class ControlGroups {
  private readonly folder: string;
  private made = 0;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Looks for a group that this process is in, directly or not, that hands on its memory limit and in which further
   * groups may be made. Removes groups that a killed giliran has left behind.
   * @returns null where there is none, as in most ordinary users' sessions, in containers, and with version 1
   */
  static find(): ControlGroups | null {
    const folder = ancestors().find((candidate) => mayHold(candidate) && mayEnter(candidate));
    if (folder === undefined) return null;
    for (const name of readdirSync(folder))
      if (name.startsWith(PREFIX) && isOwnerGone(name)) removeNow(join(folder, name));
    return new ControlGroups(folder);
  }

  /** Makes a group. @throws the file system's error where that is refused after all */
  make(limits: SandboxLimits): ControlGroup {
    const folder = join(this.folder, `${PREFIX}${ownerMark()}-${this.made++}`);
    mkdirSync(folder);
    const set = (name: string, value: number | string): void =>
      writeFileSync(join(folder, name), String(value));
    set('memory.max', limits.memoryBytes);
    set('memory.oom.group', 1);
    trySet(join(folder, 'memory.swap.max'), '0');
    trySet(join(folder, 'pids.max'), String(limits.processes + LAYERS));
    return {
      entrance: join(folder, 'cgroup.procs'),
      ranOutOfMemory: () => /^oom_kill [1-9]/m.test(read(join(folder, 'memory.events'))),
      remove: async () => {
        for (let tries = 0; tries < REMOVAL_TRIES && !removeNow(folder); tries++)
          await delay(REMOVAL_EVERY_MS);
      },
    };
  }
}

/** The group of this process and those above it, the nearest first. */
function ancestors(): readonly string[] {
  const mount = mountPoint(read('/proc/self/mountinfo'));
  const own = /^0::(\/.*)$/m.exec(read('/proc/self/cgroup'))?.[1];
  if (mount === null || own === undefined || own.includes('/..')) return [];
  const folders = [];
  for (let path = own; path !== '/'; path = dirname(path)) folders.push(join(mount, path));
  return [...folders, mount];
}

/** Where version 2 of control groups is mounted; null where it is not. */
export function mountPoint(mounts: string): string | null {
  return /^\S+ \S+ \S+ \/ (\S+) .* - cgroup2 /m.exec(mounts)?.[1] ?? null;
}

function mayHold(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    accessSync(join(folder, 'cgroup.procs'), constants.W_OK);
  } catch {
    return false;
  }
  return read(join(folder, 'cgroup.subtree_control')).split(/\s+/).includes('memory');
}

/** Tries it with a process that does nothing else: only the kernel knows which process may be moved where. */
function mayEnter(folder: string): boolean {
  const trial = join(folder, `${PREFIX}${ownerMark()}-trial`);
  try {
    mkdirSync(trial);
  } catch {
    return false;
  }
  const { status } = spawnSync('/bin/sh', ['-c', 'echo 0 > "$0"', join(trial, 'cgroup.procs')], {
    stdio: 'ignore',
  });
  return removeNow(trial) && status === 0;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}

/** Sets a limit that not every kernel has. */
function trySet(file: string, value: string): void {
  try {
    writeFileSync(file, value);
  } catch {
    // There is no swap here, or processes are counted elsewhere.
  }
}

/** @returns whether it is gone */
function removeNow(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT';
  }
}
