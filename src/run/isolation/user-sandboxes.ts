import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  lchownSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { removeFolder } from '../../machine/remove-folder.ts';
import { makeTempFolder } from '../../machine/temp-folder.ts';
import { message, type PlainId } from '../../model/message.ts';
import { processesOf } from './accounts.ts';
import type { NetworkPlan } from './host-address.ts';
import { IsolationError, type Launch, type Wrapped } from './isolation.ts';
import { isForEverybody } from './runtime-trees.ts';
import type { Sandbox, SandboxMaker } from './sandbox.ts';
import { limitWords, ROLE_LIMITS, type SandboxLimits } from './sandbox-limits.ts';
import { openSharedNetwork } from './shared-network.ts';
import { lackingTools, toolFile } from './tools.ts';
import { admitRuns, type UnprivilegedUser, unprivilegedUserFor } from './unprivileged-user.ts';

/** Tools for becoming another user, with the Debian package of each. */
const TOOLS = { setpriv: 'util-linux', prlimit: 'util-linux' } as const;

/** How long processes may take to end that were killed, in milliseconds. */
const END_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 5;

/** The accounts for the programs of a run, and for giliran's own endpoints beside them. */
interface Accounts {
  readonly programs: UnprivilegedUser;
  /** A different one, so that no program can interfere with the endpoints. */
  readonly helper: UnprivilegedUser;
}

/**
 * Runs programs under accounts that no user has, on the machine's own network. It is for places where root may do
 * anything but make namespaces, as in most containers. Programs see the machine's files as an unprivileged user does,
 * and write in a copy of their own folder. Whatever they leave running is ended with the run, whichever its parent is.
 */
export class UserSandboxes implements SandboxMaker {
  private opened = 0;

  /** @throws IsolationError where giliran is not root, or has no account to use */
  async open({ hosts }: NetworkPlan, limits: SandboxLimits = ROLE_LIMITS): Promise<Sandbox> {
    if (hosts.length > 0) throw refuse('isolation.no-hosts');
    const accounts = this.nextAccounts();
    const folder = makeTempFolder('user');
    try {
      admitRuns(folder);
      return openUserSandbox(folder, accounts, limits);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    }
  }

  private nextAccounts(): Accounts {
    if (process.platform !== 'linux') throw refuse('isolation.user-on-linux');
    const missing = lackingTools(TOOLS);
    if (missing.length > 0)
      throw new IsolationError(message('isolation.missing-tools', { tools: missing }), 'user');
    const programs = unprivilegedUserFor(this.opened++);
    const helper = unprivilegedUserFor(this.opened++);
    if (!programs || !helper)
      throw refuse(process.getuid?.() === 0 ? 'isolation.only-root' : 'isolation.not-root');
    if (!isForEverybody(realpathSync(process.execPath)))
      throw new IsolationError(message('isolation.locked-program', { file: process.execPath }), 'user');
    return { programs, helper };
  }
}

function refuse(id: PlainId): IsolationError {
  return new IsolationError(message(id), 'user');
}

function openUserSandbox(folder: string, { programs, helper }: Accounts, limits: SandboxLimits): Sandbox {
  const shared = openSharedNetwork(basename(folder));
  const copies = new Map<number, string>();
  let ending: Promise<void> | null = null;
  const end = (): Promise<void> => {
    // Only once: later, the pids may be other processes'.
    ending ??= (async () => {
      await shared.close();
      for (const account of [programs, helper]) await endAccount(account);
    })();
    return ending;
  };
  let wrapped = 0;
  const temporary = ownedFolder(join(folder, 'tmp'), programs);
  return {
    ...shared,
    memoryLimit: limits.memoryBytes,
    // All of them have one user, and the kernel counts by user.
    hasRoomApart: false,
    wrap: (launch) => {
      const copy = join(folder, String(wrapped++));
      const isProgram = launch.folders.some(({ own }) => own);
      const places = copyFor(launch, copy, isProgram ? programs : helper);
      const seen = (path: string): string => placeOf(path, places);
      const { command, args, cwd, env } = launch;
      const [first = '', ...rest] = [
        ...stepDownWords(isProgram ? programs : helper),
        ...[toolFile('prlimit'), ...limitWords(limits, true), '--'],
        ...[seen(command), ...args.map(seen)],
      ];
      return { command: first, args: rest, cwd: seen(cwd), env: environment(env, temporary) };
    },
    adopt: (pid) => {
      copies.set(pid, join(folder, String(wrapped - 1)));
      shared.adopt(pid);
    },
    end,
    folderNow: (pid) => copies.get(pid) ?? folder,
    ownFolder: (pid) => copies.get(pid) ?? folder,
    close: async () => {
      await end();
      removeFolder(folder);
    },
  };
}

/** The words that start a command as another user, for good. */
function stepDownWords({ uid, gid }: UnprivilegedUser): readonly string[] {
  const words = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--no-new-privs', '--inh-caps=-all'];
  return [toolFile('setpriv'), ...words, '--'];
}

/**
 * Lays out what a launch needs: a copy of the program's own folder, in which only it writes, and copies of giliran's
 * own files, which no other user could read.
 * @returns the path of the copy for each original path
 */
function copyFor({ folders }: Launch, copy: string, account: UnprivilegedUser): ReadonlyMap<string, string> {
  const places = new Map<string, string>();
  for (const { outside, own } of folders) {
    if (own) {
      cpSync(outside, copy, { recursive: true, verbatimSymlinks: true });
      giveAway(copy, account);
      places.set(outside, copy);
    } else if (statSync(outside).isFile()) {
      const place = join(`${copy}-files`, basename(outside));
      cpSync(outside, place);
      giveAway(dirname(place), account);
      places.set(outside, place);
    }
  }
  return places;
}

function giveAway(folder: string, { uid, gid }: UnprivilegedUser): void {
  lchownSync(folder, uid, gid);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(folder, name), uid, gid);
}

function ownedFolder(folder: string, { uid, gid }: UnprivilegedUser): string {
  mkdirSync(folder);
  chownSync(folder, uid, gid);
  chmodSync(folder, 0o770);
  return folder;
}

function placeOf(path: string, places: ReadonlyMap<string, string>): string {
  for (const [outside, place] of places) {
    if (path === outside) return place;
    if (path.startsWith(`${outside}/`)) return place + path.slice(outside.length);
  }
  return path;
}

/** Only what programs need, and nothing that points into root's home. */
function environment(env: Wrapped['env'], temporary: string): Wrapped['env'] {
  const folders = [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'];
  const own = { HOME: temporary, TMPDIR: temporary, USER: 'student', LOGNAME: 'student' };
  return { ...env, ...own, PATH: [...new Set(folders)].join(delimiter) };
}

/**
 * Ends everything that runs under an account. A process of that account has the kernel kill all its others in one go. A
 * program may be quicker and kill that process first, so this is repeated until nothing is left.
 */
async function endAccount(account: UnprivilegedUser): Promise<void> {
  const giveUpMs = performance.now() + END_WITHIN_MS;
  while (processesOf(account.uid).length > 0) {
    if (performance.now() > giveUpMs) throw new Error(`processes of user ${account.uid} do not end`);
    const [command = '', ...args] = [...stepDownWords(account), 'sh', '-c', 'kill -KILL -1'];
    spawnSync(command, args, { stdio: 'ignore', env: { PATH: '/usr/bin:/bin' } });
    await delay(LOOK_EVERY_MS);
  }
}
