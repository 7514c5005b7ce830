import { describe, expect, it } from 'vitest';
import { readFrame } from '../../../src/run/wire/frame.ts';

const hex = (text: string): Buffer => Buffer.from(text.replace(/\s/g, ''), 'hex');
/** A LINUX_SLL2 header: protocol, interface 2, ethernet, outgoing, a hardware address. */
const sll2 = (protocol: string, type = '04'): string =>
  `${protocol} 0000 00000002 0001 ${type} 06 020000000001 0000`;
const UDP4 = `${sll2('0800')} 4500 0021 0001 4000 02 11 0000 0a010203 e0010101 d903 138c 000d 0000 68656c6c6f`;
const TCP6 = `${sll2('86dd', '00')} 60000000 0017 06 40 ${'00'.repeat(15)}01 fe80${'00'.repeat(12)}0102 1f90 d903 fffffff0 00000000 5018 0000 0000 0000 616263`;

describe('a recorded frame', () => {
  it('has a datagram’s addresses, its time to live and its data', () => {
    expect(readFrame(hex(UDP4))).toEqual({
      interfaceNumber: 2,
      isOutgoing: true,
      link: '02:00:00:00:00:01',
      transport: 'udp',
      from: { address: '10.1.2.3', port: 55555 },
      to: { address: '224.1.1.1', port: 5004 },
      ttl: 2,
      bytes: 5,
      data: Buffer.from('hello'),
      sequence: 0,
    });
  });

  it('has a segment’s, over IPv6 too', () => {
    expect(readFrame(hex(TCP6))).toMatchObject({
      isOutgoing: false,
      transport: 'tcp',
      from: { address: '::1', port: 8080 },
      to: { address: 'fe80::102', port: 55555 },
      ttl: 64,
      bytes: 3,
      sequence: 0xfffffff0,
    });
  });

  it('has those of a fragmented IPv6 datagram by its first fragment', () => {
    const pieces = (offset: string): Buffer =>
      hex(
        `${sll2('86dd')} 60000000 0015 2c 01 fe80${'00'.repeat(12)}0002 ff02${'00'.repeat(12)}1234 11 00 ${offset} 00000001 d903 138c 0fff 0000 68656c6c6f`,
      );
    expect(readFrame(pieces('0001'))).toMatchObject({
      transport: 'udp',
      to: { address: 'ff02::1234', port: 5004 },
      ttl: 1,
      bytes: 5,
    });
    expect(readFrame(pieces('0011'))).toBeNull();
  });

  it('is ignored where it is no datagram, a later fragment, or cut off before its data', () => {
    expect(readFrame(hex(sll2('0806')))).toBeNull();
    expect(readFrame(hex(UDP4.replace('4000 02', '0010 02')))).toBeNull();
    expect(readFrame(hex(UDP4.replace('02 11', '02 02')))).toBeNull();
    const whole = hex(UDP4);
    for (let length = 0; length < 48; length++) expect(readFrame(whole.subarray(0, length))).toBeNull();
  });
});
