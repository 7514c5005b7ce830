import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CATALOGUES } from '../../src/messages/catalogues.ts';
import { LANGUAGES, type Language } from '../../src/messages/language.ts';
import { visible } from '../../src/messages/say.ts';
import { allCauses } from '../../src/model/cause.ts';
import { CAUSES } from '../../src/model/causes.ts';

const ROOT = join(import.meta.dirname, '../..');

/** All source text except the catalogues. */
function sources(): string {
  return ['src', 'graders']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((name) => name.endsWith('.ts') && !/^src.messages.(?:[a-z]+-)?(?:en|id)\.ts$/.test(name))
    .map((name) => readFileSync(join(ROOT, name), 'utf8'))
    .join('\n');
}

const TEXT = sources();
const MESSAGES: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  en: messagesOf('en'),
  id: messagesOf('id'),
};
const IDS = [...MESSAGES.en.keys()];
/** Further sentences of a cause. */
const CIRCUMSTANCES = Object.values(CAUSES).flatMap((row) => ('sentences' in row ? row.sentences : []));
const PREFIXES = [...new Set(IDS.map((id) => id.split('.')[0]))].join('|');

function messagesOf(language: Language): ReadonlyMap<string, string> {
  return new Map(CATALOGUES[language].flatMap((catalogue) => Object.entries(catalogue)));
}

/** Names of the parameters of a text, and of what chooses between its words. */
function paramsOf(text: string | undefined): readonly string[] {
  return [...new Set([...(text ?? '').matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ''))].sort();
}

/** Ids that are written out anywhere in the sources. */
function writtenIds(): readonly string[] {
  // Keys of objects are not ids of messages.
  const dotted = [...TEXT.matchAll(new RegExp(`'((?:${PREFIXES})\\.[a-z0-9.-]+)'(?!:)`, 'g'))].map(
    ([, id]) => id ?? '',
  );
  return [...new Set(dotted)].filter((id) => !/\.(?:jsonl?|md)$/.test(id)).sort();
}

describe('the catalogues', () => {
  it('have a text for every message that is used', () => {
    expect(writtenIds().filter((id) => !MESSAGES.en.has(id))).toEqual([]);
  });

  it('have no unused message', () => {
    // Messages of causes are checked against the registry.
    const byName = /^(?:cause|hint|list|endpoint)\./;
    // `diagram.status-${status}`
    const begun = [...TEXT.matchAll(/`([a-z]+\.[a-z-]+)\$\{/g)].map(([, start]) => start ?? '');
    const isBegun = (id: string): boolean => begun.some((start) => id.startsWith(start));
    const unused = IDS.filter((id) => !byName.test(id) && !isBegun(id)).filter((id) => {
      const last = id.replace(/^[a-z]+\./, '');
      return !TEXT.includes(`'${id}'`) && !TEXT.includes(`'${last}'`) && !TEXT.includes(` ${last}: `);
    });
    expect(unused).toEqual([]);
  });

  it('have the same messages', () => {
    expect([...MESSAGES.id.keys()].sort()).toEqual([...IDS].sort());
  });

  it('ask for the same parameters', () => {
    const unlike = IDS.filter(
      (id) => JSON.stringify(paramsOf(MESSAGES.en.get(id))) !== JSON.stringify(paramsOf(MESSAGES.id.get(id))),
    );
    expect(unlike).toEqual([]);
  });

  it('have no sentence that was left untranslated', () => {
    const words = (text: string): number => text.replace(/\{[^}]*\}/g, '').match(/[a-z]{2,}/gi)?.length ?? 0;
    const same = IDS.filter((id) => MESSAGES.en.get(id) === MESSAGES.id.get(id));
    expect(same.filter((id) => words(MESSAGES.en.get(id) ?? '') > 2)).toEqual([]);
  });

  for (const language of LANGUAGES) {
    it(`have no text twice: ${language}`, () => {
      const all = CATALOGUES[language].flatMap((catalogue) => Object.keys(catalogue));
      expect(all.length).toBe(MESSAGES[language].size);
    });

    it(`have lines that are fit for a terminal: ${language}`, () => {
      const bad = [...MESSAGES[language]].filter(
        ([, text]) => text !== text.trim() || /[\x00-\x1f]/.test(text),
      );
      expect(bad).toEqual([]);
    });

    it(`have no unread brace: ${language}`, () => {
      const bad = [...MESSAGES[language]].filter(([, text]) =>
        /[{}]/.test(text.replace(/\{\w+(?:\.port|\|[^|{}]*\|[^|{}]*)?\}/g, '')),
      );
      expect(bad).toEqual([]);
    });
  }
});

describe('every cause', () => {
  for (const language of LANGUAGES)
    it(`has words, and so has each of its circumstances; no others do: ${language}`, () => {
      const ids = [...MESSAGES[language].keys()].filter((id) => id.startsWith('cause.'));
      const wanted = [...allCauses(), ...CIRCUMSTANCES].map((name) => `cause.${name}`);
      expect(ids.sort()).toEqual(wanted.sort());
    });

  it('has three hints, and every hint a cause', () => {
    const wanted = allCauses().flatMap((cause) => [1, 2, 3].map((level) => `hint.${cause}.${level}`));
    expect(IDS.filter((id) => id.startsWith('hint.')).sort()).toEqual(wanted.sort());
  });

  it('has hints that fit every kind of role', () => {
    const about = IDS.filter((id) => id.startsWith('hint.')).filter(
      (id) => paramsOf(MESSAGES.en.get(id)).length > 0,
    );
    expect(about).toEqual([]);
  });
});

describe('text of a student’s program', () => {
  for (const [name, text, shown] of [
    ['an escape sequence', '\x1b[31mmerah', '\u241b[31mmerah'],
    ['a line end', 'satu\ndua', 'satu\u23cedua'],
    ['a carriage return', 'satu\rdua', 'satu\u240ddua'],
    ['a bell and a null', '\x07\x00', '\u2407\u2400'],
    ['a C1 control', '\x9b31m', '\ufffd31m'],
    ['a turn of the writing’s direction', 'a\u202eb\u061c', 'a\ufffdb\ufffd'],
    ['a line end of Unicode’s own', 'a\u2028b', 'a\ufffdb'],
    ['letters of any script', '順番 🙂 ꦱꦸ', '順番 🙂 ꦱꦸ'],
  ] as const)
    it(`is harmless for a terminal: ${name}`, () => {
      expect(visible(text)).toBe(shown);
    });

  it('is cut where it is long, between letters', () => {
    expect(visible('🙂'.repeat(1000))).toBe(`${'🙂'.repeat(160)}…`);
  });
});
