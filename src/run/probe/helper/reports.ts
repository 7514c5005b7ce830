import type { HeardVia } from '../../../model/trace.ts';
import type { ProbeReport } from '../protocol.ts';

/** Bytes that have come to a probe. */
export interface Heard {
  readonly data: Buffer;
  /** The number of the connection or socket by which they came. */
  readonly channel: number;
  /** How many datagrams were sent in answer to them; none unless given. */
  readonly answered?: number;
  /** The address that they were sent to, where the probe is bound to several. */
  readonly at?: string;
}

/** What the helper tells the harness: answers to its commands, and what happens to its probes. */
export class Reports {
  private readonly write: (line: string) => void;
  private channels = 0;

  /** @param write takes each report as a line of JSON, with its end */
  constructor(write: (line: string) => void) {
    this.write = write;
  }

  /** @returns a number that no other connection or socket of this helper has */
  newChannel(): number {
    return ++this.channels;
  }

  /** A command has been carried out. @param detail what came of it */
  done(id: number, detail: string): void {
    this.report({ kind: 'done', id, ok: true, detail });
  }

  /** A command could not be carried out. */
  refused(id: number, error: unknown): void {
    this.report({ kind: 'done', id, ok: false, detail: reasonOf(error) });
  }

  /** A connection has been opened, or closed. */
  connection(role: string, event: 'opened' | 'closed', channel: number): void {
    this.report({ kind: 'event', role, event, detail: String(channel) });
  }

  /** Something went wrong for a probe while no command waits for it. */
  failed(role: string, error: unknown): void {
    this.report({ kind: 'event', role, event: 'failed', detail: reasonOf(error) });
  }

  heard(role: string, via: HeardVia, { data, channel, answered = 0, at }: Heard): void {
    const place = at === undefined ? {} : { at };
    const reply = answered === 0 ? {} : { answered };
    this.report({ kind: 'heard', role, via, channel, ...place, base64: data.toString('base64'), ...reply });
  }

  private report(report: ProbeReport): void {
    this.write(`${JSON.stringify(report)}\n`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
