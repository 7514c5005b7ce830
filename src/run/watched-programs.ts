import type { Program } from '../submission/submission.ts';

/** Programs that have been watched for timers of which the kernel shows nothing, and which nothing has woken. */
export class WatchedPrograms {
  private readonly names = new Set<string>();

  has(program: Program): boolean {
    return this.names.has(nameOf(program));
  }

  add(program: Program): void {
    this.names.add(nameOf(program));
  }
}

/** One program, whichever roles it plays, as long as it is told as much: told nothing, it may go another way. */
function nameOf({ command, cwd, file, folders, given }: Program): string {
  return JSON.stringify([command, cwd, file, folders.map(({ outside }) => outside), given?.length ?? null]);
}
