import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Names of everything where giliran makes its temporary folders: on disk, and in memory. */
export function temporaryNames(): readonly string[] {
  return [tmpdir(), '/dev/shm'].filter((place) => existsSync(place)).flatMap((place) => readdirSync(place));
}
