/** What is read from a capture file: an interface, a packet, or a count of packets that were lost. */
export type CaptureBlock =
  | { readonly kind: 'interface'; readonly linkType: number }
  | { readonly kind: 'packet'; readonly data: Buffer }
  | { readonly kind: 'statistics'; readonly dropped: number };

const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const INTERFACE_STATISTICS = 5;
const ENHANCED_PACKET = 6;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
/** Options of interface statistics that count losses: by the interface, by the system. */
const LOST_OPTIONS = [5, 7];
/** No block of giliran's own captures is longer. */
const LONGEST_BLOCK = 16 * 1024 * 1024;

/** The file is no capture file, or has another byte order than this machine's tool writes. */
class CaptureFileError extends Error {
  override readonly name = 'CaptureFileError';
}

/**
 * Reads a capture file (pcapng, little-endian) as it grows; blocks of kinds that are not known are passed over.
 * @see https://www.ietf.org/archive/id/draft-ietf-opsawg-pcapng-02.html
 */
export class PcapngReader {
  private rest: Buffer = Buffer.alloc(0);

  /**
   * @param chunk what has come since the last time
   * @returns the blocks that are complete now, with their bytes; `block` is null for an unknown kind
   * @throws CaptureFileError where it is no such file
   */
  push(chunk: Buffer): readonly { readonly block: CaptureBlock | null; readonly raw: Buffer }[] {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    const blocks: { readonly block: CaptureBlock | null; readonly raw: Buffer }[] = [];
    let at = 0;
    while (this.rest.length - at >= 8) {
      const type = this.rest.readUInt32LE(at);
      const length = this.rest.readUInt32LE(at + 4);
      if (length < 12 || length % 4 !== 0 || length > LONGEST_BLOCK)
        throw new CaptureFileError(`a block of ${length} bytes`);
      if (this.rest.length - at < length) break;
      const raw = this.rest.subarray(at, at + length);
      blocks.push({ block: readBlock(type, raw.subarray(8, -4)), raw });
      at += length;
    }
    this.rest = this.rest.subarray(at);
    return blocks;
  }
}

/** @param body what stands between the block's two lengths */
function readBlock(type: number, body: Buffer): CaptureBlock | null {
  switch (type) {
    case SECTION_HEADER:
      if (body.length < 4 || body.readUInt32LE(0) !== BYTE_ORDER_MAGIC)
        throw new CaptureFileError('a section of another byte order');
      return null;
    case INTERFACE_DESCRIPTION:
      return body.length < 8 ? null : { kind: 'interface', linkType: body.readUInt16LE(0) };
    case ENHANCED_PACKET: {
      if (body.length < 20) throw new CaptureFileError('a packet without a heading');
      const captured = body.readUInt32LE(12);
      if (captured > body.length - 20) throw new CaptureFileError(`a packet of ${captured} bytes`);
      return { kind: 'packet', data: body.subarray(20, 20 + captured) };
    }
    case INTERFACE_STATISTICS:
      return { kind: 'statistics', dropped: lostIn(body.subarray(12)) };
    default:
      return null;
  }
}

function lostIn(options: Buffer): number {
  let lost = 0;
  for (let at = 0; at + 4 <= options.length; ) {
    const code = options.readUInt16LE(at);
    const length = options.readUInt16LE(at + 2);
    if (LOST_OPTIONS.includes(code) && length === 8 && at + 12 <= options.length)
      lost += Number(options.readBigUInt64LE(at + 4));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return lost;
}
