import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunTrace } from '../src/model/trace.ts';
import { readTrace } from '../src/trace/read.ts';
import { type Finished, runNode } from './command.ts';
import type { DriverTimes } from './driver-times.ts';
import type { Stamps } from './stamps-file.ts';

/** Folders of the benchmark. */
export interface Places {
  /** The project's folder. */
  readonly project: string;
  /** The folder of the benchmark's own built and temporary files. */
  readonly folder: string;
}

export interface Repeats {
  readonly repetitions: number;
  /** How often the common way is run, which takes most of a minute each time. */
  readonly slow: number;
}

/** One run of `giliran check`. */
export interface CheckRun {
  readonly wallMs: number;
  readonly runs: readonly RunTrace[];
}

/** One such run with time stamps, to see how its time is spent. */
export interface StampedRun extends CheckRun {
  readonly finished: Finished;
  readonly stamps: Stamps;
}

/** One run of the bare driver. */
export interface DriverRun {
  readonly finished: Finished;
  readonly times: DriverTimes;
}

/**
 * All measurements of one benchmark. Entries with the same index in `checks`, `bare` and the start-ups were measured
 * one after the other.
 */
export interface Measurements {
  readonly checks: readonly CheckRun[];
  readonly bare: readonly DriverRun[];
  readonly common: readonly DriverRun[];
  readonly stamped: readonly StampedRun[];
  /** Wall times of `node -e 0` and of `giliran --version`, in milliseconds. */
  readonly nodeMs: readonly number[];
  readonly versionMs: readonly number[];
}

export const LAB = 'turn-chat-4';
export const SUBMISSION = join('fixtures', 'turn-chat', 'reference');

/** How many runs have stamps: enough for a median. */
const MOST_STAMPED = 5;

/**
 * Measures everything, with repetitions interleaved, so that whatever else the machine does affects all alike.
 * @param progress called before every run
 */
export async function measure(
  places: Places,
  { repetitions, slow }: Repeats,
  progress: (text: string) => void,
): Promise<Measurements> {
  const session = new Session(places);
  const checks: CheckRun[] = [];
  const bare: DriverRun[] = [];
  const common: DriverRun[] = [];
  const stamped: StampedRun[] = [];
  const nodeMs: number[] = [];
  const versionMs: number[] = [];
  progress('warming up');
  await session.check(0);
  await session.drive(0, false);
  for (let index = 0; index < repetitions; index++) {
    progress(`repetition ${index + 1} of ${repetitions}`);
    const seed = index + 1;
    nodeMs.push((await runNode(['-e', '0'])).wallMs);
    versionMs.push((await runNode([session.command, '--version'])).wallMs);
    // They alternate, so that neither always runs right after the other.
    if (index % 2 === 0) checks.push(await session.check(seed));
    bare.push(await session.drive(seed, false));
    if (index % 2 === 1) checks.push(await session.check(seed));
    if (index < MOST_STAMPED) stamped.push(await session.stamped(seed));
  }
  for (let index = 0; index < slow; index++) {
    progress(`the common way, ${index + 1} of ${slow} (most of a minute)`);
    common.push(await session.drive(index + 1, true));
  }
  return { checks, bare, common, stamped, nodeMs, versionMs };
}

class Session {
  readonly command: string;
  private readonly places: Places;

  constructor(places: Places) {
    this.places = places;
    this.command = join(places.project, 'bin', 'giliran.js');
  }

  async check(seed: number): Promise<CheckRun> {
    const { finished, runs } = await this.checkWith([], seed, {});
    return { wallMs: finished.wallMs, runs };
  }

  async stamped(seed: number): Promise<StampedRun> {
    const file = join(this.places.folder, 'stamps.json');
    const preload = ['--require', join(this.places.folder, 'stamps.cjs')];
    const { finished, runs } = await this.checkWith(preload, seed, { GILIRAN_BENCH_STAMPS: file });
    const stamps: Stamps = JSON.parse(readFileSync(file, 'utf8'));
    return { wallMs: finished.wallMs, runs, finished, stamps };
  }

  async drive(seed: number, fixedWaits: boolean): Promise<DriverRun> {
    const { project, folder } = this.places;
    const finished = await runNode([
      join(folder, 'driver.mjs'),
      join(project, 'labs', LAB, 'lab.yaml'),
      join(project, SUBMISSION),
      '--seed',
      String(seed),
      ...(fixedWaits ? ['--fixed-waits'] : []),
    ]);
    const times: DriverTimes = JSON.parse(finished.stdout);
    return { finished, times };
  }

  private async checkWith(
    nodeArgs: readonly string[],
    seed: number,
    environment: Readonly<Record<string, string>>,
  ): Promise<{ readonly finished: Finished; readonly runs: readonly RunTrace[] }> {
    const trace = join(this.places.folder, 'trace.jsonl');
    const submission = join(this.places.project, SUBMISSION);
    const finished = await runNode(
      [
        ...nodeArgs,
        this.command,
        'check',
        LAB,
        submission,
        '--json',
        '--seed',
        String(seed),
        '--trace',
        trace,
      ],
      environment,
    );
    return { finished, runs: readTrace(readFileSync(trace, 'utf8')).runs };
  }
}
