import type { Program } from '../submission/submission.ts';

/** Programs of which something has been found out in one of a check's runs. */
export class KnownPrograms {
  private readonly names = new Set<string>();

  has(program: Program): boolean {
    return this.names.has(programName(program));
  }

  add(program: Program): void {
    this.names.add(programName(program));
  }
}

/** One program, whichever roles it plays, as long as it is told as much: told nothing, it may go another way. */
export function programName({ command, cwd, file, folders, given }: Program): string {
  return JSON.stringify([command, cwd, file, folders.map(({ outside }) => outside), given?.length ?? null]);
}
