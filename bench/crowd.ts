import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunTrace } from '../src/model/trace.ts';
import { readTrace } from '../src/trace/read.ts';
import { runNode } from './command.ts';
import { currentLoad } from './machine.ts';
import { medianOf } from './spread.ts';

/** Times of one run of the crowd, in milliseconds. */
interface CrowdTimes {
  /** From the time that the server is ready until all clients are connected. */
  readonly comingMs: number;
  /** From the sending of one line until all have heard it and the scene has settled. */
  readonly lineMs: number;
  /** The same for a line of each client, all at once. */
  readonly atOnceMs: number;
  /** The whole command. */
  readonly wallMs: number;
}

/**
 * Measures fifty scripted clients: how long it takes them to connect at once, to speak one after the other, and to
 * speak at once.
 * @returns 0 where it could measure, whatever the figures
 */
export async function benchCrowd(project: string, repetitions: number, asJson: boolean): Promise<number> {
  const times: CrowdTimes[] = [];
  for (let round = 0; round < repetitions; round++) times.push(await measureOnce(project));
  const median = (of: (one: CrowdTimes) => number): number => medianOf(times.map(of));
  const figures = {
    repetitions,
    comingMs: median(({ comingMs }) => comingMs),
    lineMs: median(({ lineMs }) => lineMs),
    atOnceMs: median(({ atOnceMs }) => atOnceMs),
    wallMs: median(({ wallMs }) => wallMs),
  };
  process.stdout.write(
    asJson
      ? `${JSON.stringify(figures, null, 2)}\n`
      : `50 clients: ${figures.comingMs.toFixed(0)} ms to come at once, ${figures.lineMs.toFixed(1)} ms a line that all hear, ${figures.atOnceMs.toFixed(0)} ms for a line of each at once, ${figures.wallMs.toFixed(0)} ms for the command, load ${currentLoad().toFixed(1)}\n`,
  );
  return 0;
}

async function measureOnce(project: string): Promise<CrowdTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'giliran-crowd-'));
  try {
    const file = join(folder, 'trace.jsonl');
    const { wallMs } = await runNode([
      join(project, 'bin/giliran.js'),
      'check',
      join(project, 'test/run/labs/crowd.yaml'),
      join(project, 'test/programs/passes-lines-on'),
      '--trace',
      file,
    ]);
    const [trace] = readTrace(readFileSync(file, 'utf8')).runs;
    if (!trace) throw new Error('Expected the trace to hold a run, found none.');
    const lines = spansOf(trace, 'in-turn');
    return {
      comingMs: sum(spansOf(trace, 'start').slice(1)),
      lineMs: medianOf(lines),
      atOnceMs: sum(spansOf(trace, 'at-once')),
      wallMs,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** How long each move of a part took to settle, in milliseconds; moves that were made at once count as one. */
function spansOf({ events }: RunTrace, part: string): readonly number[] {
  const spans: number[] = [];
  let begun: number | null = null;
  for (const event of events) {
    if (event.kind === 'move' && event.part === part) begun ??= event.t;
    if (event.kind !== 'settled' || begun === null) continue;
    spans.push(event.t - begun);
    begun = null;
  }
  return spans;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
