import { readFileSync } from 'node:fs';

/** Package managers by the families of systems that use them (`ID` and `ID_LIKE` of os-release). */
const MANAGERS: readonly (readonly [family: string, install: string])[] = [
  ['debian', 'apt-get install'],
  ['ubuntu', 'apt-get install'],
  ['fedora', 'dnf install'],
  ['rhel', 'dnf install'],
  ['suse', 'zypper install'],
  ['arch', 'pacman -S'],
  ['alpine', 'apk add'],
  ['void', 'xbps-install'],
  ['gentoo', 'emerge'],
];

/** The command that installs a package on this machine; Debian's where the system is not known. */
export function installCommand(name: string): string {
  return installCommandFor(name, readRelease(), process.getuid?.() === 0);
}

/** @param release text of `/etc/os-release` */
export function installCommandFor(name: string, release: string, isRoot: boolean): string {
  const families = [...release.matchAll(/^ID(?:_LIKE)?=["']?([^"'\n]*)/gm)].flatMap(([, ids = '']) =>
    ids.split(' '),
  );
  const install = MANAGERS.find(([family]) =>
    families.some((id) => id === family || id.startsWith(`${family}-`)),
  )?.[1];
  return `${isRoot ? '' : 'sudo '}${install ?? 'apt-get install'} ${name}`;
}

function readRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}
