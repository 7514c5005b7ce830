import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, vi } from 'vitest';
import type { MemoryLeft } from '../../src/machine/memory-left.ts';
import { giliran } from '../support/run.ts';
import { needs } from '../support/tools.ts';
import { checkOf, play, statusOf } from './play.ts';

/** A machine that has what a test says: its memory cannot be used up for one. */
const machine = vi.hoisted((): { left: MemoryLeft | null } => ({ left: null }));
vi.mock('../../src/machine/memory-left.ts', () => ({ memoryLeft: () => machine.left }));

const ENOUGH: MemoryLeft = { isShort: false, isRefused: false };
const SHORT: MemoryLeft = { isShort: true, isRefused: true };

const python = needs('python3');
const sandboxed = needs('bwrap', 'namespaces', 'python3');
const WITHHELD = /no result for .* giliran: This machine has too little memory left/;

beforeEach(() => {
  machine.left = ENOUGH;
});
afterEach(() => {
  machine.left = null;
});

describe('a program that is refused memory', () => {
  python.it('fails where the machine has enough: it asked for too much', async () => {
    expect(checkOf(await play('typed', 'wants-too-much-memory'), 'port')).toMatchObject({
      cause: 'crash',
      blame: ['server'],
    });
  });

  for (const program of ['wants-too-much-memory', 'crashes-at-start'])
    python.it(`gets no mark where the machine has next to none, whatever it prints: ${program}`, async () => {
      machine.left = SHORT;
      await expect(play('typed', program)).rejects.toThrow(WITHHELD);
    });

  python.it('gets none either where the machine overcommits no memory', async () => {
    machine.left = { isShort: false, isRefused: true };
    await expect(play('typed', 'wants-too-much-memory')).rejects.toThrow(WITHHELD);
  });

  python.it('is right where it needs no more than there is', async () => {
    machine.left = SHORT;
    expect(statusOf(await play('served', 'serves-plainly'), 'shown')).toBe('pass');
  });
});

describe('a machine that runs out of memory under programs that giliran watches', () => {
  sandboxed.it('has the run broken off, and no one blamed, while its memory lasts', async () => {
    machine.left = SHORT;
    await expect(play('typed', 'spins', '--isolation', 'sandbox')).rejects.toThrow(WITHHELD);
  });
});

describe('a build that is refused memory', () => {
  for (const isolation of ['network', 'sandbox'])
    sandboxed.it(`is no mistake where the machine has next to none: ${isolation}`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'giliran-short-'));
      const build = 'build: "echo out of memory >&2; exit 1"\nroles: { server: python3 server.py }\n';
      writeFileSync(join(folder, 'giliran.yaml'), build);
      writeFileSync(join(folder, 'server.py'), 'pass\n');
      const lab = join(import.meta.dirname, 'labs/typed.yaml');
      const failed = await giliran('check', lab, folder, '--isolation', isolation);
      expect(failed.out).toContain('out of memory');
      machine.left = SHORT;
      const short = await giliran('check', lab, folder, '--isolation', isolation);
      expect(short).toMatchObject({ code: 2, out: '' });
      expect(short.err).toContain('too little memory left');
    });
});
