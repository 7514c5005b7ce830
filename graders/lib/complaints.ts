import type { RunTrace } from '../../src/model/trace.ts';

/** What the system refused a program, as its error text names it. */
export type ErrorKind =
  | 'address-in-use'
  | 'no-such-address'
  | 'no-such-device'
  | 'unreachable'
  | 'unknown-host'
  | 'refused'
  | 'reset'
  | 'syntax';

/** Names of the system's errors, as Node gives them, and their texts, as the C library does: Python, Java and C. */
const KINDS: readonly (readonly [RegExp, ErrorKind])[] = [
  [/\bEADDRINUSE\b|Address already in use/i, 'address-in-use'],
  [/\bEADDRNOTAVAIL\b|Cannot assign requested address/i, 'no-such-address'],
  [/\bENODEV\b|No such device/i, 'no-such-device'],
  [/\b(?:ENETUNREACH|EHOSTUNREACH)\b|Network is unreachable|No route to host/i, 'unreachable'],
  [
    /\b(?:ENOTFOUND|EAI_AGAIN|EAI_NONAME)\b|Name or service not known|name resolution|UnknownHostException/i,
    'unknown-host',
  ],
  [/\bECONNREFUSED\b|Connection refused/i, 'refused'],
  // In a text that came, it is no mistake of the program's own.
  [/^(?:SyntaxError|IndentationError|TabError)\b(?!.*\bJSON\b)/, 'syntax'],
  [/\b(?:ECONNRESET|EPIPE|ECONNABORTED)\b|Connection reset|Broken pipe/i, 'reset'],
];

/** What a program said on its error stream before it ended. */
export interface Complaint {
  /** The language's own error, and the line of the student's file where it came up; empty where there is none. */
  readonly text: string;
  readonly kind: ErrorKind | null;
  /** Where it wanted to go, where the error says so. */
  readonly target: { readonly address: string; readonly port: number; readonly text: string } | null;
}

/** The longest complaint that is worth showing, in characters. */
const LONGEST = 400;

/** What a program said of its end, with its place where there is one. */
export function complaintOf(trace: RunTrace, role: string): Complaint {
  const lines = trace.events.flatMap((event) =>
    event.kind === 'print' && event.role === role && event.stream === 'err' ? [event.text] : [],
  );
  const named = lines.findLast((line) => /^[\w.]*(?:Error|Exception|Interrupt)\b/.test(line.trim()));
  const error = (named ?? lines.findLast((line) => line.trim() !== '') ?? '').trim();
  const place = placeIn(lines);
  return {
    text: [error, place]
      .filter((part) => part !== '')
      .join(' · ')
      .slice(0, LONGEST),
    kind: KINDS.find(([pattern]) => pattern.test(error))?.[1] ?? null,
    target: targetIn(error),
  };
}

/** `127.0.0.1:8081` or `::1:8080`, as Node ends its errors. */
function targetIn(error: string): Complaint['target'] {
  const match = /\s((?:\d{1,3}\.){3}\d{1,3}|[0-9a-f:]*:[0-9a-f:]*):(\d{1,5})(?:\s|$)/i.exec(error);
  const [, address, port] = match ?? [];
  return address === undefined || port === undefined
    ? null
    : { address, port: Number(port), text: `${address}:${port}` };
}

/** `server.py:12`: the innermost place in a file of the student's own that a stack trace names. */
function placeIn(lines: readonly string[]): string {
  const python = lines.flatMap((line) => {
    const match = /File "([^"<]+)", line (\d+)/.exec(line);
    return match && !isForeign(match[1] ?? '') ? [`${baseName(match[1] ?? '')}:${match[2]}`] : [];
  });
  const others = lines.flatMap((line) => {
    const match =
      /(?:^|[\s(])(?:file:\/\/)?([^\s():]*[^\s():/\\]+\.[cm]?[jt]s|[\w$]+\.java):(\d+)(?::\d+)?\)?\s*$/.exec(
        line,
      );
    return match && !isForeign(match[1] ?? '') ? [`${baseName(match[1] ?? '')}:${match[2]}`] : [];
  });
  // Python tells the innermost call last, the others first.
  return python.at(-1) ?? others[0] ?? '';
}

/** Files of a runtime or a package, which a student did not write. */
function isForeign(file: string): boolean {
  return /(?:^node:|node_modules|[\\/]lib[\\/]python|frozen|site-packages|^internal[\\/])/.test(file);
}

function baseName(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}
