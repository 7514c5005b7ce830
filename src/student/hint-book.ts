import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/** Remembers how many hints somebody has been shown for each step, in a file among the user's own state. */
export class HintBook {
  private readonly file: string;

  constructor(environment: NodeJS.ProcessEnv) {
    this.file = join(stateFolder(environment), 'giliran', 'hints.json');
  }

  /** How many have been shown; 0 where nothing is known. */
  shown(key: string): number {
    return this.read()[key] ?? 0;
  }

  /** @returns whether it could be written down */
  remember(key: string, count: number): boolean {
    const counts = { ...this.read(), [key]: count };
    try {
      mkdirSync(dirname(this.file), { recursive: true });
      writeFileSync(this.file, `${JSON.stringify(counts, null, 2)}\n`);
      return true;
    } catch {
      return false;
    }
  }

  private read(): Readonly<Record<string, number>> {
    try {
      const value: unknown = JSON.parse(readFileSync(this.file, 'utf8'));
      if (typeof value !== 'object' || value === null) return {};
      return Object.fromEntries(
        Object.entries(value).filter(
          (entry): entry is [string, number] => Number.isSafeInteger(entry[1]) && entry[1] >= 0,
        ),
      );
    } catch {
      // Not there yet, or spoiled: it is begun anew.
      return {};
    }
  }
}

/** Where programs keep what they want to remember: the XDG base directories, or Windows' own folder. */
function stateFolder({ XDG_STATE_HOME, LOCALAPPDATA, HOME }: NodeJS.ProcessEnv): string {
  if (XDG_STATE_HOME && isAbsolute(XDG_STATE_HOME)) return XDG_STATE_HOME;
  if (process.platform === 'win32' && LOCALAPPDATA) return LOCALAPPDATA;
  return join(HOME ?? homedir(), '.local', 'state');
}
