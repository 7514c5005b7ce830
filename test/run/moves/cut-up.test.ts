import { describe, expect, it } from 'vitest';
import { cutUp } from '../../../src/run/moves/cut-up.ts';

const piecesOf = (text: string, pieces: number): readonly string[] =>
  cutUp(text, pieces).map((piece) => piece.toString('latin1'));

describe('a text in pieces', () => {
  it('has as many as are asked for, about as long, and fewer where it has fewer bytes', () => {
    expect(piecesOf('abcdef', 3)).toEqual(['ab', 'cd', 'ef']);
    expect(piecesOf('abcde', 2)).toEqual(['abc', 'de']);
    expect(piecesOf('ab', 5)).toEqual(['a', 'b']);
    expect(piecesOf('', 2)).toEqual(['']);
  });

  it('is whole again when they are put together, and the last is a text of its own', () => {
    for (const pieces of [1, 2, 3, 4, 5]) {
      const cut = cutUp('aé順🙂z順', pieces);
      expect(Buffer.concat(cut).toString('utf8')).toBe('aé順🙂z順');
      expect(cut.at(-1)?.toString('utf8')).not.toContain('\ufffd');
    }
  });
});
