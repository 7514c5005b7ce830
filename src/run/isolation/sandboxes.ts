import { execa } from 'execa';
import { type Message, message } from '../../model/message.ts';
import { callFilter } from './call-filter.ts';
import { ControlGroups } from './control-groups.ts';
import type { NetworkPlan } from './host-address.ts';
import { installCommand } from './install-command.ts';
import { IsolationError, type Launch } from './isolation.ts';
import { openSandbox, type Sandbox, type SandboxMaker } from './sandbox.ts';
import { ROLE_LIMITS, type SandboxLimits } from './sandbox-limits.ts';
import { findTool, lackingTools } from './tools.ts';
import { admitRuns, isStuckAsRoot, unprivilegedUserFor } from './unprivileged-user.ts';

/** What giliran knows of where it runs. */
export interface SandboxPlace {
  /** Programs of giliran's own that are started in sandboxes. */
  readonly helpers: readonly string[];
  /** giliran's own folder, which is never shown. */
  readonly projectFolder: string;
  /** The machine's Python; null where it has none. */
  readonly python: () => Promise<string | null>;
}

/** Tools that a sandbox needs, with the Debian package of each. */
const TOOLS = {
  unshare: 'util-linux',
  nsenter: 'util-linux',
  setpriv: 'util-linux',
  prlimit: 'util-linux',
  mount: 'mount',
  ip: 'iproute2',
} as const;

/** A trial: whatever a machine can run in a sandbox, it can run this. */
const TRIAL: Launch = { command: 'true', args: [], cwd: '/', env: {}, folders: [] };

/** Makes all sandboxes of one giliran: one for each run, with a user of its own where giliran is root. */
export class Sandboxes implements SandboxMaker {
  private readonly place: SandboxPlace;
  private interpreters: Promise<readonly string[]> | null = null;
  private readonly groups = ControlGroups.find();
  private tried: Promise<void> | null = null;
  private opened = 0;

  constructor(place: SandboxPlace) {
    this.place = place;
  }

  /**
   * Opens a sandbox. The first one is tried out, since only that shows whether bubblewrap works here.
   * @param network the addresses of the run's machine, or of its hosts
   * @throws IsolationError where there can be none, with what is missing and how to get it
   */
  async open(network: NetworkPlan, limits: SandboxLimits = ROLE_LIMITS): Promise<Sandbox> {
    try {
      return await this.make(network, limits);
    } catch (error) {
      throw error instanceof IsolationError ? new IsolationError(error.userMessage, 'sandbox') : error;
    }
  }

  /** Who enforces the memory limit of programs: the kernel, or else giliran. */
  get limitMemory(): boolean {
    return this.groups !== null;
  }

  /** Lets programs in sandboxes read a folder of giliran's. */
  admit(folder: string): void {
    admitRuns(folder);
  }

  private async make(network: NetworkPlan, limits: SandboxLimits): Promise<Sandbox> {
    const filter = callFilter(process.arch);
    const missing = missingForSandbox();
    if (missing !== null) throw new IsolationError(missing);
    if (filter === null)
      throw new IsolationError(message('isolation.architecture', { architecture: process.arch }));
    if (isStuckAsRoot()) throw new IsolationError(message('isolation.only-root'));
    const { helpers, projectFolder } = this.place;
    this.interpreters ??= this.findInterpreters();
    const sandbox = await openSandbox({
      user: unprivilegedUserFor(this.opened++),
      network,
      limits,
      filter,
      groups: this.groups,
      interpreters: await this.interpreters,
      helpers,
      hidden: [projectFolder],
    });
    this.tried ??= tryOut(sandbox);
    try {
      await this.tried;
    } catch (error) {
      await sandbox.close();
      throw error;
    }
    return sandbox;
  }

  private async findInterpreters(): Promise<readonly string[]> {
    const python = await this.place.python();
    return python === null ? [process.execPath] : [process.execPath, python];
  }
}

/** What this machine lacks for a sandbox, and how to get it; null where nothing is missing. */
export function missingForSandbox(): Message | null {
  if (process.platform !== 'linux') return message('isolation.sandbox-on-linux');
  if (findTool('bwrap') === null)
    return message('isolation.no-bubblewrap', { command: installCommand('bubblewrap') });
  const missing = lackingTools(TOOLS);
  return missing.length > 0 ? message('isolation.missing-tools', { tools: missing }) : null;
}

/** @throws IsolationError where nothing can be started in a sandbox */
async function tryOut(sandbox: Sandbox): Promise<void> {
  const { command, args, cwd, env } = sandbox.wrap(TRIAL);
  const { failed, stderr, exitCode } = await execa(command, args, {
    reject: false,
    stdin: 'ignore',
    extendEnv: false,
    env: { ...env },
    cwd,
  });
  if (!failed) return;
  const reason = stderr.trim().split('\n').at(-1) ?? '';
  throw new IsolationError(
    reason === ''
      ? message('isolation.refused', { tool: 'bwrap', how: String(exitCode ?? '?') })
      : message('isolation.no-sandbox', { reason }),
  );
}
