import { getOrMake } from '../../model/memo.ts';
import { isDenied, isGone, ProcFile } from './proc-file.ts';

/** The files of a run's `/proc/…/net` folders, which are kept open. */
export class NetworkFiles {
  private readonly files = new Map<string, ProcFile | null>();

  /**
   * @param folder a `/proc/…/net`
   * @returns what a file of it holds now; nothing where there is none
   */
  text(name: string, folder: string | null): string {
    const path = `${folder}/${name}`;
    return getOrMake(this.files, path, () => this.open(path))?.read() ?? '';
  }

  close(): void {
    for (const file of this.files.values()) file?.close();
    this.files.clear();
  }

  private open(path: string): ProcFile | null {
    try {
      return new ProcFile(path, true);
    } catch (error) {
      // Without IPv6 there is no tcp6, and a network that is gone has no sockets.
      if (isGone(error) || isDenied(error)) return null;
      throw error;
    }
  }
}
