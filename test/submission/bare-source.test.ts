import { describe, expect, it } from 'vitest';
import { withoutComments } from '../../src/submission/bare-source.ts';

describe('a source without comments and texts', () => {
  for (const [source, bare] of [
    ['a // main() {\nb', 'a  \nb'],
    ['a /* main() { */ b', 'a   b'],
    ['puts("main() {"); b', 'puts( ); b'],
    ['"a \\" b" c', '  c'],
    ["char q = '\"'; main()", 'char q =  ; main()'],
    ["fn a<'a>(b: &'a str) { }", "fn a<'a>(b: &'a str) { }"],
    ['a / b / c', 'a / b / c'],
    ['/* without an end', ' '],
    ['"without an end\nb', ' \nb'],
  ] as const)
    it(`is the code that is left: ${JSON.stringify(source)}`, () => {
      expect(withoutComments(source)).toBe(bare);
    });

  it('is found in one pass, however often a comment begins', () => {
    expect(withoutComments('/* '.repeat(300_000))).toBe(' ');
    expect(withoutComments(`${"'".repeat(999_999)}a`).length).toBe(1_000_000);
  });
});
