import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../src/alike/dialect.ts';
import { MOST_TOKENS, tokensOf } from '../../src/alike/tokens.ts';

function words(dialect: Dialect, text: string): readonly string[] {
  return (tokensOf(text, dialect) ?? []).map(({ from, to }) => text.slice(from, to));
}

describe('the tokens of a source', () => {
  const LEFT_OUT: readonly (readonly [Dialect, string, readonly string[]])[] = [
    ['python', 'x = 1 # satu', ['x', '=', '1']],
    ['python', 's = "# no comment"', ['s', '=', '"# no comment"']],
    ['python', "f'''a\n# b'''", ["f'''a\n# b'''"]],
    ['c', 'a /* b\n */ = 2; // c', ['a', '=', '2', ';']],
    ['c', "char q = '\"'; // x", ['char', 'q', '=', "'\"'", ';']],
    ['javascript', 'x = /["/]/g; // y', ['x', '=', '/["/]/g', ';']],
    ['javascript', 'a / b / c', ['a', '/', 'b', '/', 'c']],
    ['javascript', '`//"x"`', ['`//"x"`']],
    ['java', '"//" /** doc */ + x', ['"//"', '+', 'x']],
    ['go', '`/* raw` /* not */', ['`/* raw`']],
    ['rust', "fn f<'a>() // x", ['fn', 'f', '<', "'", 'a', '>', '(', ')']],
    ['c#', 'x++; // y', ['x', '+', '+', ';']],
    ['php', '#[A]\n$x = 1; # satu', ['#', '[', 'A', ']', '$x', '=', '1', ';']],
    ['ruby', '=begin\nx\n=end\ny = 1', ['y', '=', '1']],
    ['perl', '$#a; # b\n=pod\n\nx\n\n=cut\n1', ['$#', 'a', ';', '1']],
    ['shell', 'echo $# # jumlah', ['echo', '$', '#']],
  ];
  for (const [dialect, text, expected] of LEFT_OUT)
    it(`are everything except comments and white space, in ${dialect}: ${JSON.stringify(text)}`, () => {
      expect(words(dialect, text)).toEqual(expected);
    });

  it('stand for names and literals by their kind', () => {
    expect(tokensOf('while total < 10: print("x")', 'python')?.map(({ sort }) => sort)).toEqual([
      ...['while', 'name', '<', 'number', ':', 'print', '(', 'text', ')'],
    ]);
  });

  it('have an upper limit, and are read from the oddest text', () => {
    expect(tokensOf('x '.repeat(MOST_TOKENS + 1), 'python')).toBeNull();
    const odd = ['"', "'", '`', '/*', '"""', '\\', '=begin', '/[', '\u{1F600}', '\uD800', '(/['];
    for (const dialect of [
      'python',
      'javascript',
      'c',
      'ruby',
      'perl',
      'shell',
      'java',
      'go',
      'php',
    ] as const)
      for (const text of odd) {
        expect(tokensOf(text, dialect)?.at(-1)?.to ?? text.length).toBeLessThanOrEqual(text.length);
        // Reads a megabyte without overflowing the stack.
        tokensOf(text.repeat(1_000_000 / text.length), dialect);
      }
  });
});
