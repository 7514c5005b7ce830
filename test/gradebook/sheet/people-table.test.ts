import { describe, expect, it } from 'vitest';
import { readPeopleTable, studentsMeant } from '../../../src/gradebook/sheet/people-table.ts';
import { MessageError } from '../../../src/model/message.ts';
import { student } from '../results.ts';

const COLUMNS = { time: ['time', 'waktu'], note: ['note'] } as const;
const read = (text: string | Uint8Array) => readPeopleTable(Buffer.from(text), COLUMNS, ['time']);

describe('a table of a person’s own', () => {
  it('has its columns in any order, by names in two languages, with any delimiter', () => {
    for (const text of [
      'student,time\nani,12',
      '\ufeffwaktu;NIM;lain\r\n12;ani;x\r\n',
      'Time\tName\n"12"\t"ani"\n',
    ]) {
      const [row] = read(text);
      expect([row?.row, row?.who, row?.cell('time'), row?.cell('note')]).toEqual([2, ['ani'], '12', '']);
    }
  });

  it('may have rows without a student, and short ones', () => {
    const rows = read('time,student,note\n,,\n12,ani\n');
    expect(rows.map(({ row, cell }) => [row, cell('note')])).toEqual([[3, '']]);
  });

  it('says which column is missing', () => {
    const complaint = (text: string): unknown => {
      try {
        return read(text);
      } catch (error) {
        return error instanceof MessageError ? error.userMessage.params.columns : error;
      }
    };
    expect(complaint('student,tempo\nani,1')).toEqual(['time']);
    expect(complaint('siapa,tempo\nani,1')).toEqual(['student', 'time']);
  });
});

describe('the student of a row', () => {
  const ani = student('ani', { name: 'Ani Lestari', id: '101', email: 'ani@example.ac.id' });
  const other = student('ani-2', { name: 'Ani Lestari', id: '102' });

  for (const word of ['ani', 'ANI@example.ac.id', '101', 'Participant 101', "'101"])
    it(`is found by key, address or id: ${word}`, () => {
      expect(studentsMeant([word], [ani, other])).toEqual([ani]);
    });

  it('is found by several words, and left open by too few', () => {
    expect(studentsMeant(['Ani Lestari', '102'], [ani, other])).toEqual([other]);
    expect(studentsMeant(['Ani  lestari'], [ani, other])).toEqual([ani, other]);
    expect(studentsMeant(['tidak ada'], [ani, other])).toEqual([]);
    expect(studentsMeant(['101', '102'], [ani, other])).toEqual([]);
  });
});
