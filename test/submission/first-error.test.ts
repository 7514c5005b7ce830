import { describe, expect, it } from 'vitest';
import { firstError } from '../../src/submission/first-error.ts';

describe('the first error of a build', () => {
  for (const [compiler, output, first] of [
    [
      'gcc behind make, after a warning',
      "gcc -o server server.c\nserver.c: In function 'main':\nserver.c:2:5: warning: unused\nserver.c:3:9: error: expected ';'\n    3 |     x\n      |      ^\nserver.c:9:1: error: again\nmake: *** [Makefile:2: server] Error 1",
      "server.c:3:9: error: expected ';'\n    3 |     x\n      |      ^",
    ],
    [
      'javac',
      "Note: some\nServer.java:3: error: ';' expected\n  int a\n       ^\n1 error",
      "Server.java:3: error: ';' expected\n  int a\n       ^",
    ],
    ['go', '# command-line-arguments\n./server.go:4:2: undefined: x', 'server.go:4:2: undefined: x'],
    ['mcs', 'server.cs(3,5): error CS1002: ; expected', 'server.cs(3,5): error CS1002: ; expected'],
    [
      'rustc',
      'warning: unused\n --> server.rs:1:1\n\nerror[E0425]: cannot find value `x`\n --> server.rs:2:5\n',
      'error[E0425]: cannot find value `x`\n --> server.rs:2:5',
    ],
    ['a script', 'berkas hilang', 'berkas hilang'],
  ] as const)
    it(`is found in the output of ${compiler}`, () => {
      expect(firstError(output)).toBe(first);
    });

  it('names files as their author does', () => {
    expect(firstError('/tmp/w/src/a.c:1:1: error: b', ['/tmp/w'])).toBe('src/a.c:1:1: error: b');
  });
});
