import { describe, expect, it } from 'vitest';
import { parseRows, showAddress } from '../../../src/run/kernel/socket-row.ts';

const HEAD =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const TAIL = '00:00000000 00000000  1000        0';
const LISTENING = `   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 ${TAIL} 4711 1 0 100 0 0 10 0`;
const CLIENT = `   1: 0100007F:C350 0100007F:1F90 01 00000000:00000005 ${TAIL} 4712 1 0 20 4 30 10 -1`;

describe('a table of sockets', () => {
  it('is read row by row, without its heading and malformed rows', () => {
    expect(parseRows([HEAD, LISTENING, CLIENT, 'nonsense', ''].join('\n'), 'tcp')).toEqual([
      {
        transport: 'tcp',
        localAddress: '0100007F',
        localPort: 8080,
        remoteAddress: '00000000',
        remotePort: 0,
        host: 0,
        state: 10,
        sendQueue: 0,
        receiveQueue: 0,
        isStalled: false,
        inode: '4711',
      },
      {
        transport: 'tcp',
        localAddress: '0100007F',
        localPort: 50000,
        remoteAddress: '0100007F',
        remotePort: 8080,
        host: 0,
        state: 1,
        sendQueue: 0,
        receiveQueue: 5,
        isStalled: false,
        inode: '4712',
      },
    ]);
  });

  it('is read for IPv6 too', () => {
    const row = `   0: 00000000000000000000000000000000:1F90 00000000000000000000000000000000:0000 0A 00000000:00000000 ${TAIL} 4716 1`;
    expect(parseRows(row, 'tcp')).toMatchObject([{ localPort: 8080, state: 10 }]);
  });
});

describe('an address of the table', () => {
  for (const [hex, text] of [
    ['0100007F', '127.0.0.1'],
    ['00000000', '0.0.0.0'],
    ['010101E0', '224.1.1.1'],
    ['00000000000000000000000000000000', '::'],
    ['00000000000000000000000001000000', '::1'],
    ['0000000000000000FFFF00000100007F', '127.0.0.1'],
    ['000080FE00000000FF005452016812FE', 'fe80::5254:ff:fe12:6801'],
  ] as const)
    it(`${hex} is ${text}`, () => {
      expect(showAddress(hex)).toBe(text);
    });
});
