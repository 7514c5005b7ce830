import { StringDecoder } from 'node:string_decoder';
import { TextDecoder } from 'node:util';

/** What some bytes of a stream say. */
export interface ReadText {
  /** Without the beginning of a letter that is still to come. */
  readonly text: string;
  /** Whether all of it is UTF-8. */
  readonly isText: boolean;
}

/** Reads the bytes of one stream as UTF-8, wherever it is cut. */
export class TextReader {
  private readonly letters = new StringDecoder('utf8');
  private check = strict();

  take(bytes: Buffer): ReadText {
    return { text: this.letters.write(bytes), isText: this.isText(bytes) };
  }

  private isText(bytes: Buffer): boolean {
    try {
      this.check.decode(bytes, { stream: true });
      return true;
    } catch {
      this.check = strict();
      return false;
    }
  }
}

function strict(): TextDecoder {
  return new TextDecoder('utf-8', { fatal: true });
}
