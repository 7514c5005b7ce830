import { DENIED_CALLS, DENIED_LOCKS, DENIED_OPTIONS, type DeniedCall } from './denied-calls.ts';

/**
 * What differs between machines: the number of the instruction set, those of four calls, and whether there is a second
 * set of calls.
 */
interface Machine {
  /** AUDIT_ARCH_…, from the kernel's `audit.h`. */
  readonly audit: number;
  readonly socket: number;
  readonly clone: number;
  readonly setsockopt: number;
  readonly fcntl: number;
  /** The bit that marks calls of the x32 set. */
  readonly otherSet: number | null;
  readonly numberOf: (call: DeniedCall) => number | null;
}

const MACHINES: Readonly<Record<string, Machine>> = {
  x64: {
    audit: 0xc000003e,
    socket: 41,
    clone: 56,
    setsockopt: 54,
    fcntl: 72,
    otherSet: 0x40000000,
    numberOf: ({ x64 }) => x64,
  },
  arm64: {
    audit: 0xc00000b7,
    socket: 198,
    clone: 220,
    setsockopt: 208,
    fcntl: 25,
    otherSet: null,
    numberOf: ({ arm64 }) => arm64,
  },
};

/**
 * Families of sockets that are allowed: Unix, IPv4, IPv6, and netlink, by which programs learn of network interfaces.
 */
const FAMILIES = [1, 2, 10, 16];

/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET. */
const NEW_NAMESPACES = 0x7e020000;

const EPERM = 1;
const EINVAL = 22;
const ENOSYS = 38;
const EAFNOSUPPORT = 97;

const ANSWERS: Readonly<Record<DeniedCall['refusal'], number>> = {
  forbidden: EPERM,
  unknown: ENOSYS,
  'not-for-these': EINVAL,
};

/** Offsets in the kernel's `struct seccomp_data`. */
const NUMBER = 0;
const AUDIT = 4;
const FIRST_ARGUMENT = 16;
const SECOND_ARGUMENT = 24;
const THIRD_ARGUMENT = 32;

const ALLOW = 0x7fff0000;
const refuse = (errno: number): number => 0x00050000 | errno;

/** Opcodes of classic BPF. */
const LOAD = 0x20;
const JUMP_IF_EQUAL = 0x15;
const JUMP_IF_AT_LEAST = 0x35;
const JUMP_IF_ANY_BIT = 0x45;
const RETURN = 0x06;

/** One instruction: opcode, jumps where a comparison holds and where it does not, and a value. */
type Instruction = readonly [code: number, yes: number, no: number, value: number];

/**
 * The filter of system calls that programs in the sandbox run under, as `bwrap --seccomp` reads it.
 * @param architecture as node names it
 * @returns null for machines that giliran has no numbers for
 */
export function callFilter(architecture: string): Buffer | null {
  const machine = MACHINES[architecture];
  if (!machine) return null;
  const program: Instruction[] = [
    [LOAD, 0, 0, AUDIT],
    [JUMP_IF_EQUAL, 1, 0, machine.audit],
    [RETURN, 0, 0, refuse(ENOSYS)],
    [LOAD, 0, 0, NUMBER],
    ...(machine.otherSet === null ? [] : returnIf(JUMP_IF_AT_LEAST, machine.otherSet, refuse(ENOSYS))),
    ...DENIED_CALLS.flatMap((call) => {
      const number = machine.numberOf(call);
      return number === null ? [] : returnIf(JUMP_IF_EQUAL, number, refuse(ANSWERS[call.refusal]));
    }),
    ...onlyFor(machine.clone, [
      [LOAD, 0, 0, FIRST_ARGUMENT],
      ...returnIf(JUMP_IF_ANY_BIT, NEW_NAMESPACES, refuse(EPERM)),
      [RETURN, 0, 0, ALLOW],
    ]),
    ...onlyFor(machine.socket, [
      [LOAD, 0, 0, FIRST_ARGUMENT],
      ...FAMILIES.flatMap((family) => returnIf(JUMP_IF_EQUAL, family, ALLOW)),
      [RETURN, 0, 0, refuse(EAFNOSUPPORT)],
    ]),
    ...onlyFor(machine.fcntl, [
      [LOAD, 0, 0, SECOND_ARGUMENT],
      // The answer that kernels before 3.15 give.
      ...DENIED_LOCKS.flatMap((command) => returnIf(JUMP_IF_EQUAL, command, refuse(EINVAL))),
      [RETURN, 0, 0, ALLOW],
    ]),
    ...onlyFor(machine.setsockopt, [
      ...DENIED_OPTIONS.flatMap(({ level, option, refusal }): Instruction[] => [
        [LOAD, 0, 0, SECOND_ARGUMENT],
        [JUMP_IF_EQUAL, 0, 3, level],
        [LOAD, 0, 0, THIRD_ARGUMENT],
        ...returnIf(JUMP_IF_EQUAL, option, refuse(refusal === 'unheard' ? 0 : EPERM)),
      ]),
      [RETURN, 0, 0, ALLOW],
    ]),
    [RETURN, 0, 0, ALLOW],
  ];
  return Buffer.concat(program.map(encode));
}

function returnIf(jump: number, value: number, answer: number): Instruction[] {
  return [
    [jump, 0, 1, value],
    [RETURN, 0, 0, answer],
  ];
}

/** Instructions for one call only; they must end in a return. */
function onlyFor(call: number, body: readonly Instruction[]): Instruction[] {
  return [[JUMP_IF_EQUAL, 0, body.length, call], ...body];
}

/** The kernel's `struct sock_filter`; both machines write the low byte first. */
function encode([code, yes, no, value]: Instruction): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt16LE(code, 0);
  bytes.writeUInt8(yes, 2);
  bytes.writeUInt8(no, 3);
  bytes.writeUInt32LE(value >>> 0, 4);
  return bytes;
}
