import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Isolation } from '../../../src/run/isolation/isolation.ts';
import { openSharedNetwork } from '../../../src/run/isolation/shared-network.ts';
import { KernelView } from '../../../src/run/kernel/kernel-view.ts';
import { Sockets } from '../../../src/run/kernel/sockets.ts';
import { callTable } from '../../../src/run/kernel/system-calls.ts';
import { BootedAhead } from '../../../src/run/role/booted-ahead.ts';
import type { RoleChild } from '../../../src/run/role/role-child.ts';
import type { Program } from '../../../src/submission/submission.ts';
import { nodePreload, writePreloads } from '../../../src/submission/terminal/preloads.ts';
import { becomes, processesWith } from '../processes.ts';

/** Writes a file in its first line, and prints what is typed. */
const SOURCE = `
require('node:fs').writeFileSync('begun', '');
console.log('begun ' + Object.keys(process.env).join());
process.stdin.on('data', (line) => console.log('typed ' + JSON.stringify(String(line))));
`;

let folder: string;
let isolation: Isolation;
let kernel: KernelView;
let ahead: BootedAhead;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'giliran-ahead-'));
  writeFileSync(join(folder, 'program.cjs'), SOURCE);
  isolation = openSharedNetwork(folder);
  kernel = new KernelView({
    root: '/proc',
    table: callTable(process.arch) ?? {},
    sockets: new Sockets([], [], true, null),
    belongs: isolation.belongs,
    hiddenTimers: false,
    layers: isolation.layers,
  });
  ahead = new BootedAhead(isolation, kernel.processes);
});

afterEach(async () => {
  ahead.close();
  kernel.close();
  await isolation.close();
  rmSync(folder, { recursive: true, force: true });
});

/** @param before arguments for node before those that it always gets */
function programWith(env: Program['env'] = {}, before: readonly string[] = []): Program {
  const preload = nodePreload(writePreloads(folder));
  return {
    role: 'client',
    command: process.execPath,
    args: [...before, '--require', preload, join(folder, 'program.cjs')],
    cwd: folder,
    env: { KEPT: '', ...env },
    folders: [],
    file: 'program.cjs',
    takesCue: true,
  };
}

/** Boots a program and waits until it is blocked reading its cue. @returns its pid */
async function booted(program = programWith()): Promise<string> {
  ahead.boot(program, folder);
  const waits = (): boolean => {
    const [pid] = processesWith(folder);
    return pid !== undefined && /^\d+ 0x0 /.test(readFileSync(`/proc/${pid}/syscall`, 'utf8'));
  };
  expect(await becomes(waits)).toBe(true);
  return processesWith(folder)[0] ?? '';
}

/** A program's output so far. */
function outputOf({ process }: RoleChild): () => string {
  let text = '';
  process.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  process.stdout.resume();
  return () => text;
}

function cued(): RoleChild {
  const child = ahead.cue('client');
  if (!child) throw new Error('nobody was ready');
  return child;
}

describe.runIf(process.platform === 'linux')('a program that is booted ahead', () => {
  it('is not part of the scene, whether it still boots or waits', async () => {
    ahead.boot(programWith(), folder);
    expect(kernel.look()).toBe('settled');
    await booted();
    kernel.processes.refresh();
    expect(kernel.look()).toBe('settled');
    expect([...kernel.processes.byRole().keys()]).toEqual([]);
    expect([kernel.usage.usedMs(), kernel.runningRoles()]).toEqual([0, []]);
    expect(existsSync(join(folder, 'begun'))).toBe(false);
  });

  it('is part of it from its cue on, and sees no trace of the cue', async () => {
    const pid = await booted();
    const output = outputOf(cued());
    kernel.processes.refresh();
    expect(kernel.processes.shows('client', pid)).toBe(true);
    expect([...kernel.processes.byRole().keys()]).toEqual(['client']);
    expect(await becomes(() => output().includes('\n'))).toBe(true);
    expect(output()).toBe('begun KEPT,GILIRAN_ROLE,GILIRAN_RUN\n');
  });

  it('gets all that is typed after its cue, and nothing of the cue', async () => {
    await booted();
    const child = cued();
    const output = outputOf(child);
    child.process.stdin.write('halo\n');
    expect(await becomes(() => output().includes('typed'))).toBe(true);
    expect(output()).toContain('typed "halo\\n"\n');
  });

  it('may get its cue before it waits for one', async () => {
    ahead.boot(programWith(), folder);
    const output = outputOf(cued());
    expect(await becomes(() => output().startsWith('begun '))).toBe(true);
  });

  it('ends without having run where its turn never comes', async () => {
    await booted();
    ahead.close();
    expect(await becomes(() => processesWith(folder).length === 0)).toBe(true);
    expect(existsSync(join(folder, 'begun'))).toBe(false);
    expect(ahead.cue('client')).toBeNull();
  });

  it('is started anew where it has ended before its turn', async () => {
    const pid = Number(await booted());
    process.kill(pid, 'SIGKILL');
    // It is gone from /proc once node has reaped it.
    expect(await becomes(() => !existsSync(`/proc/${pid}`))).toBe(true);
    expect(ahead.cue('client')).toBeNull();
    kernel.processes.refresh();
    expect([...kernel.processes.byRole().keys()]).toEqual([]);
  });

  it('has its output from before its turn read only then', async () => {
    const noisy = join(folder, 'noisy.cjs');
    writeFileSync(noisy, 'console.log("noise")');
    await booted(programWith({}, ['--require', noisy]));
    const output = outputOf(cued());
    expect(await becomes(() => output().includes('begun'))).toBe(true);
    expect(output()).toMatch(/^noise\nbegun /);
  });

  it('is not one with node’s own variables, which may load more code', () => {
    ahead.boot(programWith({ NODE_OPTIONS: '--require ./program.cjs' }), folder);
    expect(processesWith(folder)).toEqual([]);
    expect(ahead.cue('client')).toBeNull();
  });

  it('is not one of a runtime that takes no cue', () => {
    const { takesCue: _, ...program } = programWith();
    ahead.boot(program, folder);
    expect(ahead.cue('client')).toBeNull();
  });

  it('is not one where roles share a limit on processes', () => {
    ahead = new BootedAhead({ ...isolation, hasRoomApart: false }, kernel.processes);
    ahead.boot(programWith(), folder);
    expect(ahead.cue('client')).toBeNull();
  });
});
