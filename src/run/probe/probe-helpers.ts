import { getOrMake } from '../../model/memo.ts';
import type { Isolation } from '../isolation/isolation.ts';
import { helperWords, type ProbeHelper, startHelperAt, startProbeHelper } from './probe-helper.ts';
import { roleOf } from './probe-part.ts';
import type { ProbeReport } from './protocol.ts';

/** Stands for the role where one helper plays all probes of one machine. */
export const SHARED = '';

export interface ProbeHelpersOptions {
  readonly isolation: Isolation;
  /** What the helpers carry in their environment, as the run's programs do. */
  readonly mark: string;
  /** The built helper. */
  readonly helperFile: string;
  /** Called with everything that probes hear and see, in order. */
  readonly reported: (report: Exclude<ProbeReport, { kind: 'done' }>) => void;
}

/** The helper processes of a run: one for each host, or one for all, and one at the gate where that is asked for. */
export class ProbeHelpers {
  private readonly options: ProbeHelpersOptions;
  private readonly helpers = new Map<string, ProbeHelper>();
  private atGate: ProbeHelper | null = null;

  constructor(options: ProbeHelpersOptions) {
    this.options = options;
  }

  /**
   * The helper that plays a role, which is started where it is not there yet.
   * @param key of any part of the role's probe
   */
  of(key: string): ProbeHelper {
    const { isolation, mark, helperFile, reported } = this.options;
    const host = isolation.hosts.length === 0 ? SHARED : roleOf(key);
    return getOrMake(this.helpers, host, () => startProbeHelper(isolation, mark, helperFile, host, reported));
  }

  /**
   * The helper in the network that everything else leads to, which is started where it is not there yet; null where
   * there is no such network.
   */
  openGate(): ProbeHelper | null {
    if (this.atGate) return this.atGate;
    const { isolation, helperFile, reported } = this.options;
    const [node, args] = helperWords(helperFile);
    const [command, ...words] = isolation.atGate(node, args, 'self') ?? [];
    if (command === undefined) return null;
    const env = { PATH: process.env.PATH ?? '' };
    this.atGate = startHelperAt({ command, args: words, cwd: '/', env }, reported);
    return this.atGate;
  }

  /** The helper at the gate; null where none has been started. */
  get gate(): ProbeHelper | null {
    return this.atGate;
  }

  close(): void {
    for (const helper of this.helpers.values()) helper.close();
    this.atGate?.close();
  }
}
