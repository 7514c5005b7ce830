import { describe, expect, it } from 'vitest';
import { plainLetters, takesSigns } from '../../src/cli/plain-letters.ts';
import { giliranIn } from '../support/run.ts';

describe('plain letters', () => {
  it('replace the signs that giliran draws with, each with one as wide, and nothing else', () => {
    expect(plainLetters('✓ a → b │─┼ café 順番 🙂 …')).toBe('+ a > b |-+ café 順番 🙂 ~');
    expect(plainLetters('⠋⠿')).toBe('**');
  });

  it('are for terminals whose locale has no UTF-8, the strongest variable first', () => {
    expect(takesSigns({ LANG: 'id_ID.UTF-8' }, 'linux')).toBe(true);
    expect(takesSigns({ LANG: 'en_US.utf8' }, 'linux')).toBe(true);
    expect(takesSigns({ LANG: 'C.UTF-8', LC_ALL: 'C' }, 'linux')).toBe(false);
    expect(takesSigns({ LANG: '', LC_CTYPE: 'UTF-8' }, 'darwin')).toBe(true);
    expect(takesSigns({}, 'linux')).toBe(false);
    expect(takesSigns({}, 'darwin')).toBe(true);
    expect(takesSigns({ LANG: 'C' }, 'win32')).toBe(true);
  });

  it('are for terminals alone: a file takes everything', async () => {
    const environment = { LANG: 'C' };
    const onTerminal = await giliranIn({ environment, outIsTerminal: true }, 'guide', 'turn-chat', 'relay');
    expect(onTerminal.out).toMatch(/^[\x20-\x7e\n]*$/);
    const toFile = await giliranIn({ environment }, 'guide', 'turn-chat', 'relay');
    expect(toFile.out).toContain('◀');
  });
});
