import { describe, expect, it } from 'vitest';
import { LineReader } from '../../../../src/run/role/line-reader.ts';
import type { Piece } from '../../../../src/run/role/piece.ts';

/** A stream that draws: what is written, and what is on the screen when the programs rest. */
class Drawing {
  private readonly reader = new LineReader();

  /** Writes, then rests. @returns what is new, line by line, with a mark where a line goes on */
  after(...chunks: readonly string[]): readonly string[] {
    return this.pieces(...chunks).map(
      ({ text, ended, again }) => `${again ? '↺' : ''}${text}${ended ? '' : '…'}`,
    );
  }

  pieces(...chunks: readonly string[]): readonly Piece[] {
    const ended = chunks.flatMap((chunk) => this.reader.take(Buffer.from(chunk)));
    return [...ended, ...this.reader.flush().pieces];
  }

  erased(...chunks: readonly string[]): string {
    for (const chunk of chunks) this.reader.take(Buffer.from(chunk));
    return this.reader.flush().erased;
  }

  type(): void {
    this.reader.newLine();
  }

  hasChanged(): boolean {
    return this.reader.hasChanged();
  }

  write(chunk: string): void {
    this.reader.take(Buffer.from(chunk));
  }
}

const CLEAR = '\x1b[2J\x1b[H';

describe('a screen that is drawn', () => {
  it('shows a message that replaces a prompt, which moves down', () => {
    const screen = new Drawing();
    expect(screen.after('> ')).toEqual(['> …']);
    expect(screen.after('\r\x1b[KServer: halo\n> ')).toEqual(['Server: halo']);
    screen.type();
    expect(screen.after('\r\x1b[KClient_2: hai\n> ')).toEqual(['Client_2: hai', '> …']);
  });

  it('does not show again what is redrawn', () => {
    const screen = new Drawing();
    screen.after(`${CLEAR}Obrolan\nsatu\n\n> `);
    expect(screen.after(`${CLEAR}Obrolan\nsatu\ndua\n\n> `)).toEqual(['dua']);
    expect(screen.after(`${CLEAR}Obrolan\nsatu\ndua\n\n> `)).toEqual([]);
  });

  it('shows a new line where the one that was there has moved up', () => {
    const screen = new Drawing();
    screen.after(`${CLEAR}satu\nServer: dua\n`);
    expect(screen.pieces(`${CLEAR}Server: dua\nClient_1: dua\n`)).toEqual([
      { text: 'Client_1: dua', line: 3, ended: true },
    ]);
  });

  it('shows twice what is there twice', () => {
    const screen = new Drawing();
    screen.after(`${CLEAR}satu\n`);
    expect(screen.after(`${CLEAR}satu\nsatu\n`)).toEqual(['satu']);
    expect(screen.after('satu\n')).toEqual(['satu']);
  });

  it('knows what was shown before anything was drawn', () => {
    const screen = new Drawing();
    expect(screen.after('Selamat datang\nsatu\n')).toEqual(['Selamat datang', 'satu']);
    expect(screen.after(`${CLEAR}Selamat datang\nsatu\ndua\n`)).toEqual(['dua']);
  });

  it('does not show what is erased at once, by whatever means', () => {
    // A line that is overwritten with spaces keeps them at its end.
    for (const erasing of [
      '\r\x1b[2K',
      '\r\x1b[K',
      '\b \b'.repeat(12),
      '\x1b[1K\r',
      '\r            \r',
      '\x1b[2J\x1b[H',
    ])
      expect(new Drawing().after('> ', `\rServer: halo${erasing}> `)).toEqual([
        expect.stringMatching(/^> *…$/),
      ]);
    const screen = new Drawing();
    screen.after('> ');
    expect(screen.erased('\rServer: halo', '\r\x1b[2K> ')).toBe('Server: halo');
    expect(screen.erased('\r\x1b[2KServer: hai\n> ')).toBe('');
  });

  it('shows a line that overwrites a shorter one', () => {
    expect(new Drawing().after('kirim...\rServer: halo\n')).toEqual(['Server: halo']);
  });

  it('shows what scrolls out of sight', () => {
    const lines = Array.from({ length: 60 }, (_, index) => `baris ${index}`);
    expect(new Drawing().after(`\r${lines.join('\n')}\n`)).toEqual(lines);
  });

  it('does not show again what a long history scrolls out of sight again', () => {
    const screen = new Drawing();
    const history = Array.from({ length: 40 }, (_, index) => `baris ${index}`);
    for (const count of history.keys())
      expect(
        screen
          .after(`${CLEAR}${history.slice(0, count + 1).join('\n')}\n> `)
          .filter((text) => text !== '> …'),
      ).toEqual([`baris ${count}`]);
  });

  it('is cleared by many empty lines as well', () => {
    const screen = new Drawing();
    screen.after('\rsatu\n');
    expect(screen.after(`${'\n'.repeat(50)}satu\ndua\n`)).toEqual(['dua']);
  });

  it('marks a line that comes back', () => {
    const screen = new Drawing();
    screen.after(`${CLEAR}Server: halo`);
    screen.after(`${CLEAR}Client_1: hai`);
    expect(screen.after(`${CLEAR}Server: halo`)).toEqual(['↺Server: halo…']);
  });

  it('names the line that another replaces', () => {
    const screen = new Drawing();
    screen.pieces('\rServer: halo (1 detik lalu)');
    expect(screen.pieces('\rServer: halo (2 detik lalu)')).toEqual([
      { text: 'Server: halo (2 detik lalu)', line: 2, ended: false, replaces: 1 },
    ]);
  });

  it('adds to a line that grows', () => {
    const screen = new Drawing();
    screen.pieces('\rpesan: ');
    expect(screen.pieces('halo\n')).toEqual([{ text: 'halo', line: 1, ended: true }]);
  });

  it('keeps a line whole that takes several rows, with its spaces', () => {
    const long = `${'kata '.repeat(200)} akhir `;
    expect(new Drawing().after('\r\x1b[K', `Server: ${long}\n> `)).toEqual([`Server: ${long}`, '> …']);
  });

  it('keeps tabs, wide letters and accents', () => {
    expect(new Drawing().after('\rNama\thalo 順番 e\u0301 🙂\n')).toEqual(['Nama\thalo 順番 e\u0301 🙂']);
  });

  it('is unchanged where it is redrawn as it was', () => {
    const screen = new Drawing();
    screen.after(`${CLEAR}jam\n> `);
    screen.hasChanged();
    screen.write(`${CLEAR}jam\n> `);
    expect(screen.hasChanged()).toBe(false);
    screen.write(`${CLEAR}jam 2\n> `);
    expect(screen.hasChanged()).toBe(true);
  });
});
