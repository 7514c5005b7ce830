import { describe, expect, it } from 'vitest';
import { languageOf } from '../../src/messages/language.ts';

describe('the language of an environment', () => {
  for (const [environment, language] of [
    [{ LANG: 'id_ID.UTF-8' }, 'id'],
    [{ LANG: 'id' }, 'id'],
    [{ LANG: 'in_ID' }, 'id'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'nl_NL.UTF-8' }, 'en'],
    [{ LANG: 'C' }, 'en'],
    [{ LANG: 'ido' }, 'en'],
    [{}, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'id_ID.UTF-8' }, 'id'],
    [{ LANG: 'id_ID.UTF-8', LC_MESSAGES: 'C' }, 'en'],
    [{ LC_ALL: '', LANG: 'id_ID' }, 'id'],
  ] as const)
    it(`is that of the first locale variable: ${JSON.stringify(environment)} → ${language}`, () => {
      expect(languageOf(environment, null)).toBe(language);
    });

  it('is the system’s where the environment says nothing', () => {
    expect(languageOf({}, 'id-ID')).toBe('id');
    expect(languageOf({ LANG: 'C' }, 'id-ID')).toBe('en');
  });
});
