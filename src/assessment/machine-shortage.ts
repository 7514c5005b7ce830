import { failedRuns } from '../diagnosis/conclusive-runs.ts';
import { MessageError, message } from '../model/message.ts';
import type { RunTrace } from '../model/trace.ts';
import { IsolationError } from '../run/isolation/isolation.ts';

/** What a machine may be short of: each has its sentence, which says what to do. */
const SHORTAGES = [
  ['room', /\b(?:ENOSPC|EDQUOT)\b|No space left on device/i],
  ['files', /\b(?:EMFILE|ENFILE)\b|Too many open files/i],
  ['memory', /\bENOMEM\b/i],
  ['read-only', /\bEROFS\b/],
  ['processes', /\bEAGAIN\b|cannot start another process|^prlimit: failed to set/],
  ['sandbox', /^the sandbox of \S+ could not be made$/],
] as const;

/**
 * The machine lacked what giliran needs, or kept it from its part: that says nothing about the programs, and another
 * try may end well.
 */
export class ShortageError extends MessageError {
  override readonly name = 'ShortageError';
}

/**
 * Whether an error of giliran's own comes of what the machine is short of. What programs say counts for nothing here.
 * @returns the error that says what was short, and what to do; null for any other
 */
export function shortageIn(error: unknown): ShortageError | null {
  // What kept a sandbox from being made was said by the tools that make it.
  if (error instanceof IsolationError)
    return REFUSED.test(JSON.stringify(error.userMessage)) ? shortOfProcesses() : null;
  if (error instanceof MessageError || !(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  if (
    'syscall' in error &&
    error.syscall === 'mkdtemp' &&
    ['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(code)
  )
    return new ShortageError(message('short.no-temp', { folder: pathOf(error), reason: code }));
  return shortageSaid(code) ?? shortageSaid(error.message);
}

const REFUSED = /prlimit: failed to set|Resource temporarily unavailable/;

function shortOfProcesses(): ShortageError {
  return new ShortageError(message('short.processes'));
}

function pathOf(error: Error): string {
  const path = 'path' in error ? String(error.path) : '';
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The same of what giliran, or a tool that it starts programs by, has said. */
export function shortageSaid(text: string): ShortageError | null {
  const found = SHORTAGES.find(([, pattern]) => pattern.test(text));
  return found ? new ShortageError(message(`short.${found[0]}`)) : null;
}

/** What kept scenes from being played to their ends, or programs from being started in them; null where nothing did. */
export function shortageInRuns(runs: readonly RunTrace[]): ShortageError | null {
  const reasons = [...failedRuns(runs).map(({ reason }) => reason), ...runs.flatMap(notLimited)];
  for (const reason of reasons) {
    const shortage = shortageSaid(reason);
    if (shortage !== null) return shortage;
  }
  return null;
}

/**
 * The first scene that could not be played to its end, whatever for. What was to be seen in it is missing beside what
 * goes wrong in others, or it is what shows a mistake that others do not: points would be lost or given, or another
 * role blamed, for what the machine did.
 * @returns the error that says so; null where all were played
 */
export function unplayedIn(runs: readonly RunTrace[]): ShortageError | null {
  const [first] = failedRuns(runs);
  return first ? new ShortageError(message('short.scene', { ...first })) : null;
}

/** What `prlimit` printed in place of programs that it could not start: their only output. */
function notLimited({ run, events }: RunTrace): readonly string[] {
  if (run.isolation !== 'sandbox') return [];
  return events.flatMap((event) => {
    if (event.kind !== 'exit' || event.code !== 1) return [];
    const said = events.flatMap((other) =>
      other.kind === 'print' && other.role === event.role ? [other.text] : [],
    );
    return said.length === 1 ? said.filter((text) => text.startsWith('prlimit: failed to set')) : [];
  });
}
