import type { LimitName } from '../../model/trace.ts';
import type { Isolation } from '../isolation/isolation.ts';
import { LineReader } from './line-reader.ts';
import type { Piece } from './piece.ts';
import type { RoleChild } from './role-child.ts';

export interface RoleListener {
  readonly printed: (stream: 'out' | 'err', piece: Piece) => void;
  /** Something was printed and gone again before it could be read. */
  readonly erased: (stream: 'out' | 'err', text: string) => void;
  readonly ended: (
    code: number | null,
    signal: string | null,
    because: 'itself' | 'stopped' | LimitName,
  ) => void;
  /** Bytes came that do not end a line yet. */
  readonly stirred: () => void;
  /** Bytes came that are drawn: what they change is still to be seen. */
  readonly drawn: () => void;
}

const STREAMS = ['out', 'err'] as const;

/** A program that takes part. */
export class RoleProcess {
  readonly role: string;
  readonly pid: number;
  private readonly child: RoleChild['process'];
  private readonly readers = { out: new LineReader(), err: new LineReader() };
  private readonly listener: RoleListener;
  private readonly isolation: Isolation;
  private readonly outputLimit: number;
  private outputBytes = 0;
  private endedBecause: 'itself' | 'stopped' | LimitName = 'itself';
  private exited = false;
  private announceEnd: () => void = () => {};
  private readonly hasEnded = new Promise<void>((resolve) => {
    this.announceEnd = resolve;
  });

  /** Takes over a program that has just been started, or been let go. Where it could not be started, it has exited. */
  constructor(
    role: string,
    child: RoleChild,
    isolation: Isolation,
    outputLimit: number,
    listener: RoleListener,
  ) {
    this.role = role;
    this.isolation = isolation;
    this.listener = listener;
    this.outputLimit = outputLimit;
    this.child = child.process;
    this.pid = child.pid;
    this.listen('out', this.child.stdout);
    this.listen('err', this.child.stderr);
    void this.child.then((result) => {
      if (this.pid === 0)
        this.listener.printed('err', { text: result.originalMessage ?? '', line: 0, ended: true });
      this.end(result.exitCode ?? null, result.signal ?? null);
    });
    // A grandchild may hold the streams open: the program's own end is what counts.
    this.child.once('exit', (code, signal) => setImmediate(() => this.end(code, signal)));
  }

  /** Whether the program still takes part. */
  get running(): boolean {
    return !this.exited;
  }

  /** Types a line. @returns whether the program was there to be typed to */
  type(line: string): boolean {
    this.flush();
    for (const reader of [this.readers.out, this.readers.err]) reader.newLine();
    if (this.exited || !this.child.stdin.writable) return false;
    this.child.stdin.write(`${line}\n`);
    return true;
  }

  /** Ends the program's input. @returns whether there was an input to end; its end has been seen by the system then */
  async endInput(): Promise<boolean> {
    this.flush();
    const { stdin } = this.child;
    if (this.exited || !stdin.writable) return false;
    await new Promise<void>((resolve) => stdin.end(() => resolve()));
    return true;
  }

  /** Reports unfinished lines as they stand, and what is new on a screen that is drawn. */
  flush(): void {
    for (const stream of STREAMS) {
      const { pieces, erased } = this.readers[stream].flush();
      for (const piece of pieces) this.listener.printed(stream, piece);
      if (erased !== '') this.listener.erased(stream, erased);
    }
  }

  /** What stands on a drawn screen and is still to be reported. */
  peek(): string {
    return STREAMS.map((stream) => this.readers[stream].peek()).join('\n');
  }

  /** Whether a drawn screen looks otherwise than when this was asked last. */
  hasChanged(): boolean {
    return STREAMS.map((stream) => this.readers[stream].hasChanged()).includes(true);
  }

  signal(signal: NodeJS.Signals, because: 'stopped' | LimitName | null = null): void {
    if (because !== null && this.endedBecause === 'itself') this.endedBecause = because;
    if (this.pid !== 0) this.isolation.signal(this.pid, this.role, signal);
  }

  /** The run is over: its end from here on is the harness's doing. */
  dismiss(): void {
    if (this.endedBecause === 'itself') this.endedBecause = 'stopped';
  }

  /** Resolves when the program is gone; a process that it has left behind may still hold its streams. */
  async gone(): Promise<void> {
    await this.hasEnded;
  }

  private listen(stream: 'out' | 'err', source: NodeJS.ReadableStream): void {
    source.on('data', (chunk: Buffer) => {
      this.outputBytes += chunk.length;
      if (this.outputBytes > this.outputLimit) {
        if (this.endedBecause === 'itself') this.signal('SIGKILL', 'output');
        return;
      }
      for (const piece of this.readers[stream].take(chunk)) this.listener.printed(stream, piece);
      if (this.readers[stream].isDrawn) this.listener.drawn();
      else this.listener.stirred();
    });
    source.on('error', () => {});
    // Of one that was booted ahead nothing has been read so far.
    source.resume();
  }

  private end(code: number | null, signal: string | null): void {
    if (this.exited) return;
    this.exited = true;
    this.flush();
    this.listener.ended(code, signal, this.endedBecause);
    this.announceEnd();
  }
}
