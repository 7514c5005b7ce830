import { getOrMake, memo } from '../../src/model/memo.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import { errorForm, framePlace, isForeign, isTie, type Place, pythonPlace } from './error-forms.ts';
import { type ErrorKind, errorKindOf } from './error-kinds.ts';

/** What a program printed about its trouble. */
export interface Complaint {
  /** The language's own error, and the line of the student's file where it occurred; empty for none. */
  readonly text: string;
  readonly kind: ErrorKind | null;
  /** The place that it wanted to reach, if the error names one. */
  readonly target: { readonly address: string; readonly port: number; readonly text: string } | null;
}

/** An error that a program printed, in the form of its language or in its own words. */
export interface PrintedError {
  readonly sentence: string;
  /** `server.py:12`; empty where none of the student's files is named. */
  readonly place: string;
  readonly kind: ErrorKind | null;
  /** Whether it has the form in which a language prints an error that was not handled. */
  readonly isFormal: boolean;
  readonly goesOn: boolean;
  readonly move: number;
  /** Number of the trace record in which it begins. */
  readonly n: number;
}

/** The longest complaint that is shown, in characters. */
const LONGEST = 400;
/** How many characters of a line are read: programs may print anything. */
const LONGEST_LINE = 2000;

/** Dates and times that loggers put before a sentence, which differ in each run. */
const CLOCK = /^\[?\d{4}[/-]\d\d[/-]\d\d[ T]\d\d:\d\d:\d\d[.,\d]*\]?\s+/;

const NOTHING: Complaint = { text: '', kind: null, target: null };

/**
 * What a program printed about its end, with the place where there is one: at least the last line of its error stream.
 */
export function complaintOf(trace: RunTrace, role: string): Complaint {
  const said = errorBefore(trace, role, Number.POSITIVE_INFINITY);
  if (said?.isFormal) return asComplaint(said);
  const last = linesOf(trace, role).findLast(({ isError, text }) => isError && text.trim() !== '');
  if (said && (!last || said.n >= last.n || said.kind !== null)) return asComplaint(said);
  return last ? asComplaint({ sentence: last.text.trim(), place: '', kind: null }) : NOTHING;
}

/**
 * An error that a program printed in a move, on whichever stream, as an explanation of why it does not do what is
 * asked. It proves nothing by itself: an error may be handled, and any program may print such a text.
 */
export function complaintIn(trace: RunTrace, role: string, move: number): Complaint | null {
  const said = errorBefore(trace, role, move + 1);
  return said && said.move === move ? asComplaint(said) : null;
}

/** The last error in a language's form that a program printed before a move: a part of it may have ended with that. */
export function lastFormalError(trace: RunTrace, role: string, before: number): PrintedError | null {
  const formal = printedErrors(trace, role).filter((error) => error.isFormal && error.move < before);
  return formal.length > 0 ? errorBefore(trace, role, before) : null;
}

export function asComplaint({
  sentence,
  place,
  kind,
}: Pick<PrintedError, 'sentence' | 'place' | 'kind'>): Complaint {
  return {
    text: [sentence, place]
      .filter((part) => part !== '')
      .join(' · ')
      .slice(0, LONGEST),
    kind,
    // For an unknown host name, the only address in the error is that of the name server.
    target: kind === 'unknown-host' ? null : targetIn(sentence),
  };
}

/**
 * The error to show of those that a program printed before a move. Of errors that follow from each other, and of those
 * of one move, it is the one that the system gave: what comes after (a null reference, a call on something that was
 * never opened) is a consequence.
 */
function errorBefore(trace: RunTrace, role: string, before: number): PrintedError | null {
  const errors = printedErrors(trace, role).filter(({ move }) => move < before);
  const last = errors.findLast(({ isFormal }) => isFormal) ?? errors.at(-1);
  if (!last) return null;
  if (last.kind !== null) return last;
  const together = errors.filter(({ move }) => move === last.move);
  const first = errors.lastIndexOf(last);
  let begin = first;
  while (begin > 0 && errors[begin]?.goesOn) begin--;
  const chain = errors.slice(begin, first + 1);
  return (
    chain.findLast(({ kind }) => kind !== null) ?? together.findLast(({ kind }) => kind !== null) ?? last
  );
}

interface SaidLine {
  text: string;
  readonly isError: boolean;
  readonly move: number;
  readonly n: number;
}

