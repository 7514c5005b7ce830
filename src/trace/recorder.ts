import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { dirname } from 'node:path';
import {
  type RunEvent,
  type SubmissionRecord,
  TRACE_VERSION,
  type TraceHeader,
  type TraceRecord,
} from '../model/trace.ts';

/** A record before it is numbered. */
export type Unnumbered = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, 'n'> : never) : never;

/** Numbers the records of a check's runs, and writes them to a file, move by move. */
export class Recorder {
  private next = 1;
  private waiting: string[] = [];
  private readonly descriptor: number | null;
  /** The file; null where nothing is written. */
  readonly file: string | null;

  /** @throws the file system's error where the file cannot be written */
  constructor(file: string | null, lab: string, seed: number, tool: string) {
    this.file = file;
    if (file !== null) mkdirSync(dirname(file), { recursive: true });
    this.descriptor = file === null ? null : openSync(file, 'w', 0o600);
    const header: TraceHeader = {
      kind: 'trace',
      version: TRACE_VERSION,
      tool,
      lab,
      seed,
      machine: {
        platform: process.platform,
        arch: process.arch,
        release: release(),
        node: process.version,
        cores: cpus().length,
      },
    };
    this.write(header);
  }

  /** Writes what was found before anything was run. */
  submission(problems: SubmissionRecord['problems'], notes: SubmissionRecord['notes']): void {
    this.write({ kind: 'submission', problems, notes });
  }

  /** Numbers a record, writes it and gives it back. */
  record<E extends Unnumbered>(event: E): E & { readonly n: number } {
    const record = { ...event, n: this.next++ };
    this.write(record);
    return record;
  }

  /** Writes what has been recorded since the last time. */
  flush(): void {
    if (this.descriptor === null || this.waiting.length === 0) return;
    writeSync(this.descriptor, this.waiting.join(''));
    this.waiting = [];
  }

  close(): void {
    this.flush();
    if (this.descriptor !== null) closeSync(this.descriptor);
  }

  private write(record: TraceRecord | Unnumbered): void {
    if (this.descriptor !== null) this.waiting.push(`${JSON.stringify(record)}\n`);
  }
}
