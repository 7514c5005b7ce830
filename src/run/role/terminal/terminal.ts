import { ControlParser, type ControlSequence } from './control-parser.ts';
import type { Row } from './row.ts';
import { type ScreenListener, TerminalScreen } from './terminal-screen.ts';

/** A terminal as programs draw on it: what they write, done to its screen. Text alone, no colours. */
export class Terminal {
  private readonly screen: TerminalScreen;
  private readonly parser: ControlParser;

  constructor(listener: ScreenListener) {
    this.screen = new TerminalScreen(listener);
    this.parser = new ControlParser({
      print: (text) => this.screen.print(text),
      control: (character) => this.control(character),
      escape: (rest) => this.escape(rest),
      sequence: (sequence) => this.sequence(sequence),
    });
  }

  /** The rows of the screen, the uppermost first. */
  get rows(): readonly Row[] {
    return this.screen.rows;
  }

  /** The row that the cursor is on. */
  get cursorRow(): Row {
    return this.screen.cursorRow;
  }

  write(text: string): void {
    this.parser.write(text);
  }

  /** What the terminal does itself when a line is typed. What was typed is no program's output, and is left out. */
  newLine(): void {
    this.screen.newLine();
  }

  private control(character: string): void {
    const { screen } = this;
    switch (character) {
      case '\n':
      case '\v':
      case '\f':
        // The system adds the carriage return on the way to a terminal.
        screen.moveToColumn(0);
        screen.feed();
        break;
      case '\r':
        screen.moveToColumn(0);
        break;
      case '\b':
        screen.moveBy(-1, 0);
        break;
      case '\t':
        screen.tab();
        break;
      default:
    }
  }

  private escape(rest: string): void {
    const { screen } = this;
    switch (rest) {
      case '7':
        screen.save();
        break;
      case '8':
        screen.restore();
        break;
      case 'D':
        screen.moveBy(0, 0);
        screen.feed();
        break;
      case 'E':
        screen.moveToColumn(0);
        screen.feed();
        break;
      case 'M':
        screen.feedBack();
        break;
      case 'c':
        screen.reset();
        break;
      default:
    }
  }

  private sequence({ mark, numbers, between, final }: ControlSequence): void {
    const { screen } = this;
    if (mark === '?' && between === '' && (final === 'h' || final === 'l')) {
      for (const mode of numbers) this.setMode(mode, final === 'h');
      return;
    }
    if (between === '!' && final === 'p') screen.setRegion(0, 0);
    if ((mark !== '' && !(mark === '?' && /[JK]/.test(final))) || between !== '') return;
    const [first = 0, second = 0] = numbers;
    const times = Math.max(1, first);
    switch (final) {
      case 'A':
        screen.moveBy(0, -times);
        break;
      case 'B':
      case 'e':
        screen.moveBy(0, times);
        break;
      case 'C':
      case 'a':
        screen.moveBy(times, 0);
        break;
      case 'D':
        screen.moveBy(-times, 0);
        break;
      case 'E':
        screen.moveToColumn(0, times);
        break;
      case 'F':
        screen.moveToColumn(0, -times);
        break;
      case 'G':
      case '`':
        screen.moveToColumn(times - 1);
        break;
      case 'd':
        screen.jumpTo(null, times - 1);
        break;
      case 'H':
      case 'f':
        screen.jumpTo(Math.max(1, second) - 1, times - 1);
        break;
      case 'J':
        screen.eraseScreen(first);
        break;
      case 'K':
        screen.eraseRow(first);
        break;
      case 'L':
        screen.shiftRows(times);
        break;
      case 'M':
        screen.shiftRows(-times);
        break;
      case 'P':
        screen.deleteCharacters(times);
        break;
      case '@':
        screen.insertCharacters(times);
        break;
      case 'X':
        screen.eraseCharacters(times);
        break;
      case 'S':
        screen.scrollUp(times);
        break;
      case 'T':
        screen.scrollDown(times);
        break;
      case 'b':
        screen.repeat(times);
        break;
      case 'r':
        screen.setRegion(first, second);
        break;
      case 's':
        screen.save();
        break;
      case 'u':
        screen.restore();
        break;
      case 'h':
      case 'l':
        if (numbers.includes(4)) screen.inserts = final === 'h';
        break;
      default:
    }
  }

  private setMode(mode: number, on: boolean): void {
    const { screen } = this;
    switch (mode) {
      case 7:
        screen.wraps = on;
        break;
      case 47:
      case 1047:
        screen.showOther(on);
        break;
      case 1048:
        if (on) screen.save();
        else screen.restore();
        break;
      case 1049:
        if (on && !screen.showsOther) screen.save();
        screen.showOther(on);
        if (!on) screen.restore();
        break;
      default:
    }
  }
}
