import type { RunLog } from '../run-log.ts';
import { WireCapture, type WireCaptureOptions } from './wire-capture.ts';
import type { PortOwners } from './wire-facts.ts';

export interface PacketRecordOptions extends Omit<WireCaptureOptions, 'file'> {
  readonly log: RunLog;
  /** The run's name. */
  readonly run: string;
  /** The trace's file, beside which the packets are kept; null where they are not kept. */
  readonly trace: string | null;
}

/** Records a run's packets, and logs facts about them. */
export class PacketRecord {
  private readonly log: RunLog;
  private readonly capture: WireCapture;

  constructor({ log, run, trace, isolation, helperFile }: PacketRecordOptions) {
    this.log = log;
    const file = trace === null ? null : captureFile(trace, run);
    this.capture = new WireCapture({ isolation, helperFile, file });
  }

  /** Begins to record. Whatever is sent after this resolves is recorded, or the log says that it is not. */
  async open(): Promise<void> {
    await this.capture.open();
  }

  /**
   * A move has settled.
   * @param owners the role that holds each port now
   */
  async mark(move: number, owners: PortOwners): Promise<void> {
    await this.capture.mark(move, owners);
  }

  /** Ends the recording, and logs what was recorded in each move. */
  async close(): Promise<void> {
    const { facts, state, detail, file } = await this.capture.close();
    for (const { move, ...fact } of facts) {
      this.log.move = move;
      this.log.record({ kind: 'wire', ...fact });
    }
    this.log.record({ kind: 'capture', state, detail, file });
  }
}

/** The file in which a run's packets are kept, beside the trace. */
export function captureFile(trace: string, run: string): string {
  return `${trace.replace(/\.jsonl$/, '')}.${run.replace(/[^\w@+~#-]/g, '_')}.pcapng`;
}
