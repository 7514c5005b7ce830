import { closeSync, constants, openSync } from 'node:fs';
import { rethrowShortage } from '../../machine/shortage-code.ts';

/** Folders of programs that have ended, held open: a private disk lasts as long as one folder of it is open. */
export class KeptFolders {
  private readonly descriptors = new Map<number, number>();
  /** Why there is no folder of a program that has ended. */
  private readonly lost = new Map<number, unknown>();

  /**
   * Opens a program's folder. One that cannot be opened is told of by {@link pathOf}.
   * @param pid the process that was started for the program
   */
  keep(pid: number, folder: string): void {
    try {
      this.descriptors.set(pid, openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY));
    } catch (error) {
      // It was never laid out, or the machine is short of something.
      this.lost.set(pid, error);
    }
  }

  /**
   * Where a program's folder lies for this process; a path that leads nowhere where it was never laid out.
   * @throws the file system's error, where the machine was short of something when it was to be kept
   */
  pathOf(pid: number): string {
    rethrowShortage(this.lost.get(pid));
    return `/proc/self/fd/${this.descriptors.get(pid) ?? -1}`;
  }

  close(): void {
    for (const descriptor of this.descriptors.values()) closeSync(descriptor);
    this.descriptors.clear();
  }
}
