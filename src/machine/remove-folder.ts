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
 * Removes a folder that programs may have written in, with everything in it: however deep it is, and whatever they have
 * locked.
 * @returns whether it is gone; what cannot be removed is left to the next giliran, which sees by the name whose it was
 */
export function removeFolder(folder: string): boolean {
  try {
    rmSync(folder, { recursive: true, force: true });
    return true;
  } catch {
    // It is deeper than a path may be, or than the stack; or locked; or somebody is still writing.
  }
  try {
    new Removal(folder).run();
    return true;
  } catch {
    return !existsSync(folder);
  }
}

/** Moves deep folders up to the top, so that no path is ever longer than three names. */
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
  /** In bytes, since a name need not be valid text. */
  readonly path: Buffer;
  /** Whether it is a folder itself, and not a link to one. */
  readonly isFolder: boolean;
}

function listOf(folder: string | Buffer): readonly Entry[] {
  const entries: readonly Dirent<Buffer>[] = readdirSync(folder, { withFileTypes: true, encoding: 'buffer' });
  return entries.map((entry) => ({
    path: Buffer.concat([Buffer.from(folder), Buffer.from('/'), entry.name]),
    isFolder: entry.isDirectory(),
  }));
}
