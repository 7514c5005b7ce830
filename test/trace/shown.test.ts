import { describe, expect, it } from 'vitest';
import { decodeReprs, readingsOf } from '../../src/trace/literals.ts';
import { showingsOf } from '../../src/trace/shown.ts';
import { chat, PROBE } from '../support/trace.ts';

describe('where a text was shown', () => {
  it('is the record in which it was complete', () => {
    const builder = chat().say('server', 'halo').printsInPieces('client1', 'Server: ha', 'lo', ' semua');
    const [shown] = showingsOf(builder.build(), 'client1', 'halo');
    expect(shown).toMatchObject({ n: builder.last - 1 - 1, prefix: 'Server: ' });
  });

  it('is every place of a line, with what is before each', () => {
    const trace = chat().prints('client1', 'a halo b halo').build();
    expect(showingsOf(trace, 'client1', 'halo').map(({ prefix }) => prefix)).toEqual(['a ', 'a halo b ']);
  });

  it('may be spread over the chunks of one connection, but not over two', () => {
    const chunks = chat(1, { client1: PROBE })
      .hears('client1', 'tcp', 'x\nServer: ha')
      .hears('client1', 'tcp', 'lo');
    expect(showingsOf(chunks.build(), 'client1', 'halo')).toMatchObject([{ prefix: 'Server: ' }]);
    const two = chat(1, { client1: PROBE }).hears('client1', 'tcp', 'ha', 1).hears('client1', 'tcp', 'lo', 2);
    expect(showingsOf(two.build(), 'client1', 'halo')).toEqual([]);
  });

  it('is not the place where it had been shown before, drawn again with something else', () => {
    const trace = chat()
      .say('server', 'halo')
      .prints('client1', 'Server: halo (1 detik lalu)')
      .draws('client1', 'Server: halo (2 detik lalu)', { replaces: 1 })
      .draws('client1', 'Server: halo halo', { replaces: 2 })
      .build();
    expect(showingsOf(trace, 'client1', 'halo').map(({ prefix }) => prefix)).toEqual([
      'Server: ',
      'Server: halo ',
    ]);
  });

  it('is a line that comes back only where it was said again', () => {
    const builder = chat().say('server', 'halo').prints('client1', 'Server: halo').say('client1', 'hai');
    const back = builder.draws('client1', 'Server: halo', { again: true });
    expect(showingsOf(back.build(), 'client1', 'halo')).toHaveLength(1);
    const said = back.say('server', 'halo').draws('client1', 'Server: halo', { again: true });
    expect(showingsOf(said.build(), 'client1', 'halo')).toHaveLength(2);
  });

  it('is nowhere on another role’s screen, and nowhere for an empty text', () => {
    const trace = chat().prints('client2', 'halo').build();
    expect(showingsOf(trace, 'client1', 'halo')).toEqual([]);
    expect(showingsOf(trace, 'client2', '')).toEqual([]);
  });
});

describe('bytes as Python prints them', () => {
  for (const [line, text] of [
    ["b'halo'", 'halo'],
    ['dari server: b"jum\'at"', "dari server: jum'at"],
    ["b'it\\'s'", "it's"],
    ["b'\\xf0\\x9f\\x99\\x82 a\\\\b\\tc'", '🙂 a\\b\tc'],
    ["Client b'1': b'halo\\n'", 'Client 1: halo\n'],
  ] as const)
    it(`${line} stands for its text`, () => {
      expect(decodeReprs(line)).toBe(text);
    });

  for (const line of ['halo', "'halo'", "club'halo'", "b'halo"])
    it(`${line} holds none`, () => {
      expect(decodeReprs(line)).toBeNull();
    });
});

describe('texts as literals of languages', () => {
  const text = '09:05 "Bedo", it\'s C:\\nama 順🙂';
  for (const [language, line] of [
    [
      'JSON in ASCII',
      '{"from": "127.0.0.1", "message": "09:05 \\"Bedo\\", it\'s C:\\\\nama \\u9806\\ud83d\\ude42"}',
    ],
    ['JSON with slashes escaped', '{"m":"a\\/b","t":"09:05 \\"Bedo\\", it\'s C:\\\\nama 順🙂"}'],
    ['Python', "{'isi': '09:05 \"Bedo\", it\\'s C:\\\\nama 順🙂'}"],
    ['Python in ASCII', "'09:05 \"Bedo\", it\\'s C:\\\\nama \\u9806\\U0001f642'"],
    ['Node', '{ isi: `09:05 "Bedo", it\'s C:\\\\nama 順🙂` }'],
    ['Ruby', '{"isi"=>"09:05 \\"Bedo\\", it\'s C:\\\\nama \\u9806\\u{1F642}"}'],
    ['Go', 'map[isi:"09:05 \\"Bedo\\", it\'s C:\\\\nama \\xe9\\xa0\\x86🙂"]'],
    ['JSON behind an apostrophe', 'dari client\'s: "09:05 \\"Bedo\\", it\'s C:\\\\nama 順🙂"'],
  ] as const)
    it(`are read: ${language}`, () => {
      expect(readingsOf(line).some((reading) => reading.includes(text))).toBe(true);
      const trace = chat().prints('client1', line).build();
      expect(showingsOf(trace, 'client1', text)).toHaveLength(1);
    });

  for (const line of ['09:05 \\"Bedo\\", it\\\'s C:\\\\nama', '\\u9806', '"tidak selesai \\u9806', "'halo'"])
    it(`are no literals without their quotes, or without a backslash: ${line}`, () => {
      expect(readingsOf(line).some((reading) => reading.includes(text) || reading.includes('順'))).toBe(
        false,
      );
    });

  it('are tried at no more than a number of quotes', () => {
    expect(readingsOf('"\\n'.repeat(5_000)).length).toBeLessThan(100);
  });
});
