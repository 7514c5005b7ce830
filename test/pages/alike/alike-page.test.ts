import { describe, expect, it } from 'vitest';
import { alikePage } from '../../../src/pages/alike/alike-page.ts';
import { HOSTILE } from '../../gradebook/hostile.ts';
import { groupOf } from './alikes.ts';

const PAGE = { language: 'en', lab: 'Taking turns', number: 3 } as const;

describe('the page of a group of look-alikes', () => {
  it('says what it is: a place to look, and no verdict', () => {
    for (const [language, said] of [
      ['en', 'a place to look, and no verdict'],
      ['id', 'perlu dilihat, dan bukan putusan'],
    ] as const)
      expect(alikePage({ ...PAGE, language, group: groupOf() })).toContain(said);
  });

  it('has every hand-in next to its nearest one, a group’s as one', () => {
    const page = alikePage({ ...PAGE, group: groupOf() });
    expect(page).toContain('<b>Ani</b> – <b>Citra + Dewi</b>');
    expect(page).toContain('<b>Ani</b> – <b>Budi</b> <span class="soft">91 % in common</span>');
  });

  it('links what corresponds, and writes the rest as it is', () => {
    const page = alikePage({ ...PAGE, group: groupOf() });
    expect(page).toContain('<a class="c0" id="p1l0" href="#p1r0">data = b&quot;&quot;\n');
    expect(page).toContain('<a class="c0" id="p1r0" href="#p1l0">isi = b&quot;&quot;\n');
    expect(page).toContain('    # as the lab wants it\n');
  });

  it('names those for which there is no room', () => {
    const group = groupOf();
    const pairs = Array.from({ length: 42 }, () => group.pairs).flat();
    const page = alikePage({ ...PAGE, group: { ...group, pairs } });
    expect(page.match(/<details/g)).toHaveLength(40);
    expect(page).toContain('44 more pairs are not shown side by side: Ani – Citra + Dewi,');
    expect(alikePage({ ...PAGE, group: groupOf(['a', 'b', 'c'], 'x\n'.repeat(50_000)) })).toContain(
      'the rest is left out here',
    );
  });

  for (const text of HOSTILE)
    it(`shows hostile text, and runs none of it: ${JSON.stringify(text)}`, () => {
      const page = alikePage({ ...PAGE, lab: text, group: groupOf([text, text, text], text) });
      expect(page).not.toMatch(/<(?:script|img)\b|[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
      const links = [...page.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href);
      expect(links.filter((href) => href !== '../index.html' && !/^#p\d+[lr]\d+$/.test(href ?? ''))).toEqual(
        [],
      );
    });
});
