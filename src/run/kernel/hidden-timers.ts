import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { isDenied, isGone } from './proc-file.ts';

/** Timers of one process that `syscall` does not show: POSIX timers, and timer descriptors. */
export class HiddenTimers {
  /** The process's folder below `/proc`. */
  private readonly folder: string;
  /** What the process had run when a descriptor was last seen set; null where none was, or all have gone off. */
  private setAt: number | null = null;

  constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Whether one may go off. The kernel shows no time left from the moment that one is due; it wakes whoever waits for
   * it, and counts that, when the interrupt comes, which may be later.
   * @param runs grows whenever the process is found to have run
   */
  mayGoOff(runs: number): boolean {
    try {
      if (readFileSync(`${this.folder}/timers`, 'latin1') !== '') return true;
      const descriptors = this.descriptors();
      if (descriptors.some(({ isSet }) => isSet)) {
        this.setAt = runs;
        return true;
      }
      if (descriptors.some(({ wentOff }) => wentOff)) this.setAt = null;
      return this.setAt === runs;
    } catch (error) {
      if (isGone(error) || isDenied(error)) return false;
      throw error;
    }
  }

  private descriptors(): readonly { readonly isSet: boolean; readonly wentOff: boolean }[] {
    return readdirSync(`${this.folder}/fd`).flatMap((fd) => {
      if (readlinkSync(`${this.folder}/fd/${fd}`) !== 'anon_inode:[timerfd]') return [];
      const facts = readFileSync(`${this.folder}/fdinfo/${fd}`, 'latin1');
      return [{ isSet: !/it_value: \(0, 0\)/.test(facts), wentOff: !/^ticks: 0$/m.test(facts) }];
    });
  }
}
