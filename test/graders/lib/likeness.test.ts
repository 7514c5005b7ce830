import { describe, expect, it } from 'vitest';
import { likeness } from '../../../graders/lib/likeness.ts';
import { inPieces } from '../../../graders/lib/pieces.ts';

describe('a line that resembles a text', () => {
  for (const [expected, line, text] of [
    ['spaces-changed', 'Server: satu dua', 'satu   dua'],
    ['wrong-encoding', 'halo Ð¿Ñ\u0080Ð¸ dunia', 'halo при dunia'],
    ['wrong-encoding', 'halo ??? dunia', 'halo при dunia'],
    ['wrong-encoding', 'Client_1 : emutejo\ufffd\ufffdaう\ufffdz', 'emutejo番aう番z'],
    ['wrong-encoding', 'emutejo?a??z', 'emutejo番aう番z'],
    ['truncated', 'emutejona番aう\ufffd', 'emutejona番aう番e順i'],
    ['changed', 'HALO DUNIA', 'halo dunia'],
    ['truncated', 'Server: halo du', 'halo dunia'],
    ['changed', 'Server: satu dua tiga lima', 'satu dua tiga empat'],
    ['changed', 'Server : gunoTi   안녕  mitigo', 'DagunoTi   안녕  mitigo'],
    ['truncated', '[Server] 15', '15:30 "halo", dunia'],
    [
      'changed',
      'Pesan: satu dua tiga empat lima 100%, -20253 enam',
      'satu dua tiga empat lima 100%, %d enam',
    ],
    [null, 'Server: selamat pagi', 'halo dunia'],
    [null, 'Server: hal', 'halo dunia'],
    [null, '', 'halo dunia'],
  ] as const)
    it(`"${line}" for "${text}": ${expected}`, () => {
      expect(likeness(line, text)).toBe(expected);
    });
});

describe('a text in pieces', () => {
  it('is in lines that cut a letter in two', () => {
    expect(inPieces(['C1: emute番\ufffd', 'C1: \ufffdaうiz'], 'emute番順aうiz')).toBe(true);
    expect(inPieces(['C1: emute番\ufffd', 'C1: \ufffdaう'], 'emute番順aうiz')).toBe(false);
  });

  for (const [expected, ...lines] of [
    [true, 'Server: halo', 'Server: dunia'],
    [true, 'halo du', 'nia'],
    [false, 'halo dunia'],
    [false, 'halo'],
    [false, 'ha', 'lo', 'du', 'nia'],
    [false, 'dunia', 'halo'],
  ] as const)
    it(`${expected ? 'stands' : 'does not stand'} in ${lines.join(' / ')}`, () => {
      expect(inPieces(lines, 'halo dunia')).toBe(expected);
    });
});
