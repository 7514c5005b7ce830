import { describe, expect, it } from 'vitest';
import { PcapngReader } from '../../../src/run/wire/pcapng.ts';

function block(type: number, body: Buffer): Buffer {
  const length = 12 + body.length;
  const head = Buffer.alloc(8);
  head.writeUInt32LE(type, 0);
  head.writeUInt32LE(length, 4);
  const tail = Buffer.alloc(4);
  tail.writeUInt32LE(length, 0);
  return Buffer.concat([head, body, tail]);
}

const u32 = (...numbers: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(4 * numbers.length);
  for (const [index, number] of numbers.entries()) bytes.writeUInt32LE(number, 4 * index);
  return bytes;
};

const SECTION = block(0x0a0d0d0a, u32(0x1a2b3c4d, 1, 0xffffffff, 0xffffffff));
const INTERFACE = block(1, u32(276, 0));
const packet = (data: string, captured = data.length): Buffer =>
  block(6, Buffer.concat([u32(0, 0, 0, captured, data.length), Buffer.from(data)]));
/** Interface statistics with an option of 64 bits. */
const statistics = (option: number, count: bigint): Buffer => {
  const value = Buffer.alloc(12);
  value.writeUInt16LE(option, 0);
  value.writeUInt16LE(8, 2);
  value.writeBigUInt64LE(count, 4);
  return block(5, Buffer.concat([u32(0, 0, 0), value, u32(0)]));
};
const read = (...chunks: readonly Buffer[]) => {
  const reader = new PcapngReader();
  return chunks.flatMap((chunk) => reader.push(chunk)).flatMap((entry) => entry.block ?? []);
};

describe('a capture file', () => {
  const FILE = Buffer.concat([SECTION, INTERFACE, packet('abcd'), block(99, u32(1)), packet('efgh')]);
  const BLOCKS = [
    { kind: 'interface', linkType: 276 },
    { kind: 'packet', data: Buffer.from('abcd') },
    { kind: 'packet', data: Buffer.from('efgh') },
  ];

  it('is read block by block, whatever pieces it comes in', () => {
    for (let size = 1; size <= FILE.length; size++) {
      const chunks = Array.from({ length: Math.ceil(FILE.length / size) }, (_, index) =>
        FILE.subarray(index * size, (index + 1) * size),
      );
      expect(read(...chunks)).toEqual(BLOCKS);
    }
  });

  it('keeps every block’s bytes, of unknown kinds too', () => {
    const raws = new PcapngReader().push(FILE).map(({ raw }) => raw);
    expect(Buffer.concat(raws)).toEqual(FILE);
  });

  it('keeps a block back that was cut off', () => {
    expect(read(FILE.subarray(0, -1))).toEqual(BLOCKS.slice(0, 2));
  });

  it('counts what the interface or the system has lost', () => {
    expect(read(statistics(5, 3n))).toEqual([{ kind: 'statistics', dropped: 3 }]);
    expect(read(statistics(7, 2n))).toEqual([{ kind: 'statistics', dropped: 2 }]);
    expect(read(statistics(4, 9n))).toEqual([{ kind: 'statistics', dropped: 0 }]);
  });

  for (const [what, bytes] of [
    ['another byte order', block(0x0a0d0d0a, u32(0x4d3c2b1a, 1))],
    ['a packet longer than its block', packet('abcd', 4096)],
    ['a block without a length', u32(6, 0, 0)],
    ['a block that is no multiple of four', u32(6, 13, 0, 0)],
    ['a block that would fill the memory', u32(6, 0x7ffffffc)],
    ['a packet without a heading', block(6, u32(0))],
  ] as const)
    it(`is refused with ${what}`, () => {
      expect(() => read(bytes)).toThrow();
    });
});
