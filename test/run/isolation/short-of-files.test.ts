import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import { chooseHostAddress, oneMachine } from '../../../src/run/isolation/host-address.ts';
import { openPrivateNetwork } from '../../../src/run/isolation/private-network.ts';
import { needs } from '../../support/tools.ts';
import { becomes } from '../processes.ts';
import { playScript, sandboxesHiding } from './play-in-sandbox.ts';

/** Files that this process cannot open, as if it had too many open. */
const machine = vi.hoisted((): { refused: RegExp | null } => ({ refused: null }));
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  const openSync: typeof fs.openSync = (path, ...how) => {
    if (machine.refused?.test(String(path)))
      throw Object.assign(new Error(`EMFILE: too many open files, open '${path}'`), { code: 'EMFILE' });
    return fs.openSync(path, ...how);
  };
  return { ...fs, openSync };
});
/** Loopback alone: names resolve elsewhere once the network is there. */
vi.mock('../../../src/run/isolation/network-set-up.ts', async (original) => ({
  ...(await original<typeof import('../../../src/run/isolation/network-set-up.ts')>()),
  canHaveInterface: () => false,
}));

const network = needs('namespaces');
const sandboxed = needs('bwrap', 'namespaces');
const address = oneMachine(chooseHostAddress(() => 0.5));

let place = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'giliran-files-'));
  // Root's sandboxes run as other users, who need access.
  chmodSync(place, 0o1777);
});
afterEach(() => {
  machine.refused = null;
  vi.unstubAllEnvs();
  rmSync(place, { recursive: true, force: true });
});

/** Processes of namespaces that were made from a folder. */
function holders(): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(place);
    } catch {
      return false;
    }
  });
}

describe('a machine that can open no more files', () => {
  for (const [what, { it }, open] of [
    ['a network', network, () => openPrivateNetwork(address)],
    ['a sandbox', sandboxed, () => sandboxesHiding('/nowhere').open(address)],
  ] as const)
    it(`leaves nothing of ${what} that could not be made`, async () => {
      vi.stubEnv('TMPDIR', place);
      machine.refused = /hosts$/;
      await expect(open()).rejects.toThrow('EMFILE');
      expect(readdirSync(place)).toEqual([]);
      expect(await becomes(() => holders().length === 0)).toBe(true);
    });

  sandboxed.it('is the reason where a program’s files cannot be kept', async () => {
    const sandbox = await sandboxesHiding('/nowhere').open(address);
    try {
      const { pid } = await playScript(sandbox, 'true', place);
      machine.refused = /\/own$/;
      await sandbox.end();
      expect(() => sandbox.ownFolder(pid)).toThrow('EMFILE');
    } finally {
      await sandbox.close();
    }
  });
});
