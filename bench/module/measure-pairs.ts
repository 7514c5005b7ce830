import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunTrace } from '../../src/model/trace.ts';
import { readTrace } from '../../src/trace/read.ts';
import { type Finished, runNode } from '../command.ts';
import type { CpuAccount } from '../cpu-account.ts';
import type { Places } from '../measure.ts';
import { settlesOf } from '../settles.ts';
import { type KeptRecordings, recordingOf } from './recording.ts';

/** What one command took, in milliseconds. */
export interface Taken {
  /** The command as a whole. */
  readonly wallMs: number;
  /** Of everything that came of it; null where the system keeps no account that can be used. */
  readonly cpuMs: number | null;
}

/** What one check took. */
export interface CheckTimes extends Taken {
  /** The names of its runs. */
  readonly runs: readonly string[];
  /** Decisions that a move was over, in all scenes, and how many of them the clock made. */
  readonly settles: number;
  readonly byClock: number;
  /** Those added up, each from the last thing that happened, in milliseconds; scenes that are played side by side count each. */
  readonly settlingMs: number;
}

/** What the bare driver took, and what it has played. */
export interface DriveTimes extends Taken {
  readonly scenes: readonly string[];
}

/**
 * A check, and the bare driver next to it in time; null where the check's runs have no networks of their own, as the
 * driver's have.
 */
export interface Pair {
  readonly check: CheckTimes;
  readonly bare: DriveTimes | null;
}

/** Measures the checks of one lab's reference, and the bare driver at the scenes of those. */
export class LabBench {
  readonly lab: string;
  private readonly places: Places;
  private readonly account: CpuAccount | null;
  /** Of the last check, null where none can be used: how many lines come of a move depends on no seed. */
  private recordings: KeptRecordings | null = null;

  constructor(lab: string, places: Places, account: CpuAccount | null) {
    this.lab = lab;
    this.places = places;
    this.account = account;
  }

  /** Plays both once, for nothing: files are in the machine's memory from then on, and the scenes are recorded. */
  async warmUp(): Promise<void> {
    await this.check(1);
    await this.drive(1);
  }

  /** Measures both, in turn first. @param round from 0 */
  async pair(round: number): Promise<Pair> {
    const seed = round + 1;
    const first = round % 2 === 0 ? await this.check(seed) : null;
    const bare = await this.drive(seed);
    return { check: first ?? (await this.check(seed)), bare };
  }

  private async check(seed: number): Promise<CheckTimes> {
    return await inFolder(async (folder) => {
      const file = join(folder, 'trace.jsonl');
      const { wallMs, cpuMs } = await this.run([
        ...[join(this.places.project, 'bin', 'giliran.js'), 'check', this.lab, this.reference()],
        ...['--seed', String(seed), '--trace', file],
      ]);
      const { runs } = readTrace(readFileSync(file, 'utf8'));
      const settles = runs.flatMap(settlesOf);
      this.record(runs);
      return {
        ...{ wallMs, cpuMs },
        runs: runs.map(({ run }) => run.run),
        settles: settles.length,
        byClock: settles.filter(({ by }) => by !== 'kernel').length,
        settlingMs: settles.reduce((sum, { tookUs }) => sum + tookUs / 1000, 0),
      };
    });
  }

  /** Keeps what a check's scenes have shown; where one had to be played again, what those before have. */
  private record(runs: readonly RunTrace[]): void {
    const isApart = runs.every(({ run }) => run.isolation === 'network');
    const isAgain = runs.some(({ run }) => run.attempt > 0);
    if (!isApart) this.recordings = null;
    else if (!isAgain || this.recordings === null)
      this.recordings = Object.fromEntries(runs.map((trace) => [trace.run.run, [...recordingOf(trace)]]));
  }

  private async drive(seed: number): Promise<DriveTimes | null> {
    const { recordings } = this;
    if (recordings === null) return null;
    return await inFolder(async (folder) => {
      const file = join(folder, 'recordings.json');
      writeFileSync(file, JSON.stringify(recordings));
      const { wallMs, cpuMs, stdout } = await this.run([
        ...[join(this.places.folder, 'module-driver.mjs'), this.places.project, this.lab, this.reference()],
        ...['--seed', String(seed), '--recordings', file],
      ]);
      const scenes: readonly string[] = JSON.parse(stdout);
      return { wallMs, cpuMs, scenes };
    });
  }

  private reference(): string {
    return join(this.places.project, 'fixtures', this.lab, 'reference');
  }

  private run(args: readonly string[]): Promise<Finished> {
    return runNode(args, {}, this.account);
  }
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-bench-module-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
