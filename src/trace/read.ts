import { type RunEvent, type RunTrace, TRACE_VERSION, type TraceHeader } from '../model/trace.ts';

/** A trace file that cannot be used, in one line. */
class TraceError extends Error {
  override readonly name = 'TraceError';
}

/** A trace file's header and runs. */
export interface TraceFile {
  readonly header: TraceHeader;
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
      throw new TraceError(`Expected a trace, but line ${index + 1} is not JSON.`);
    }
  });
  const [header, ...rest] = records;
  if (!isHeader(header)) throw new TraceError('Expected a trace: its first line must be its header.');
  if (header.version > TRACE_VERSION)
    throw new TraceError(
      `This trace has version ${header.version}; this giliran reads up to ${TRACE_VERSION}. Update giliran to read it.`,
    );
  return { header, runs: splitRuns(rest.filter(isEvent)) };
}

/** Records of runs that went on side by side, run by run. */
export function splitRuns(events: readonly RunEvent[]): RunTrace[] {
  const runs = new Map<string, RunEvent[]>();
  for (const event of events) {
    const list = runs.get(event.run);
    if (list) list.push(event);
    else runs.set(event.run, [event]);
  }
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

function isEvent(value: unknown): value is RunEvent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    'run' in value &&
    'n' in value &&
    typeof value.n === 'number'
  );
}
