import type { RunEvent, RunTrace } from '../model/trace.ts';
import { splitRuns } from '../trace/read.ts';
import type { Records, Unnumbered } from '../trace/recorder.ts';

/** A record without what the log itself knows: number, run, move and time. */
export type Happening = Unnumbered extends infer E
  ? E extends Unnumbered
    ? Omit<E, 'run' | 'move' | 't'>
    : never
  : never;

/** What happens in one run, stamped and passed on to the trace file. */
export class RunLog {
  /** The move that is being made; -1 before the first. */
  move = -1;
  private readonly run: string;
  private readonly recorder: Records;
  private readonly events: RunEvent[] = [];
  private readonly startedAt = performance.now();
  private closed = false;

  constructor(run: string, recorder: Records) {
    this.run = run;
    this.recorder = recorder;
  }

  /** Milliseconds since the run began. */
  elapsedMs(): number {
    return performance.now() - this.startedAt;
  }

  /** Takes a record. What is reported after the run's end is the harness's own clearing up, and left out. */
  record(happening: Happening): void {
    if (this.closed) return;
    const t = Math.round(this.elapsedMs() * 1000) / 1000;
    this.events.push(this.recorder.record({ ...happening, run: this.run, move: this.move, t }));
  }

  /** Writes to the trace file what has been recorded. */
  flush(): void {
    this.recorder.flush();
  }

  close(): void {
    this.closed = true;
  }

  /** The run's trace so far. */
  trace(): RunTrace {
    const [trace] = splitRuns(this.events);
    if (!trace) throw new Error('a run without its own record');
    return trace;
  }
}
