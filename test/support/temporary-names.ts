import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Names of all that lies where giliran makes its temporary folders: on the disk, and in memory. */
export function temporaryNames(): readonly string[] {
  return [tmpdir(), '/dev/shm'].filter((place) => existsSync(place)).flatMap((place) => readdirSync(place));
}
