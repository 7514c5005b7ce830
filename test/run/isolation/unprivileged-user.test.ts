import { describe, expect, it } from 'vitest';
import { chooseUnprivilegedUser, readIdRanges } from '../../../src/run/isolation/unprivileged-user.ts';

const WHOLE = readIdRanges('         0          0 4294967295\n');
const CONTAINER = readIdRanges('0 100000 65536\n');

describe('the account that giliran steps down to', () => {
  it('is one that no system assigns', () => {
    const { uid, gid } = chooseUnprivilegedUser(WHOLE, 4_194_303, 62) ?? { uid: 0, gid: 0 };
    for (const id of [uid, gid]) {
      expect(id).toBeGreaterThanOrEqual(0x70000000);
      expect(id).toBeLessThan(0x80000000);
    }
  });

  it('is different for every run, and for every giliran', () => {
    const uids = [1, 2].flatMap((pid) =>
      [0, 1, 2].map((run) => chooseUnprivilegedUser(WHOLE, pid, run)?.uid),
    );
    expect(new Set(uids).size).toBe(6);
  });

  it('has the same group in all runs of one giliran, and in no other', () => {
    const [first, second, other] = [
      chooseUnprivilegedUser(WHOLE, 7, 0),
      chooseUnprivilegedUser(WHOLE, 7, 1),
      chooseUnprivilegedUser(WHOLE, 8, 0),
    ];
    expect(first?.gid).toBe(second?.gid);
    expect(first?.gid).not.toBe(other?.gid);
  });

  it('is among the ids that a container has', () => {
    const { uid, gid } = chooseUnprivilegedUser(CONTAINER, 4_194_303, 62) ?? { uid: 0, gid: 0 };
    for (const id of [uid, gid]) {
      expect(id).toBeGreaterThan(60_000);
      expect(id).toBeLessThan(65_520);
    }
  });

  it('is missing where there is only one id', () => {
    expect(chooseUnprivilegedUser(readIdRanges('0 1000 1\n'), 7, 0)).toBe(null);
  });
});
