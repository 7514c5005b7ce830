import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cpus, loadavg, release } from 'node:os';
import { join } from 'node:path';
import { toolVersion } from '../src/machine/installation.ts';

/** Facts about the machine, without which the figures mean nothing. */
export interface Machine {
  readonly giliran: string;
  readonly node: string;
  readonly platform: string;
  readonly kernel: string;
  readonly processor: string;
  readonly cores: number;
  /** How many processes ran or wanted to run, on average over the minute before. */
  readonly loadBefore: number;
}

/** The load now, as in {@link Machine}. */
export function currentLoad(): number {
  return loadavg()[0] ?? 0;
}

export function describeMachine(): Machine {
  const processors = cpus();
  return {
    giliran: toolVersion(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    kernel: release(),
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    loadBefore: currentLoad(),
  };
}

/** How busy a machine was before a measure and after it: a line of text. */
export function loadLine(
  { loadBefore, cores }: Pick<Machine, 'loadBefore' | 'cores'>,
  loadAfter: number,
): string {
  return `load ${loadBefore.toFixed(1)} before, ${loadAfter.toFixed(1)} after, ${cores} cores`;
}

/** Changes when the command changes, since the built file is named after its content. */
export function fingerprintOfCommand(project: string): string {
  try {
    return createHash('sha256')
      .update(readFileSync(join(project, 'dist', 'built.json')))
      .digest('hex');
  } catch {
    return 'none';
  }
}
