import { closeSync, constants, openSync } from 'node:fs';
import { rethrowShortage } from '../../machine/shortage-code.ts';

/** Folders of programs that have ended, kept open: a private disk lasts as long as one of its folders is open. */
export class KeptFolders {
  private readonly descriptors = new Map<number, number>();
  /** Why the folder of a program that has ended could not be kept. */
  private readonly lost = new Map<number, unknown>();

  /**
   * Opens a program's folder. If that fails, {@link pathOf} reports it.
   * @param pid the process that was started for the program
   */
  keep(pid: number, folder: string): void {
    try {
      this.descriptors.set(pid, openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY));
    } catch (error) {
      // It was never set up, or the machine is short of something.
      this.lost.set(pid, error);
    }
  }

  /**
   * Where giliran finds a program's folder; a path that leads nowhere where the folder was never set up.
   * @throws the file system's error, where the machine was short of something when the folder was to be kept
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
