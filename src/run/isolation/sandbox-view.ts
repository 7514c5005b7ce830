import { existsSync, lstatSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of the system that hold programs and libraries. On most systems all but the first are links into it. */
const SYSTEM_FOLDERS = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'];

/** What programs need of `/etc`: where libraries and chosen programs lie, names of protocols, the time zone. */
const SETTINGS = /^(?:ld\.so\.cache|ld-musl-.*\.path|alternatives|protocols|services|localtime|java.*)$/;

/** Where a sandbox shows something of the machine's. */
export interface Sight {
  /** Where it lies for those who make the sandbox. */
  readonly from: string;
  readonly at: string;
}

/** The words for `bwrap` that show the system's programs and libraries, and nothing else of it. */
export function systemWords(): readonly string[] {
  return [
    ...SYSTEM_FOLDERS.flatMap((folder) => {
      if (!existsSync(folder)) return [];
      if (lstatSync(folder).isSymbolicLink()) return ['--symlink', readlinkSync(folder), folder];
      return ['--ro-bind', folder, folder];
    }),
    ...readdirSync('/etc')
      .filter((name) => SETTINGS.test(name))
      .flatMap((name) => ['--ro-bind-try', join('/etc', name), join('/etc', name)]),
  ];
}

/** The words that show files and folders, to be read only. */
export function readOnlyWords(sights: readonly Sight[]): readonly string[] {
  return sights.flatMap(({ from, at }) => ['--ro-bind-try', from, at]);
}

/** The words that cover folders which lie in something that is shown. */
export function hidingWords(folders: readonly string[], shown: readonly string[]): readonly string[] {
  return folders
    .filter((folder) => shown.some((tree) => `${folder}/`.startsWith(`${tree}/`)))
    .flatMap((folder) => ['--tmpfs', folder, '--remount-ro', folder]);
}
