import { describe, expect, it } from 'vitest';
import { check, failed, graded, override, student, undecided, ungraded } from '../results.ts';
import { changedLines, expectRefusal, fill, gradesIn, MOODLE, reasonsIn, remarksIn } from './worksheets.ts';

const BUDI = student('budi', { name: 'Budi Santoso', id: '11' });
const SITI = student('siti', { name: 'Siti Aminah', id: '12' });
const ANI = student('ani', { name: 'Ani', id: '13' });

/** A worksheet of another site: its headings, and the prefix of its participants. */
function worksheet(headings: string, row: string, delimiter = ','): string {
  return `${headings}\n${row}\n`.replaceAll('|', delimiter);
}

describe('Moodle’s worksheet', () => {
  it('gets mark and comment, and nothing else of it changes', () => {
    const sheet = fill(MOODLE, [graded(BUDI)]);
    expect(sheet.kind).toBe('moodle');
    expect(changedLines(MOODLE, sheet.text)).toEqual([
      '"Participant 11","Budi Santoso",budi@kampus.example,"Submitted for grading - ",50,100.00,Yes,"Thursday, 20 November 2025, 8:00 AM",-,giliran: 50 of 100 points. Not yet: title of turns.order (server crashed).',
    ]);
    expect(sheet.filled).toEqual([{ student: BUDI, row: 2, grade: 50, before: '' }]);
    expect(Buffer.from(sheet.bytes).toString('utf8')).toBe(sheet.text);
  });

  it('stays byte for byte where no student is found, and says so', () => {
    const sheet = fill(MOODLE, [graded(student('x', { name: 'Somebody Else' }))]);
    expect(sheet.text).toBe(MOODLE);
    expect(reasonsIn(sheet)).toEqual(['x: no-row']);
    expect(sheet.unknownRows.map(({ row, name }) => `${row} ${name}`)).toEqual([
      '2 Budi Santoso',
      '3 Siti Aminah',
      '4 Ani',
    ]);
  });

  it('replaces an old mark, says so, and leaves a person’s comment alone', () => {
    const sheet = fill(MOODLE, [graded(SITI)]);
    expect(changedLines(MOODLE, sheet.text)).toHaveLength(1);
    expect(sheet.text).toContain(
      '"Submitted for grading - ",50,100.00,Yes,"Thursday, 20 November 2025, 9:00 AM"',
    );
    expect(sheet.text).toContain('"Well ""done"",\nsee me"');
    expect(remarksIn(sheet)).toEqual(expect.arrayContaining(['replaced', 'kept-comments']));
  });

  it('is the same when it is filled in again, and with other marks differs only in their cells', () => {
    const once = fill(MOODLE, [graded(BUDI)]).text;
    expect(fill(once, [graded(BUDI)]).text).toBe(once);
    const again = fill(once, [graded(BUDI, [check('a.b')])]).text;
    expect(again).toContain('giliran: 50 of 50 points. Everything works.');
    expect(again).toBe(fill(MOODLE, [graded(BUDI, [check('a.b')])]).text);
  });

  it('leaves a mark as it is written where it is the same number', () => {
    const sheet = fill(MOODLE, [graded(SITI, undefined, { override: override(55) })]);
    expect(sheet.text).toBe(MOODLE);
  });

  it('leaves locked grades, and scores that are withheld, alone', () => {
    const sheet = fill(MOODLE, [graded(BUDI, [undecided('a.b')]), ungraded(SITI), graded(ANI)]);
    expect(sheet.text).toBe(MOODLE);
    expect(reasonsIn(sheet)).toEqual(['ani: locked', 'budi: withheld', 'siti: withheld']);
  });

  it('takes an override, also where nothing could be graded, and says who set it and why', () => {
    const sheet = fill(MOODLE, [
      graded(SITI, [undecided('a.b'), undecided('a.c')], { override: override(60) }),
      ungraded(BUDI, { override: override(30) }),
    ]);
    expect(gradesIn(sheet)).toEqual(['budi=30', 'siti=60']);
    expect(sheet.text).toMatch(/giliran: .*Set by: Ani\. Reason: demonstrated in class\./);
  });

  it('scales to the sheet’s maximum and says so, unless told not to', () => {
    const sheet = MOODLE.replaceAll('100.00', '20.00');
    const scaled = fill(sheet, [
      graded(BUDI),
      graded(SITI, [failed('a.b', { maxScore: 30 }), check('c.d', { maxScore: 70 })]),
    ]);
    expect(gradesIn(scaled)).toEqual(['budi=10', 'siti=14']);
    expect(remarksIn(scaled)).toContain('scaled');
    const plain = fill(sheet, [graded(BUDI)], { scale: 'none' });
    expect(reasonsIn(plain)).toEqual(['budi: above-maximum']);
    expect(remarksIn(plain)).toContain('not-scaled');
  });

  it('never fills in a mark that Moodle would not take', () => {
    const sheet = fill(MOODLE, [graded(BUDI, undefined, { override: override(101) })]);
    expect(reasonsIn(sheet)).toEqual(['budi: above-maximum']);
    expect(sheet.text).toBe(MOODLE);
  });

  it('adds up several labs, and withholds the sum where one is missing', () => {
    const results = [
      graded(BUDI, [check('a.b')], { lab: 'turn-chat' }),
      graded(BUDI, [failed('c.d')], { lab: 'group-chat' }),
      graded(SITI, [check('a.b')], { lab: 'turn-chat' }),
    ];
    const sheet = fill(MOODLE, results);
    expect(gradesIn(sheet)).toEqual(['budi=50']);
    expect(reasonsIn(sheet)).toEqual(['siti: withheld']);
    expect(sheet.text).toContain('giliran: group-chat: 0 of 50 points.');
  });

  it('says where a row that was found by id has another name', () => {
    const sheet = fill(MOODLE, [graded(student('k', { id: '11', name: 'Tono' }))]);
    expect(gradesIn(sheet)).toEqual(['k=50']);
    expect(sheet.remarks).toContainEqual({
      id: 'marks.sheet-other-name',
      params: { name: 'Tono', row: 2, inSheet: 'Budi Santoso' },
    });
  });

  it('has a comment in the language asked for', () => {
    expect(fill(MOODLE, [graded(BUDI)], { language: 'id' }).text).toContain('giliran: 50 dari 100 poin.');
  });

  it('has no comment that opens an element or a formula, or takes more than its line', () => {
    const bad = failed('a.b', { title: '<script>', message: '</td>\n;=1+1\t=2 \x1b[2J' });
    const [line] = changedLines(MOODLE, fill(MOODLE, [graded(BUDI, [bad])]).text);
    expect(line).not.toMatch(/[<>\x00-\x1f]|[;\t]\s*[=+\-@]/);
  });
});

