import { describe, expect, it } from 'vitest';
import { callFilter } from '../../../src/run/isolation/call-filter.ts';

const X64 = 0xc000003e;
const ARM64 = 0xc00000b7;
const I386 = 0x40000003;

const ALLOW = 0x7fff0000;
const EPERM = 0x00050001;
const EINVAL = 0x00050016;
const ENOSYS = 0x00050026;
const EAFNOSUPPORT = 0x00050061;
const UNHEARD = 0x00050000;

/** Runs a filter as the kernel does. */
function judge(
  architecture: string,
  call: { audit: number; number: number; first?: number; second?: number; third?: number },
): number {
  const code = callFilter(architecture) ?? Buffer.alloc(0);
  const data = new Map([
    [0, call.number],
    [4, call.audit],
    [16, call.first ?? 0],
    [24, call.second ?? 0],
    [32, call.third ?? 0],
  ]);
  let loaded = 0;
  for (let at = 0; at < code.length; at += 8) {
    const value = code.readUInt32LE(at + 4);
    const jump = (holds: boolean): void => {
      at += 8 * code.readUInt8(at + (holds ? 2 : 3));
    };
    switch (code.readUInt16LE(at)) {
      case 0x20:
        loaded = (data.get(value) ?? 0) >>> 0;
        break;
      case 0x15:
        jump(loaded === value);
        break;
      case 0x35:
        jump(loaded >= value);
        break;
      case 0x45:
        jump((loaded & value) !== 0);
        break;
      case 0x06:
        return value;
    }
  }
  throw new Error('the filter comes to no end');
}

describe('the filter of system calls', () => {
  for (const [architecture, audit, calls] of [
    [
      'x64',
      X64,
      {
        read: 0,
        mount: 165,
        unshare: 272,
        ptrace: 101,
        memfd: 319,
        splice: 275,
        tee: 276,
        sendfile: 40,
        socket: 41,
        clone: 56,
        option: 54,
        fcntl: 72,
      },
    ],
    [
      'arm64',
      ARM64,
      {
        read: 63,
        mount: 40,
        unshare: 97,
        ptrace: 117,
        memfd: 279,
        splice: 76,
        tee: 77,
        sendfile: 71,
        socket: 198,
        clone: 220,
        option: 208,
        fcntl: 25,
      },
    ],
  ] as const)
    describe(`on ${architecture}`, () => {
      it('lets ordinary calls through', () => {
        expect(judge(architecture, { audit, number: calls.read })).toBe(ALLOW);
      });

      it('forbids mounts, namespaces and other processes', () => {
        for (const number of [calls.mount, calls.unshare, calls.ptrace])
          expect(judge(architecture, { audit, number })).toBe(EPERM);
      });

      it('denies the existence of memory without an owner, and of clone3', () => {
        expect(judge(architecture, { audit, number: calls.memfd })).toBe(ENOSYS);
        expect(judge(architecture, { audit, number: 435 })).toBe(ENOSYS);
      });

      it('makes programs copy where the kernel would pin whole pages, except for indispensable calls', () => {
        for (const number of [calls.splice, calls.tee])
          expect(judge(architecture, { audit, number })).toBe(EINVAL);
        expect(judge(architecture, { audit, number: calls.sendfile })).toBe(ALLOW);
      });

      it('has threads and children, and none of them in a namespace of its own', () => {
        const thread = 0x3d0f00;
        expect(judge(architecture, { audit, number: calls.clone, first: thread })).toBe(ALLOW);
        expect(judge(architecture, { audit, number: calls.clone, first: 0x10000011 })).toBe(EPERM);
      });

      it('has sockets of the internet and of this machine, and no others', () => {
        for (const first of [1, 2, 10, 16])
          expect(judge(architecture, { audit, number: calls.socket, first })).toBe(ALLOW);
        // AF_PACKET and AF_VSOCK.
        for (const first of [17, 40])
          expect(judge(architecture, { audit, number: calls.socket, first })).toBe(EAFNOSUPPORT);
      });

      it('pretends to enlarge buffers, and allows no socket filters and no routing or key options', () => {
        const option = (second: number, third: number): number =>
          judge(architecture, { audit, number: calls.option, second, third });
        expect(option(1, 7)).toBe(UNHEARD);
        for (const third of [26, 50, 51, 52]) expect(option(1, third)).toBe(EPERM);
        for (const third of [14, 32, 38]) expect(option(6, third)).toBe(EPERM);
        // SO_REUSEADDR, SO_RCVBUF, TCP_NODELAY, IP_MULTICAST_TTL and TCP_SYNCNT.
        for (const [second, third] of [
          [1, 2],
          [1, 8],
          [6, 1],
          [0, 33],
          [6, 7],
        ] as const)
          expect(option(second, third)).toBe(ALLOW);
      });

      it('allows record locks of a process, and no locks of open files', () => {
        const command = (second: number): number =>
          judge(architecture, { audit, number: calls.fcntl, second });
        for (const second of [2, 4, 5, 6, 7]) expect(command(second)).toBe(ALLOW);
        for (const second of [37, 38]) expect(command(second)).toBe(EINVAL);
      });

      it('allows no calls of another architecture', () => {
        expect(judge(architecture, { audit: I386, number: 3 })).toBe(ENOSYS);
      });
    });

  it('allows no x32 calls', () => {
    expect(judge('x64', { audit: X64, number: 0x40000000 + 272 })).toBe(ENOSYS);
  });

  it('is missing for machines whose call numbers are unknown', () => {
    expect(callFilter('s390x')).toBe(null);
  });
});
