import { describe, expect, it } from 'vitest';
import { LineReader } from '../../../src/run/role/line-reader.ts';

/** Texts of the pieces, with a mark where the line goes on. */
function read(reader: LineReader, ...chunks: readonly (string | Buffer)[]): readonly string[] {
  return chunks.flatMap((chunk) =>
    reader.take(Buffer.from(chunk)).map(({ text, ended }) => (ended ? text : `${text}…`)),
  );
}

describe('a stream of bytes', () => {
  it('is cut into lines, wherever its chunks end', () => {
    expect(read(new LineReader(), 'sa', 'tu\ndua\nti', 'ga\n')).toEqual(['satu', 'dua', 'tiga']);
  });

  it('may have line ends of Windows, even across two chunks', () => {
    expect(read(new LineReader(), 'satu\r\ndua\r', '\n')).toEqual(['satu', 'dua']);
  });

  it('joins characters across two chunks', () => {
    const bytes = Buffer.from('順番 🙂\n');
    for (let at = 1; at < bytes.length; at++)
      expect(read(new LineReader(), bytes.subarray(0, at), bytes.subarray(at))).toEqual(['順番 🙂']);
  });

  it('replaces bytes that are not UTF-8', () => {
    expect(read(new LineReader(), Buffer.from([0x61, 0xff, 0x62, 0x0a]))).toEqual(['a\ufffdb']);
  });

  it('keeps empty lines and spaces', () => {
    expect(read(new LineReader(), '\n  dua   spasi \n')).toEqual(['', '  dua   spasi ']);
  });

  it('loses colours, titles and other escapes that move nothing, even across two chunks', () => {
    expect(
      read(
        new LineReader(),
        ...[
          '\x1b[1;31mmerah\x1b[0m\n',
          '\x1b]0;ju',
          'dul\x07a\x1b',
          '[?25',
          'lb\x07\n',
          '\r',
          '\r\n',
          '\x1b(Bc\n',
        ],
      ),
    ).toEqual(['merah', 'ab', '', 'c']);
  });

  it('gives a prompt when it is asked to, and its line’s end as part of the same line', () => {
    const reader = new LineReader();
    expect(read(reader, 'pesan: ')).toEqual([]);
    expect(reader.flush().pieces).toEqual([{ text: 'pesan: ', line: 1, ended: false }]);
    expect(reader.flush().pieces).toEqual([]);
    expect(reader.take(Buffer.from('halo\n'))).toEqual([{ text: 'halo', line: 1, ended: true }]);
    expect(reader.take(Buffer.from('baru\n'))).toMatchObject([{ line: 2 }]);
  });

  it('begins a new line where something was typed after a prompt', () => {
    const reader = new LineReader();
    reader.take(Buffer.from('pesan: '));
    reader.flush();
    reader.newLine();
    expect(reader.take(Buffer.from('halo\n'))).toMatchObject([{ line: 2 }]);
  });

  it('gives a flood without line ends in pieces, and loses none of it', () => {
    const reader = new LineReader();
    const texts = read(reader, ...Array.from({ length: 20 }, () => 'x'.repeat(10_000)));
    const rest = reader.flush().pieces.map(({ text }) => text);
    expect([...texts.map((text) => text.replace('…', '')), ...rest].join('')).toBe('x'.repeat(200_000));
    expect(texts.length).toBeGreaterThan(1);
  });
});
