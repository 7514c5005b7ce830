import { describe, expect, it } from 'vitest';
import { feedbackMarkdown } from '../../src/gradebook/feedback.ts';
import { HOSTILE } from './hostile.ts';
import {
  check,
  document,
  failed,
  graded,
  marksOf,
  override,
  student,
  undecided,
  ungraded,
} from './results.ts';

const BUDI = student('budi', { name: 'Budi Santoso' });

describe('the feedback page', () => {
  it('has the score, and for each check why, expected, seen, who, what they did, and a hint', () => {
    const marks = marksOf(
      graded(BUDI, [
        check('a.b', { title: 'listens' }),
        failed('c.d', {
          title: 'in turn',
          expected: 'one line',
          actual: 'two lines',
          why: ['server waits for client2'],
          hint: 'read one line at a time',
          cast: { client1: 'probe' },
        }),
      ]),
    );
    expect(feedbackMarkdown(marks, 'en')).toBe(
      [
        '# Budi Santoso',
        '',
        '## turn-chat: 50 of 100 points',
        '',
        '- ✓ **listens** (50 of 50 points)',
        '- ✗ **in turn** (0 of 50 points)',
        '  - server crashed',
        '  - **Expected:** one line',
        '  - **Seen:** two lines',
        '  - **Who:** server',
        '  - **Why:** server waits for client2',
        '  - **Decided:** with a scripted client1',
        '  - **Hint:** read one line at a time',
        '',
        'To see the same run again: `giliran check turn-chat --seed 7`',
        '',
      ].join('\n'),
    );
  });

  it('says once what several checks have in common', () => {
    const why = { why: ['server waits for client2'], hint: 'read one line at a time' };
    const page = feedbackMarkdown(marksOf(graded(BUDI, [failed('a.b', why), failed('c.d', why)])), 'en');
    expect(page.match(/server waits for client2|read one line at a time/g)).toHaveLength(2);
    expect(page.match(/server crashed/g)).toHaveLength(2);
  });

  it('has nothing but the checks and points of a right submission', () => {
    const page = feedbackMarkdown(
      marksOf(graded(BUDI, [check('a.b', { cast: { client1: 'probe' } })])),
      'en',
    );
    expect(page).not.toMatch(/ {2}- |client1/);
  });

  it('names no role where the evidence names none', () => {
    const page = feedbackMarkdown(marksOf(graded(BUDI, [failed('a.b', { blame: [] })])), 'en');
    expect(page).toContain('**Who:** cannot be told');
  });

  it('shows an override with its reason and who set it', () => {
    const page = feedbackMarkdown(marksOf(graded(BUDI, undefined, { override: override(85) })), 'en');
    expect(page).toContain('## turn-chat: 85 of 100 points');
    expect(page).toMatch(/\*\*Set by:\*\* Ani\n- \*\*Reason:\*\* demonstrated in class\n.*50 of 100 points/);
  });

  it('says that a score is withheld, or that nothing could be graded, and why', () => {
    const open = feedbackMarkdown(marksOf(graded(BUDI, [undecided('a.b')])), 'en');
    expect(open).toContain('this machine does not tell');
    expect(open).not.toMatch(/\d of \d/);
    expect(feedbackMarkdown(marksOf(ungraded(BUDI)), 'en')).toContain('kiriman.rar');
  });

  it('says how to repeat the run, with the map’s files, quoted for a shell', () => {
    const map = {
      server: '1203210024_peladen.py',
      client: "klien Budi's.py",
      client1: '$(reboot).py',
    };
    expect(feedbackMarkdown(marksOf(graded(BUDI, [check('a.b')], { map })), 'id')).toContain(
      [
        ': `giliran check turn-chat --seed 7 --map server=1203210024_peladen.py',
        "--map 'client=klien Budi'\\''s.py' --map 'client1=$(reboot).py'`",
      ].join(' '),
    );
  });

  it('has no paths of the machine that graded it', () => {
    const page = feedbackMarkdown(marksOf(graded(BUDI)), 'en');
    const { submission, trace } = document([]);
    expect(page).not.toContain(submission);
    expect(page).not.toContain(trace);
  });

  it('speaks Indonesian where it is asked to', () => {
    const page = feedbackMarkdown(marksOf(graded(BUDI)), 'id');
    expect(page).toContain('50 dari 100 poin');
    expect(page).not.toMatch(/Expected|Who|points/);
  });

  it('has one heading for each student and lab and no other, whatever a student prints', () => {
    const checks = HOSTILE.map((text, index) =>
      failed(`a.c${index}`, {
        title: text,
        message: text,
        expected: text,
        actual: text,
        why: [text],
        hint: text,
      }),
    );
    for (const name of HOSTILE) {
      const page = feedbackMarkdown(
        marksOf(
          graded(student('k', { name }), checks, {
            override: override(1, name, name),
            map: { server: `${name}.py` },
          }),
        ),
        'en',
      );
      expect(page.match(/^#+ /gm)).toEqual(['# ', '## ']);
      expect(page).not.toMatch(/[<>\x00-\x09\x0b-\x1f\x7f-\x9f]/);
      expect(page.split('\n').filter((line) => !/^(?:#{1,2} |(?: {2})?- |To see|$)/.test(line))).toEqual([]);
    }
  });
});
