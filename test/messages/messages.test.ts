import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/messages/en.ts';
import { say, visible } from '../../src/messages/say.ts';
import { message } from '../../src/model/message.ts';

const ROOT = join(import.meta.dirname, '../..');

/** All source text but for the catalogues. */
function sources(): string {
  return ['src', 'graders']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((name) => name.endsWith('.ts') && !name.startsWith(join('src', 'messages')))
    .map((name) => readFileSync(join(ROOT, name), 'utf8'))
    .join('\n');
}

const TEXT = sources();
const IDS = Object.keys(en);
const DOTTED = /^(?:problem|cause|expected|actual|skipped|inconclusive|note)\./;

/** Ids that the sources write out, wherever they stand. */
function writtenIds(): readonly string[] {
  const quoted = [...TEXT.matchAll(/'([a-z]+\.[a-z0-9-]+)'/g)].map(([, id]) => id ?? '');
  const causes = [...TEXT.matchAll(/\bfail\(\s*'([a-z0-9-]+)'/g)].map(([, cause]) => `cause.${cause}`);
  return [...new Set([...quoted.filter((id) => DOTTED.test(id)), ...causes])].sort();
}

describe('the catalogue', () => {
  for (const id of writtenIds())
    it(`has ${id}`, () => {
      expect(IDS).toContain(id);
    });

  it('has nothing that nobody says', () => {
    const unused = IDS.filter((id) => {
      const last = id.replace(/^[a-z]+\./, '');
      return !TEXT.includes(`'${id}'`) && !TEXT.includes(`'${last}'`) && id !== 'and';
    });
    expect(unused).toEqual([]);
  });

  it('has a sentence for every problem’s cause', () => {
    for (const cause of [
      'missing-program',
      'two-programs',
      'syntax-error',
      'build-failed',
      'no-interpreter',
      'bad-manifest',
    ])
      expect(IDS).toContain(`cause.${cause}`);
  });
});

describe('a sentence', () => {
  it('has its parameters filled in, and lists joined', () => {
    expect(say(message('cause.crash', { roles: ['server', 'client1', 'client2'] }))).toBe(
      'server, client1 and client2 crashed',
    );
  });

  it('names an id that no catalogue knows, rather than failing', () => {
    expect(say(message('no.such-thing'))).toBe('no.such-thing');
  });

  it('does not take what a student printed for a parameter', () => {
    expect(say(message('actual.printed', { role: 'server', seen: '{role} $& {seen}' }))).toBe(
      'server printed "{role} $& {seen}"',
    );
  });
});

describe('text of a student’s program', () => {
  for (const [name, text, shown] of [
    ['an escape sequence', '\x1b[31mmerah', '\u241b[31mmerah'],
    ['a line end', 'satu\ndua', 'satu\u23cedua'],
    ['a carriage return', 'satu\rdua', 'satu\u240ddua'],
    ['a bell and a null', '\x07\x00', '\u2407\u2400'],
    ['a C1 control', '\x9b31m', '\ufffd31m'],
    ['a turn of the writing’s direction', 'a\u202eb', 'a\ufffdb'],
    ['letters of any script', '順番 🙂 ꦱꦸ', '順番 🙂 ꦱꦸ'],
  ] as const)
    it(`is harmless for a terminal: ${name}`, () => {
      expect(visible(text)).toBe(shown);
    });

  it('is cut where it is long, between letters', () => {
    expect(visible('🙂'.repeat(1000))).toBe(`${'🙂'.repeat(160)}…`);
  });
});
