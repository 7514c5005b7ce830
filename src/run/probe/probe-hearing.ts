import { isUtf8 } from 'node:buffer';
import { getOrMake } from '../../model/memo.ts';
import type { Activity } from '../activity.ts';
import type { RunLog } from '../run-log.ts';
import type { Screen } from '../screen.ts';
import { withoutFill } from './flood.ts';
import { roleOf } from './probe-part.ts';
import type { ProbeReport } from './protocol.ts';
import { type ReadText, TextReader } from './text-reader.ts';

export interface ProbeHearingOptions {
  readonly log: Pick<RunLog, 'record'>;
  readonly screen: Pick<Screen, 'hear'>;
  readonly activity: Pick<Activity, 'flooded'>;
  /** Whether some probe sends a flood: what it is filled with is counted, and not written out. */
  readonly isFlooded: boolean;
}

type HeardReport = Extract<ProbeReport, { kind: 'heard' }>;

/** What the probes of a run hear, read as text and put on record. */
export class ProbeHearing {
  private readonly options: ProbeHearingOptions;
  /** What comes over each of the probes' connections. */
  private readonly readers = new Map<string, TextReader>();

  constructor(options: ProbeHearingOptions) {
    this.options = options;
  }

  heard(report: HeardReport): void {
    const { activity, log, screen, isFlooded } = this.options;
    const role = roleOf(report.role);
    const bytes = Buffer.from(report.base64, 'base64');
    const { text: whole, isText } = this.read(report, bytes);
    const text = isFlooded ? withoutFill(whole) : whole;
    activity.flooded += whole.length - text.length;
    screen.hear(role, text);
    const { kind, via, channel, at, answered } = report;
    const place = at === undefined ? {} : { at };
    const reply = answered === undefined ? {} : { answered };
    const spoilt = isText ? {} : ({ spoilt: true } as const);
    log.record({ kind, role, via, channel, ...place, text, bytes: bytes.length, ...spoilt, ...reply });
  }

  /** A connection is a stream, in which a letter may be cut; a datagram is read by itself. */
  private read({ role, via, channel }: HeardReport, bytes: Buffer): ReadText {
    if (via !== 'tcp') return { text: bytes.toString('utf8'), isText: isUtf8(bytes) };
    return getOrMake(this.readers, `${role} ${channel}`, () => new TextReader()).take(bytes);
  }
}
