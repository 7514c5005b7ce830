import { describe, expect, it } from 'vitest';
import { mountPoint } from '../../../src/run/isolation/control-groups.ts';

const OTHERS = '22 1 254:0 / / rw,relatime - ext4 /dev/vda1 rw\n23 22 0:21 / /proc rw - proc proc rw\n';

describe('where control groups are mounted', () => {
  it('is where only version 2 is mounted', () => {
    const mounts = `${OTHERS}30 22 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n`;
    expect(mountPoint(mounts)).toBe('/sys/fs/cgroup');
  });

  it('is where version 2 is mounted next to version 1', () => {
    const mounts = `${OTHERS}31 30 0:27 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory
32 30 0:28 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n`;
    expect(mountPoint(mounts)).toBe('/sys/fs/cgroup/unified');
  });

  it('is nowhere without version 2', () => {
    expect(mountPoint(OTHERS)).toBe(null);
  });
});
