import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { loadLab } from '../../src/lab/load.ts';
import { isBy6, plannedHosts, tellsNetwork } from '../../src/lab/network-of-run.ts';

const LABS = join(import.meta.dirname, '../run/labs');
const lab = (name: string) => loadLab(join(LABS, `${name}.yaml`), graders);

describe('the network of a lab’s runs', () => {
  it('is given to programs where some role broadcasts', () => {
    expect(tellsNetwork(lab('broadcast-on-hosts'))).toBe(true);
    expect(tellsNetwork(lab('typed'))).toBe(false);
  });

  it('uses IPv6 where some role is reached by it', () => {
    expect(isBy6(lab('version-6'))).toBe(true);
    expect(isBy6(lab('typed'))).toBe(false);
  });

  it('has a host for each role where the lab says so, and says which of them are there', () => {
    const hosts = plannedHosts(lab('chat-on-hosts'), (role) => role === 'server') ?? [];
    expect(hosts.find(({ role }) => role === 'server')).toEqual({ role: 'server', isThere: true });
    expect(hosts.filter(({ isThere }) => isThere)).toHaveLength(1);
    expect(hosts.length).toBeGreaterThan(1);
  });

  it('is one machine where the lab does not ask for hosts', () => {
    expect(plannedHosts(lab('typed'), () => true)).toBeNull();
  });
});
