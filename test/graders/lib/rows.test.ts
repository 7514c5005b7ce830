import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../graders/lib/rows.ts';
import { showingsOf } from '../../../src/trace/shown.ts';
import { chat, PROBE } from '../../support/trace.ts';

/** A probe to which a stream comes in pieces, and the number of the record of the first of them. */
function stream(...pieces: readonly string[]) {
  const builder = chat(1, { client1: PROBE });
  const first = builder.last + 1;
  for (const piece of pieces) builder.hears('client1', 'tcp', piece);
  return { trace: builder.build(), first };
}

const numbered = (rows: readonly { readonly n: number }[], first: number): readonly number[] =>
  rows.map(({ n }) => n - first);

describe('the rows of a stream', () => {
  it('are its lines, each with the piece in which it was complete', () => {
    const { trace, first } = stream('a\nb', 'c\r\nd\n\n', '', 'e');
    const rows = rowsOf(trace, 'client1');
    expect(rows.map(({ text }) => text)).toEqual(['a', 'bc', 'd', 'e']);
    expect(numbered(rows, first)).toEqual([0, 1, 1, 3]);
  });

  it('are found, and texts in them, among many that came one by one', () => {
    const lines = Array.from({ length: 20_000 }, (_, index) => `Client_2 : baris ${index} lagi\n`);
    const { trace, first } = stream(...lines);
    const rows = rowsOf(trace, 'client1');
    expect(numbered(rows, first)).toEqual(lines.map((_, index) => index));
    const shown = showingsOf(trace, 'client1', 'baris');
    expect(numbered(shown, first)).toEqual(lines.map((_, index) => index));
    expect(shown.at(-1)).toMatchObject({ prefix: 'Client_2 : ', suffix: ' 19999 lagi' });
  });
});
