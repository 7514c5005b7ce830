/** What the system refused a program, as its error text shows. */
export type ErrorKind =
  | 'address-in-use'
  | 'no-such-address'
  | 'no-such-device'
  | 'unreachable'
  | 'unknown-host'
  | 'refused'
  | 'reset'
  | 'not-allowed'
  | 'syntax';

/**
 * Names of the system's errors in Node and Ruby, their numbers on Linux, and their texts in the C library and in
 * Windows, which Python, Java, Go, C, C#, PHP, Perl and Rust print.
 */
const KINDS: readonly (readonly [RegExp, ErrorKind])[] = [
  [
    /\bEADDRINUSE\b|\bAddrInUse\b|Address already in use|Only one usage of each socket address/i,
    'address-in-use',
  ],
  [
    /\bEADDRNOTAVAIL\b|\bAddrNotAvailable\b|Cannot assign requested address|requested address is not valid in its context/i,
    'no-such-address',
  ],
  [/\bENODEV\b|No such device/i, 'no-such-device'],
  [/\b(?:ENETUNREACH|EHOSTUNREACH)\b|Network is unreachable|No route to host/i, 'unreachable'],
  [
    /\b(?:ENOTFOUND|EAI_AGAIN|EAI_NONAME)\b|Name or service not known|name resolution|UnknownHostException|no such host|could not resolve host|nodename nor servname/i,
    'unknown-host',
  ],
  [/\bECONNREFUSED\b|\bConnectionRefused\b|Connection refused|actively refused/i, 'refused'],
  // A syntax error in JSON is about a text that came, and not about the program's own source.
  [/^(?:SyntaxError|IndentationError|TabError)\b(?!.*\bJSON\b)/, 'syntax'],
  [
    /\b(?:ECONNRESET|EPIPE|ECONNABORTED)\b|\bConnectionReset\b|Connection reset|Broken pipe|forcibly closed/i,
    'reset',
  ],
  [/\b(?:EACCES|PermissionDenied)\b|Permission denied|access permissions/i, 'not-allowed'],
  [/\berrno[ =:]*-?98\b|\bos error 98\b/i, 'address-in-use'],
  [/\berrno[ =:]*-?99\b/i, 'no-such-address'],
  [/\berrno[ =:]*-?19\b/i, 'no-such-device'],
  [/\berrno[ =:]*-?111\b/i, 'refused'],
];

/** The kind of system error that a sentence is about; null where it names none. */
export function errorKindOf(sentence: string): ErrorKind | null {
  return KINDS.find(([pattern]) => pattern.test(sentence))?.[1] ?? null;
}
