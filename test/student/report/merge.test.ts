import { describe, expect, it } from 'vitest';
import { type Draft, merge } from '../../../src/student/report/merge.ts';

const TITLE = { key: 'title', text: '# Report' };

/** Chapters of labs, each with two parts and room for the student's words. */
function chapters(labs: readonly string[], made = 'first'): ReadonlyMap<string, Draft> {
  return new Map(
    labs.map((lab) => [
      lab,
      [
        { own: `## ${lab}` },
        { key: `${lab}/results`, text: `${made} results of ${lab}` },
        { own: '*Write here.*' },
        { key: `${lab}/picture`, text: `${made} picture of ${lab}` },
      ],
    ]),
  );
}

const first = (...labs: readonly string[]): string => merge(null, TITLE, chapters(labs)).text;
const again = (before: string, ...labs: readonly string[]) => merge(before, TITLE, chapters(labs, 'second'));

describe('a report that is regenerated', () => {
  it('has new generated parts, and every word of the student’s unchanged', () => {
    const words = 'Mine: *all*  of it\n\n```\n<!-- my own -->\n```\n\ttabs  ';
    const before = first('chat').replace('*Write here.*', words);
    const { text, replaces, leftOut } = again(before, 'chat');
    expect(text).toBe(
      before.replaceAll('first', 'second').replace(/[0-9a-f]{16}/g, (hash) => hashIn(text, hash, before)),
    );
    expect(text).toContain(words);
    expect({ replaces, leftOut }).toEqual({ replaces: false, leftOut: [] });
  });

  it('is the same where nothing has changed', () => {
    const before = first('chat');
    expect(merge(before, TITLE, chapters(['chat'])).text).toBe(before);
  });

  it('ignores line ends of Windows, and trailing spaces that an editor removed', () => {
    const before = first('chat').replaceAll('\n', '\r\n');
    expect(again(before, 'chat').replaces).toBe(false);
  });

  it('asks for a copy where text between the markers was changed', () => {
    const { text, replaces } = again(first('chat').replace('first results', 'my results'), 'chat');
    expect(replaces).toBe(true);
    expect(text).not.toContain('my results');
  });

  it('asks for a copy where there are no markers, except for an empty file', () => {
    expect(again('# All mine\n', 'chat').replaces).toBe(true);
    expect(again('\n', 'chat').replaces).toBe(false);
  });

  it('gets a chapter for each lab that it does not have, and leaves those that are not asked for', () => {
    const { text, replaces } = again(first('chat').replace('*Write here.*', 'Mine.'), 'other');
    expect(text).toContain('first results of chat');
    expect(text.indexOf('second results of other')).toBeGreaterThan(text.indexOf('first picture of chat'));
    expect(text).toContain('Mine.');
    expect(replaces).toBe(false);
  });

  it('still notices a change in a chapter when that is regenerated later', () => {
    const changed = first('chat').replace('first results', 'my results');
    const { text, replaces } = again(changed, 'other');
    expect(replaces).toBe(false);
    expect(text).toContain('my results');
    expect(again(text, 'chat').replaces).toBe(true);
  });

  it('leaves out a part that the student has removed with both markers', () => {
    const before = first('chat').replace(/<!-- giliran:begin chat\/picture[\s\S]*end chat\/picture -->/, '');
    const { text, leftOut } = again(before, 'chat');
    expect(text).not.toContain('picture of chat');
    expect(leftOut).toEqual(['chat/picture']);
  });

  for (const which of ['begin', 'end'])
    it(`keeps the text of a part whose ${which} is gone, and a copy of everything`, () => {
      const marker = new RegExp(`<!-- giliran:${which} chat/results.* -->\n`);
      const { text, replaces } = again(first('chat').replace(marker, ''), 'chat');
      expect(replaces).toBe(true);
      expect(text).toContain('first results of chat');
      expect(text.match(/second results of chat/g)).toHaveLength(1);
      expect(text.match(/<!-- giliran:begin chat\/results/g)).toHaveLength(1);
    });
});

/** The hash in a text at the place where another one is in the text from before. */
function hashIn(text: string, hash: string, before: string): string {
  const place = [...before.matchAll(/[0-9a-f]{16}/g)].findIndex(([one]) => one === hash);
  return [...text.matchAll(/[0-9a-f]{16}/g)][place]?.[0] ?? '';
}
