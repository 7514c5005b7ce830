import {
  chmodSync,
  type Dirent,
  existsSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * Removes a folder that programs may have written in, with all that it holds: however deep, and whatever they have locked.
 * @returns whether it is gone; what cannot be removed is left to the next giliran, which its name tells whose it was
 */
export function removeFolder(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true });
    return true;
  } catch {
    // Deeper than a path, or than the stack; locked; or somebody is still at it.
  }
  try {
    new Removal(folder).run();
    return true;
  } catch {
    return !existsSync(folder);
  }
}

/** Lifts what lies deep to the top, so that no path is ever longer than three names. */
class Removal {
  private readonly top: string;
  private lifted = 0;

  constructor(top: string) {
    this.top = top;
  }

  run(): void {
    chmodSync(this.top, OWN);
    for (let entries = listOf(this.top); entries.length > 0; entries = listOf(this.top))
      for (const entry of entries) this.remove(entry);
    rmdirSync(this.top);
  }

  private remove({ path, isFolder }: Entry): void {
    if (!isFolder) {
      unlinkSync(path);
      return;
    }
    chmodSync(path, OWN);
    for (const inner of listOf(path)) this.lift(inner);
    rmdirSync(path);
  }

  private lift({ path, isFolder }: Entry): void {
    if (!isFolder) {
      unlinkSync(path);
      return;
    }
    chmodSync(path, OWN);
    let place = join(this.top, String(this.lifted++));
    while (existsSync(place)) place = join(this.top, String(this.lifted++));
    renameSync(path, place);
  }
}

const OWN = 0o700;

interface Entry {
  /** In bytes: a name need not be text. */
  readonly path: Buffer;
  /** Whether it is a folder itself, and no link to one. */
  readonly isFolder: boolean;
}

function listOf(folder: string | Buffer): readonly Entry[] {
  const entries: readonly Dirent<Buffer>[] = readdirSync(folder, { withFileTypes: true, encoding: 'buffer' });
  return entries.map((entry) => ({
    path: Buffer.concat([Buffer.from(folder), Buffer.from('/'), entry.name]),
    isFolder: entry.isDirectory(),
  }));
}
