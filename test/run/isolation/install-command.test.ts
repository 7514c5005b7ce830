import { describe, expect, it } from 'vitest';
import { installCommandFor } from '../../../src/run/isolation/install-command.ts';

describe('the command that installs a package', () => {
  for (const [system, release, command] of [
    ['Debian', 'PRETTY_NAME="Debian GNU/Linux 12"\nID=debian\n', 'sudo apt-get install bubblewrap'],
    ['Mint', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', 'sudo apt-get install bubblewrap'],
    ['Rocky', 'ID="rocky"\nID_LIKE="rhel centos fedora"\n', 'sudo dnf install bubblewrap'],
    ['openSUSE', 'ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', 'sudo zypper install bubblewrap'],
    ['Arch', 'ID=arch\n', 'sudo pacman -S bubblewrap'],
    ['one that is not known', '', 'sudo apt-get install bubblewrap'],
  ] as const)
    it(`is that of ${system}`, () => {
      expect(installCommandFor('bubblewrap', release, false)).toBe(command);
    });

  it('needs no sudo as root', () => {
    expect(installCommandFor('bubblewrap', 'ID=alpine\n', true)).toBe('apk add bubblewrap');
  });
});
