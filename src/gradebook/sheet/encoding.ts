import { MessageError, message } from '../../model/message.ts';

/** The encoding of a sheet's text; a byte-order mark is part of the text. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export interface DecodedSheet {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Decodes a sheet: UTF-8, as the LMS writes it, or UTF-16 with a byte-order mark, as spreadsheets save it.
 * @throws MessageError where it is neither, since it could not be handed back unchanged
 */
export function decodeSheet(bytes: Uint8Array): DecodedSheet {
  const encoding = markOfBytes(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    if (!text.includes('\0')) return { text, encoding };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new MessageError(message('marks.sheet-encoding'));
}

/** Encodes a text in a sheet's encoding. */
export function encodeSheet({ text, encoding }: DecodedSheet): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  const bytes = Buffer.from(text, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

function markOfBytes([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}