const linesOf = memo((trace: RunTrace, role: string): readonly SaidLine[] => {
  const lines = new Map<string, SaidLine>();
  for (const event of trace.events) {
    if (event.kind !== 'print' || event.role !== role) continue;
    const key = `${event.stream}${event.line}`;
    const { stream, move, n } = event;
    const line = getOrMake(lines, key, () => ({ text: '', isError: stream === 'err', move, n }));
    if (line.text.length < LONGEST_LINE) line.text = (line.text + event.text).slice(0, LONGEST_LINE);
  }
  return [...lines.values()];
});

/** All errors that a program printed, on either stream, in order. */
const printedErrors = memo((trace: RunTrace, role: string): readonly PrintedError[] => {
  const lines = linesOf(trace, role);
  return [lines.filter(({ isError }) => isError), lines.filter(({ isError }) => !isError)]
    .flatMap(errorsIn)
    .sort((a, b) => a.n - b.n);
});

function errorsIn(lines: readonly SaidLine[]): PrintedError[] {
  const found: PrintedError[] = [];
  let above: Place | null = null;
  let isTied = false;
  /** Whether frames of a stack trace may still follow the last error. */
  let isOpen = false;
  for (const [index, { text, move, n }] of lines.entries()) {
    const python = pythonPlace(text);
    if (python) {
      if (!isForeign(python)) above = python;
      isOpen = false;
      continue;
    }
    const frame = framePlace(text);
    if (frame) {
      const last = found.at(-1);
      if (isForeign(frame)) continue;
      if (last && isOpen && last.place === '') found[found.length - 1] = { ...last, place: placeText(frame) };
      // Node prints the source line before the error.
      else if (!isOpen) above = frame;
      continue;
    }
    if (isTie(text)) isTied = true;
    const form =
      errorForm(text, lines[index + 1]?.text ?? '') ?? withTrace(text, lines[index + 1]?.text ?? '');
    const kind = errorKindOf(form?.sentence ?? text);
    if (!form && (kind === null || isDetail(text))) continue;
    const place = form?.place ?? above;
    found.push({
      sentence: form?.sentence ?? text.trim().replace(CLOCK, ''),
      place: place && !isForeign(place) ? placeText(place) : '',
      kind,
      isFormal: form !== null,
      goesOn: form !== null && (form.goesOn || isTied),
      move,
      n,
    });
    above = null;
    isTied = false;
    isOpen = form !== null;
  }
  return found;
}

/** An error that a program printed within a sentence of its own, with its stack trace below. */
function withTrace(text: string, next: string): ReturnType<typeof errorForm> {
  const match = /(?:^|[\s:])((?:[\w$]+\.)*(?:[A-Z]\w*)?(?:Error|Exception): .*)$/.exec(text);
  return match && /^\s+at /.test(next) ? { sentence: match[1] ?? '', place: null, goesOn: false } : null;
}

/**
 * Whether a line belongs to an object printed below its error (`code: 'EADDRINUSE',`), or is Python's note about a
 * task.
 */
function isDetail(text: string): boolean {
  return /^\s+\[?\w+\]?: .*,?$|^future: </.test(text);
}

const ADDRESS = String.raw`((?:\d{1,3}\.){3}\d{1,3}|[0-9a-f:]*::[0-9a-f:]*|(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4})`;
/** `connect ECONNREFUSED 127.0.0.1:8081`, `dial tcp 127.0.0.1:8081: …`, `tcp://127.0.0.1:8081 (…)`. */
const ADDRESS_AND_PORT = new RegExp(String.raw`(?:^|[\s/[])${ADDRESS}\]?:(\d{1,5})(?=[\s:(]|$)`, 'i');
/** `Connect call failed ('127.0.0.1', 8081)`. */
const ADDRESS_COMMA_PORT = new RegExp(String.raw`\(['"]?${ADDRESS}['"]?, (\d{1,5})\b`, 'i');
/** `connect(2) for "127.0.0.1" port 8081`. */
const ADDRESS_IN_QUOTES = new RegExp(String.raw`"${ADDRESS}" port (\d{1,5})\b`, 'i');

/** The place that an error says it wanted to reach. */
function targetIn(error: string): Complaint['target'] {
  const match =
    ADDRESS_AND_PORT.exec(error) ?? ADDRESS_COMMA_PORT.exec(error) ?? ADDRESS_IN_QUOTES.exec(error);
  const [, address, port] = match ?? [];
  return address === undefined || port === undefined
    ? null
    : { address, port: Number(port), text: `${address}:${port}` };
}

function placeText({ file, line }: Place): string {
  return `${file.split(/[\\/]/).at(-1) ?? file}:${line}`;
}
