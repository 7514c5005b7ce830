import { describe, expect, it } from 'vitest';
import { Backstage } from '../../../src/run/kernel/backstage.ts';

/** A process, with the pid of its parent; `0` is outside of the run. */
function seen(pid: string, parent: string, role: string | null) {
  return { pid, parent, role };
}

describe('a process that is backstage', () => {
  it('is one that the harness has started for a role whose turn has not come, with the layers below', () => {
    const backstage = new Backstage();
    backstage.keep('client1', null);
    expect(backstage.takes(seen('5', '0', 'client1'), 1)).toBe(true);
    expect(backstage.takes(seen('6', '5', 'client1'), 1)).toBe(true);
    expect(backstage.takes(seen('7', '6', null), 1)).toBe(true);
    expect(['5', '6', '7'].map((pid) => backstage.has(pid))).toEqual([true, true, true]);
  });

  it('is not one that only claims so: a child of another role, or an orphan', () => {
    const backstage = new Backstage();
    backstage.keep('client1', null);
    expect(backstage.takes(seen('8', '4', 'client1'), 1)).toBe(false);
    expect(backstage.takes(seen('9', '1', 'client1'), 1)).toBe(false);
    expect(backstage.takes(seen('4', '0', 'server'), 1)).toBe(false);
    expect(backstage.takes(seen('10', '0', null), 1)).toBe(false);
  });

  it('is known by the pid where all processes of the machine are shown', () => {
    const backstage = new Backstage();
    backstage.keep('client1', '77');
    expect(backstage.takes(seen('77', '50', null), 1)).toBe(true);
    expect(backstage.takes(seen('78', '50', 'client1'), 1)).toBe(false);
    expect(backstage.takes(seen('79', '0', 'client1'), 1)).toBe(false);
  });

  it('is part of the scene once the turn has come, with the age at which it was first seen', () => {
    const backstage = new Backstage();
    backstage.keep('client1', null);
    backstage.takes(seen('5', '0', 'client1'), 20);
    backstage.letGo('client1');
    expect(backstage.isEmpty).toBe(true);
    expect(backstage.has('5')).toBe(false);
    expect(backstage.takes(seen('5', '0', 'client1'), 90)).toBe(false);
    expect(backstage.bornAfter('5')).toBe(20);
  });

  it('is forgotten when it is gone: its pid may be reused', () => {
    const backstage = new Backstage();
    backstage.keep('client1', null);
    backstage.takes(seen('5', '0', 'client1'), 20);
    backstage.keepOnly(['4', '6']);
    expect(backstage.has('5')).toBe(false);
    expect(backstage.bornAfter('5')).toBeNull();
  });
});
