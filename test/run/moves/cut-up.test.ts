import { describe, expect, it } from 'vitest';
import { cutUp } from '../../../src/run/moves/cut-up.ts';

const piecesOf = (text: string, pieces: number): readonly string[] =>
  cutUp(text, pieces).map((piece) => piece.toString('latin1'));

const decoded = (piece: string): string => Buffer.from(piece, 'latin1').toString('utf8');

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

  it('has a piece that ends in the middle of a letter, wherever in it the letters of several bytes are', () => {
    for (const text of [
      'éabcdefghijklmnop',
      'abcdefghéijklmnop',
      'abcdeféghijklmnopq',
      'ab é cd 順',
      'naïve ~ 順風 x',
    ])
      for (const pieces of [3, 4, 5, 6, 9])
        expect(piecesOf(text, pieces).map(decoded), `${text} in ${pieces}`).toContainEqual(
          expect.stringContaining('\ufffd'),
        );
    const whole = cutUp('abcdefghéijklmnop', 9);
    expect(Buffer.concat(whole).toString('utf8')).toBe('abcdefghéijklmnop');
    expect(whole).not.toContainEqual(Buffer.alloc(0));
  });

  it('has no such piece where no letter has several bytes, or the last piece alone has one', () => {
    expect(piecesOf('abcdef', 3)).toEqual(['ab', 'cd', 'ef']);
    expect(cutUp('abcdefé', 3).map((piece) => piece.toString('utf8'))).toEqual(['abc', 'def', 'é']);
  });
});
