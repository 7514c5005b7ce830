import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { className } from '../../../src/submission/recipes/class-name.ts';
import { needs } from '../../support/tools.ts';

describe('a compiled class', () => {
  needs('javac').it('says what it is called, package and all', () => {
    const folder = mkdtempSync(join(tmpdir(), 'giliran-class-'));
    writeFileSync(
      join(folder, 'Server.java'),
      'package chat; class Server { long n = 5_000_000_000L; double d = 1.5; String s = "ä" + n + d; }',
    );
    execFileSync('javac', ['-encoding', 'UTF-8', '-d', folder, join(folder, 'Server.java')]);
    expect(className(readFileSync(join(folder, 'chat/Server.class')))).toBe('chat.Server');
  });

  for (const [what, bytes] of [
    ['something else', Buffer.from('PK\x03\x04')],
    ['nothing', Buffer.alloc(0)],
    ['cut off', Buffer.from('cafebabe0000003d0005070002', 'hex')],
    ['of constants that nobody knows', Buffer.from('cafebabe0000003d0002ff0000', 'hex')],
  ] as const)
    it(`is none where the bytes are ${what}`, () => {
      expect(className(bytes)).toBeNull();
    });
});
