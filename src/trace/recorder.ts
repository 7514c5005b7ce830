import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { cpus, release } from 'node:os';
import { dirname } from 'node:path';
import {
  type RunEvent,
  type SubmissionRecord,
  TRACE_VERSION,
  type TraceHeader,
  type TraceRecord,
  type Unplayed,
} from '../model/trace.ts';

/** A record before it is numbered. */
export type Unnumbered = RunEvent extends infer E ? (E extends RunEvent ? Omit<E, 'n'> : never) : never;

/** Where the records of a run go. */
export interface Records {
  /** The file; null where nothing is written, or not yet. */
  readonly file: string | null;
  /** Numbers a record, takes it and gives it back. */
  record<E extends Unnumbered>(event: E): E & { readonly n: number };
  /** Writes what has been recorded since the last time. */
  flush(): void;
}

/** Records of a run of which it is not known yet whether it counts. */
export interface HeldRecords extends Records {
  /** Writes them: it counts. */
  release(): void;
}

/** Numbers the records of a check's runs, and writes them to a file, move by move. */
export class Recorder implements Records {
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

  /** Writes which scene was not played, and why. */
  unplayed({ scene, because }: Unplayed): void {
    this.write({ kind: 'unplayed', scene, because });
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

  /** Records that are numbered with all others, and written only when it is said that they count. */
  hold(): HeldRecords {
    const held: (() => void)[] = [];
    return {
      file: null,
      record: (event) => {
        const record = { ...event, n: this.next++ };
        held.push(() => this.write(record));
        return record;
      },
      flush: () => {},
      release: () => {
        for (const write of held.splice(0)) write();
        this.flush();
      },
    };
  }

  close(): void {
    this.flush();
    if (this.descriptor !== null) closeSync(this.descriptor);
  }

  private write(record: TraceRecord | Unnumbered): void {
    if (this.descriptor !== null) this.waiting.push(`${JSON.stringify(record)}\n`);
  }
}
