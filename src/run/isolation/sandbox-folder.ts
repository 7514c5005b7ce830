import { chmodSync, chownSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeQuickFolder } from '../../machine/temp-folder.ts';
import type { NetworkPlan } from './host-address.ts';
import { HostNames } from './host-names.ts';
import { NAME_SERVICES } from './network-set-up.ts';
import { batchesFor } from './private-network.ts';
import type { SandboxLimits } from './sandbox-limits.ts';
import { systemSettings } from './sandbox-view.ts';
import { admitRuns, type UnprivilegedUser } from './unprivileged-user.ts';

/** The user and group that programs in a sandbox appear to run as. */
export const INSIDE = { user: 'student', uid: 1000, gid: 1000, home: '/tmp' } as const;

/** How many private disks are made in advance; a further one costs its role a millisecond. */
export const DISKS_AHEAD = 6;

export interface SandboxFolderOptions {
  readonly user: UnprivilegedUser | null;
  /** The addresses of the run's machine, or of its hosts. */
  readonly network: NetworkPlan;
  readonly limits: SandboxLimits;
  /** The filter of system calls. */
  readonly filter: Buffer;
  /** Files and folders that programs could not reach, and that root has to show to them. */
  readonly reach: readonly string[];
}

/** The folder that a sandbox is made from: what it mounts, and what it shows of `/etc`. */
export interface SandboxFolder {
  readonly path: string;
  readonly filter: string;
  /** The folder that is shown as `/etc`. */
  readonly etc: string;
  /** What the host's names resolve to. */
  readonly names: HostNames;
  /** Where files and folders of {@link SandboxFolderOptions.reach} can be reached. */
  readonly reached: ReadonlyMap<string, string>;
  /** Where the n-th private disk is mounted. */
  disk(number: number): string;
  /** The file that says how the n-th program ended. */
  status(number: number): string;
  remove(): void;
}

/** Mount options of a private disk. Files cost memory that no size counts, so their number is limited too. */
export function diskOptions(bytes: number, files: number): string {
  return `size=${bytes},nr_inodes=${files},mode=755,nosuid,nodev`;
}

/**
 * Lays out the folder of one sandbox. Only the user who makes the sandbox can write in it.
 * @throws the file system's error; then nothing is left behind
 */
export function makeSandboxFolder(options: SandboxFolderOptions): SandboxFolder {
  const path = makeQuickFolder('box');
  try {
    return layOut(path, options);
  } catch (error) {
    rmSync(path, { recursive: true, force: true });
    throw error;
  }
}

function layOut(path: string, { user, network, limits, filter, reach }: SandboxFolderOptions): SandboxFolder {
  if (user) admitRuns(path);
  const write = (name: string, content: string | Buffer): string => {
    const file = join(path, name);
    writeFileSync(file, content);
    // Whatever the umask: the programs that read it may belong to another user.
    chmodSync(file, 0o644);
    return file;
  };
  const makeFolder = (name: string): string => {
    const folder = join(path, name);
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    return folder;
  };
  const disks = makeFolder('disks');
  for (let number = 0; number < DISKS_AHEAD; number++) makeFolder(`disks/${number}`);
  const status = makeFolder('status');
  if (user) {
    chownSync(disks, user.uid, user.gid);
    chownSync(status, user.uid, user.gid);
  }
  const disk = (number: number): string => join(disks, String(number));
  const options = diskOptions(limits.diskBytes, limits.files);
  const ahead = Array.from({ length: DISKS_AHEAD }, (_, number) =>
    mountLine('giliran', disk(number), 'tmpfs', options),
  );
  write('disks.fstab', ahead.join(''));
  for (const [name, batch] of Object.entries(batchesFor(network))) write(name, batch);
  makeFolder('reach');
  const reached = new Map(
    reach.map((from, number) => [from, placeFor(from, join(path, 'reach', String(number)))]),
  );
  write('reach.fstab', [...reached].map(([from, at]) => mountLine(from, at, 'none', 'bind,ro')).join(''));
  const etc = makeFolder('etc');
  const names = new HostNames(join(etc, 'hosts'), network);
  write('etc/nsswitch.conf', NAME_SERVICES);
  write('etc/passwd', `${INSIDE.user}:x:${INSIDE.uid}:${INSIDE.gid}:${INSIDE.user}:${INSIDE.home}:/bin/sh\n`);
  write('etc/group', `${INSIDE.user}:x:${INSIDE.gid}:\n`);
  // Each mount costs every program a fraction of a millisecond; copies cost nothing.
  const system = systemSettings();
  for (const name of system.files) write(join('etc', name), readFileSync(join('/etc', name)));
  for (const name of system.folders) makeFolder(join('etc', name));
  return {
    path,
    filter: write('calls.bpf', filter),
    etc,
    names,
    reached,
    disk,
    status: (number) => join(status, String(number)),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** An empty file or folder to mount something on. */
function placeFor(from: string, at: string): string {
  if (statSync(from).isDirectory()) mkdirSync(at);
  else writeFileSync(at, '');
  return at;
}

/** A line of an fstab; spaces and other special characters in paths are written in octal. */
function mountLine(from: string, at: string, type: string, options: string): string {
  const word = (text: string): string =>
    text.replace(/[\s\\#]/g, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`);
  return `${word(from)} ${word(at)} ${type} ${options} 0 0\n`;
}
