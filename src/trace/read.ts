import { getOrMake } from '../model/memo.ts';
import { MessageError, message } from '../model/message.ts';
import {
  type RunEvent,
  type RunTrace,
  type SubmissionRecord,
  TRACE_VERSION,
  type TraceHeader,
} from '../model/trace.ts';
import { type KeptSubmission, upgradeEvent, upgradeSubmission } from './upgrade.ts';

/** A trace file that cannot be used. */
class TraceError extends MessageError {
  override readonly name = 'TraceError';
}

/** A trace file's header and runs. */
export interface TraceFile {
  readonly header: TraceHeader;
  /** Null where giliran was ended before it had looked at the submission, and in traces of version 1. */
  readonly submission: SubmissionRecord | null;
  readonly runs: readonly RunTrace[];
}

/**
 * Reads a trace's JSON lines. A last line that was cut off is left out: the harness was ended while it wrote.
 * @throws TraceError where it is none, or was written by a newer giliran
 */
export function readTrace(text: string): TraceFile {
  const lines = text.split('\n').filter((line) => line !== '');
  const records = lines.flatMap((line, index): unknown[] => {
    try {
      return [JSON.parse(line)];
    } catch {
      if (index === lines.length - 1) return [];
      throw new TraceError(message('trace.not-json', { line: index + 1 }));
    }
  });
  const [header, ...rest] = records;
  if (!isHeader(header)) throw new TraceError(message('trace.no-header'));
  if (header.version > TRACE_VERSION)
    throw new TraceError(message('trace.too-new', { found: header.version, known: TRACE_VERSION }));
  const events = rest.filter(isEvent).map((event) => upgradeEvent(event, header.version));
  const found = rest.find(isSubmission);
  return { header, submission: found ? upgradeSubmission(found) : null, runs: splitRuns(events) };
}

/** Records of runs that went on side by side, run by run. */
export function splitRuns(events: readonly RunEvent[]): RunTrace[] {
  const runs = new Map<string, RunEvent[]>();
  for (const event of events) getOrMake(runs, event.run, (): RunEvent[] => []).push(event);
  return [...runs.values()].flatMap((list) => {
    const [run] = list;
    return run?.kind === 'run' ? [{ run, events: list }] : [];
  });
}

function isHeader(value: unknown): value is TraceHeader {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === 'trace' &&
    'version' in value &&
    typeof value.version === 'number'
  );
}

function isSubmission(value: unknown): value is KeptSubmission {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'submission';
}

/** What records of a run there are. */
const EVENT_KINDS: Readonly<Record<RunEvent['kind'], true>> = {
  run: true,
  move: true,
  print: true,
  erased: true,
  heard: true,
  probe: true,
  exit: true,
  settled: true,
  capture: true,
  wire: true,
  given: true,
  stored: true,
  end: true,
};

/** Whether it is a record of a kind that is known here: others tell nothing that could be graded or drawn. */
function isEvent(value: unknown): value is RunEvent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    typeof value.kind === 'string' &&
    Object.hasOwn(EVENT_KINDS, value.kind) &&
    'run' in value &&
    'n' in value &&
    typeof value.n === 'number'
  );
}
