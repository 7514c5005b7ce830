/** Kinds of system calls that a program waits in. Their numbers are from the kernel's own tables for each machine. */
export type CallKind =
  | 'read'
  | 'write'
  | 'accept'
  | 'receive'
  | 'send'
  | 'connect'
  | 'poll'
  | 'ppoll'
  | 'select'
  | 'epoll'
  | 'epoll2'
  | 'futex'
  | 'futex-waitv'
  | 'child'
  | 'lock'
  | 'sleep'
  | 'signal'
  | 'pause'
  | 'queue'
  | 'io-uring'
  | 'restart';

type Table = Readonly<Record<number, CallKind>>;

const X64: Table = {
  0: 'read',
  19: 'read',
  17: 'read',
  1: 'write',
  20: 'write',
  43: 'accept',
  288: 'accept',
  45: 'receive',
  47: 'receive',
  299: 'receive',
  44: 'send',
  46: 'send',
  307: 'send',
  42: 'connect',
  7: 'poll',
  271: 'ppoll',
  23: 'select',
  270: 'select',
  232: 'epoll',
  281: 'epoll',
  215: 'epoll',
  441: 'epoll2',
  202: 'futex',
  455: 'futex-waitv',
  449: 'futex-waitv',
  61: 'child',
  247: 'child',
  72: 'lock',
  73: 'lock',
  35: 'sleep',
  230: 'sleep',
  130: 'pause',
  34: 'pause',
  128: 'signal',
  65: 'queue',
  70: 'queue',
  426: 'io-uring',
  219: 'restart',
};

const ARM64: Table = {
  63: 'read',
  65: 'read',
  67: 'read',
  64: 'write',
  66: 'write',
  202: 'accept',
  242: 'accept',
  207: 'receive',
  212: 'receive',
  243: 'receive',
  206: 'send',
  211: 'send',
  269: 'send',
  203: 'connect',
  73: 'ppoll',
  72: 'select',
  22: 'epoll',
  441: 'epoll2',
  98: 'futex',
  455: 'futex-waitv',
  449: 'futex-waitv',
  260: 'child',
  95: 'child',
  25: 'lock',
  32: 'lock',
  101: 'sleep',
  115: 'sleep',
  133: 'pause',
  137: 'signal',
  193: 'queue',
  188: 'queue',
  426: 'io-uring',
  128: 'restart',
};

/** The table of a machine as node names it; null where giliran has none. */
export function callTable(arch: string): Table | null {
  if (arch === 'x64') return X64;
  return arch === 'arm64' ? ARM64 : null;
}