describe('Moodle’s worksheet of another site', () => {
  const TONO = graded(student('tono', { name: 'Tono', id: '7' }), [
    check('a.b', { maxScore: 100, score: 75.5 }),
  ]);

  for (const [name, headings, row, filled] of [
    [
      'Indonesian',
      'Pengenal|"Nama lengkap"|Status|Nilai|"Nilai maksimum"|"Nilai dapat diubah"|"Komentar umpan balik"',
      '"Peserta 7"|Tono|-||100|Ya|',
      '"Peserta 7"|Tono|-|75.5|100|Ya|giliran',
    ],
    [
      'German, without a space, and with decimal commas',
      'ID|"Vollständiger Name"|Status|Bewertung|Bestwertung|"Bewertung kann geändert werden"|"Feedback als Kommentar"',
      'Teilnehmer/in7|Tono|-||"100,00"|Ja|',
      'Teilnehmer/in7|Tono|-|"75,5"|"100,00"|Ja|giliran',
    ],
    [
      'French, without headings that are known but for the grade',
      'Identifiant|Nom|Statut|Note|"Tout autre"|Modifiable|"Feedback par commentaires"',
      'Participant7|Tono|-||50.00|Oui|',
      'Participant7|Tono|-|37.75|50.00|Oui|giliran',
    ],
    [
      'with names hidden',
      'Identifier|Status|Grade|"Maximum grade"|"Feedback comments"',
      '"Participant 7"|-||100|',
      '"Participant 7"|-|75.5|100|giliran',
    ],
  ] as const)
    it(`is understood: ${name}`, () => {
      const sheet = fill(worksheet(headings, row), [TONO]);
      expect(sheet.text).toContain(filled.replaceAll('|', ','));
      expect(gradesIn(sheet)).toHaveLength(1);
    });

  for (const delimiter of [';', '\t'])
    it(`keeps its delimiter: ${JSON.stringify(delimiter)}`, () => {
      const text = worksheet('Identifier|Name|Grade|Maximum grade', 'Participant 7|Tono||100,0', delimiter);
      expect(fill(text, [TONO]).text).toBe(
        text.replace(`Tono${delimiter}${delimiter}`, `Tono${delimiter}75,5${delimiter}`),
      );
    });

  it('comes back in the encoding that it came in', () => {
    const text = `\ufeff${worksheet('Identifier|Name|Grade', 'Participant 7|Tono|', '\t')}`;
    const sheet = fill(Buffer.from(text, 'utf16le'), [TONO]);
    expect(Buffer.from(sheet.bytes).toString('utf16le')).toBe(sheet.text);
    expect(sheet.text).toContain('Tono\t75.5\n');
    expect(remarksIn(sheet)).toEqual(expect.arrayContaining(['no-maximum', 'no-comments']));
  });

  it('is filled in where the TA says which columns are meant', () => {
    const text = worksheet('Identifier|Name|Wynik|Maximum grade|Uwagi', 'Participant 7|Tono||100|');
    expectRefusal(() => fill(text, [TONO]), 'marks.sheet-no-grade');
    expect(fill(text, [TONO], { gradeColumn: 'wynik', commentColumn: 'Uwagi' }).text).toMatch(
      /Tono,75\.5,100,giliran/,
    );
    expectRefusal(() => fill(text, [TONO], { gradeColumn: 'Punkty' }), 'marks.sheet-no-column');
  });

  it('is not filled in where it is graded with a scale', () => {
    const text = worksheet('ID|Name|Bewertung|Skala', 'Teilnehmer/in7|Tono||"gut, sehr gut"');
    expectRefusal(() => fill(text, [TONO]), 'marks.sheet-scale');
  });

  it('is distinguished from a table that is no worksheet', () => {
    expectRefusal(() => fill('Name,Points\nTono,1\n', [TONO]), 'marks.sheet-unknown');
  });

  it('is not misled by names that look like participants', () => {
    const text = 'Full name,Identifier,Grade\n"Tono 7","Participant 8",\n"Budi 9","Participant 7",\n';
    expect(fill(text, [TONO]).text).toContain('"Participant 7",75.5');
  });

  it('finds no student by what a student wrote', () => {
    const text = worksheet(
      'Identifier|Name|Grade|Maximum grade|"Online text"',
      '"Participant 8"|Somebody||100|tono@kampus.example',
    );
    const sheet = fill(text, [
      graded(student('tono', { name: 'Tono', id: '7', email: 'tono@kampus.example' })),
    ]);
    expect(sheet.text).toBe(text);
  });
});
