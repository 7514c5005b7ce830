import { existsSync, lstatSync, readdirSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of the system that hold programs and libraries. On most systems all but the first are links into it. */
const SYSTEM_FOLDERS = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32'];

/**
 * The parts of `/etc` that programs need: where libraries and chosen alternatives are, names of protocols, the time
 * zone, which parts languages load.
 */
const SETTINGS =
  /^(?:ld\.so\.cache|ld-musl-.*\.path|alternatives|protocols|services|localtime|java.*|mono|perl|php)$/;

/** Something of the machine's that a sandbox shows, and where. */
interface Sight {
  /** Its path for the user who makes the sandbox. */
  readonly from: string;
  readonly at: string;
}

/** What programs are shown of the system's `/etc`, by name. */
export interface SystemSettings {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

export function systemSettings(): SystemSettings {
  const names = readdirSync('/etc').filter((name) => SETTINGS.test(name) && existsSync(join('/etc', name)));
  const isFolder = (name: string): boolean => statSync(join('/etc', name)).isDirectory();
  return { files: names.filter((name) => !isFolder(name)), folders: names.filter(isFolder) };
}

/**
 * The words for `bwrap` that show the system's programs and libraries, and nothing else of it.
 * @param etc the folder shown as `/etc`, with mount points for the system's folders
 */
export function systemWords(etc: string): readonly string[] {
  return [
    ...SYSTEM_FOLDERS.flatMap((folder) => {
      if (!existsSync(folder)) return [];
      if (lstatSync(folder).isSymbolicLink()) return ['--symlink', readlinkSync(folder), folder];
      return ['--ro-bind', folder, folder];
    }),
    ...['--ro-bind', etc, '/etc'],
    ...systemSettings().folders.flatMap((name) => ['--ro-bind-try', join('/etc', name), join('/etc', name)]),
  ];
}

/** The words that show files and folders read-only. */
export function readOnlyWords(sights: readonly Sight[]): readonly string[] {
  return sights.flatMap(({ from, at }) => ['--ro-bind-try', from, at]);
}

/** The words that hide folders which lie within something that is shown. */
export function hidingWords(folders: readonly string[], shown: readonly string[]): readonly string[] {
  return folders
    .filter((folder) => shown.some((tree) => `${folder}/`.startsWith(`${tree}/`)))
    .flatMap((folder) => ['--tmpfs', folder, '--remount-ro', folder]);
}
