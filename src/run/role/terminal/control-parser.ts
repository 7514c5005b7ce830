/** A control sequence: `CSI ? 25 h` has the mark `?`, the numbers [25] and the final `h`. */
export interface ControlSequence {
  /** One of `<=>?`, or nothing. */
  readonly mark: string;
  /** Where one is left out, 0 stands for it. */
  readonly numbers: readonly number[];
  readonly between: string;
  readonly final: string;
}

/** What a terminal does with what it is sent. */
export interface ControlHandler {
  /** Characters that stand for themselves. */
  readonly print: (text: string) => void;
  /** A single control character. */
  readonly control: (character: string) => void;
  /** An escape of two or three characters, without the first. */
  readonly escape: (rest: string) => void;
  readonly sequence: (sequence: ControlSequence) => void;
}

const PRINTED = /[^\x00-\x1f\x7f]+/y;
const SEQUENCE = /\x1b\[([<=>?]?)([\d;:]*)([ -/]*)([@-~])/y;
/** The beginning of one, or of one that is spoilt by what follows it. */
const SEQUENCE_START = /\x1b\[[0-?]*[ -/]*/y;
const ESCAPE = /\x1b([ -/]*[0-~])/y;
/** Titles and other words to the terminal itself, which it keeps to itself. */
const WORDS = /\x1b[\]PX^_][^\x07\x18\x1a\x1b]*(?:\x07|\x18|\x1a|\x1b\\?)/y;
const WORDS_START = /\x1b[\]PX^_][^\x07\x18\x1a\x1b]*\x1b?$/y;

/** A sequence that has not ended within this many characters is left out. */
const LONGEST = 4_096;

/** Tells what is printed from what acts, as a terminal does (ECMA-48), wherever its input is cut. */
export class ControlParser {
  private readonly handler: ControlHandler;
  private rest = '';

  constructor(handler: ControlHandler) {
    this.handler = handler;
  }

  write(text: string): void {
    const input = this.rest + text;
    this.rest = '';
    for (let at = 0; at < input.length; ) {
      const taken = this.take(input, at);
      if (taken === 0) {
        if (input.length - at <= LONGEST) this.rest = input.slice(at);
        return;
      }
      at += taken;
    }
  }

  /** Takes what stands at a place. @returns how many characters; 0 where its end is still to come */
  private take(input: string, at: number): number {
    const { handler } = this;
    const match = (pattern: RegExp): RegExpExecArray | null => {
      pattern.lastIndex = at;
      return pattern.exec(input);
    };
    const printed = match(PRINTED);
    if (printed) {
      handler.print(printed[0]);
      return printed[0].length;
    }
    if (input[at] !== '\x1b') {
      handler.control(input[at] ?? '');
      return 1;
    }
    const sequence = match(SEQUENCE);
    if (sequence) {
      const [whole, mark = '', numbers = '', between = '', final = ''] = sequence;
      handler.sequence({ mark, numbers: numbers.split(/[;:]/).map(Number), between, final });
      return whole.length;
    }
    const words = match(WORDS);
    // A title that another escape breaks off has ended before it.
    if (words) return words[0].endsWith('\x1b') ? this.brokenOff(input, at, words[0]) : words[0].length;
    if (match(WORDS_START)) return 0;
    const start = match(SEQUENCE_START);
    if (start) return at + start[0].length === input.length ? 0 : start[0].length;
    const short = match(ESCAPE);
    if (short) {
      handler.escape(short[1] ?? '');
      return short[0].length;
    }
    return /^\x1b[ -/]*$/.test(input.slice(at)) ? 0 : 1;
  }

  private brokenOff(input: string, at: number, words: string): number {
    return at + words.length === input.length ? 0 : words.length - 1;
  }
}
