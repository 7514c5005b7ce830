import type { ChildProcess } from 'node:child_process';
import { subscribe } from 'node:diagnostics_channel';
import fs from 'node:fs';
import { basename } from 'node:path';
import type { Stamps } from './stamps-file.ts';

/**
 * Loaded into `giliran check` with --require, in runs that are not part of the comparison. It notes when the command
 * starts its children, and writes that to the file in GILIRAN_BENCH_STAMPS at its exit.
 */
const target = process.env.GILIRAN_BENCH_STAMPS ?? '';
const children: { readonly atMs: number; readonly child: ChildProcess }[] = [];

subscribe('child_process', (message) => {
  if (isSpawn(message)) children.push({ atMs: performance.now(), child: message.process });
});

process.on('exit', () => {
  const firstOf = (command: string): number =>
    children.find(({ child }) => basename(child.spawnfile) === command)?.atMs ?? Number.NaN;
  const stamps: Stamps = {
    timeOrigin: performance.timeOrigin,
    bootedMs: performance.nodeTiming.bootstrapComplete,
    networkAskedMs: firstOf('unshare'),
    firstProgramMs: firstOf('nsenter'),
    exitMs: performance.now(),
  };
  fs.writeFileSync(target, JSON.stringify(stamps));
});

function isSpawn(message: unknown): message is { readonly process: ChildProcess } {
  return typeof message === 'object' && message !== null && 'process' in message;
}
