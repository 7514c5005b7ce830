import { expect } from 'vitest';
import { fillSheet } from '../../../src/gradebook/sheet/fill-sheet.ts';
import type { FilledSheet, SheetOptions } from '../../../src/gradebook/sheet/filled-sheet.ts';
import { LANGUAGES } from '../../../src/messages/language.ts';
import { say } from '../../../src/messages/say.ts';
import type { StudentResult } from '../../../src/model/batch.ts';
import { type Message, MessageError } from '../../../src/model/message.ts';

const OPTIONS: SheetOptions = {
  language: 'en',
  scale: 'sheet',
  lateCounts: false,
  gradeColumn: null,
  commentColumn: null,
  assignment: null,
};

/** Moodle's worksheet as an English site makes it. */
export const MOODLE = [
  '\ufeffIdentifier,"Full name","Email address",Status,Grade,"Maximum grade","Grade can be changed","Last modified (submission)","Last modified (grade)","Feedback comments"',
  '"Participant 11","Budi Santoso",budi@kampus.example,"Submitted for grading - ",,100.00,Yes,"Thursday, 20 November 2025, 8:00 AM",-,',
  '"Participant 12","Siti Aminah",siti@kampus.example,"Submitted for grading - ",55.00,100.00,Yes,"Thursday, 20 November 2025, 9:00 AM","Friday, 21 November 2025, 8:00 AM","Well ""done"",',
  'see me"',
  '"Participant 13","Ani",ani@kampus.example,"No submission",,100.00,No,-,-,',
  '',
].join('\n');

/** Canvas's gradebook as it is exported. */
export const CANVAS = [
  'Student,ID,SIS User ID,SIS Login ID,Section,Notes,Chat bergiliran (901),Multicast (902),Assignments Current Score,Final Score (2025)',
  ',,,,,,,Manual Posting,,',
  '    Points Possible,,,,,,20.00,10,(read only),(read only)',
  '"Santoso, Budi",4001,1203,budi@kampus.example,"A and B",,,,,',
  '"Aminah, Siti",4002,1204,siti,A,,EX,,,',
  'Ani,4003,1205,ani,A,"x, y",N/A,5,,',
  '"Student, Test",4009,,teststudent,A,,,,,',
  '',
].join('\r\n');

/** Fills a sheet, with default choices unless given, and checks that every remark has a sentence. */
export function fill(
  sheet: string | Uint8Array,
  results: readonly StudentResult[],
  options: Partial<SheetOptions> = {},
): FilledSheet {
  const filled = fillSheet(sheet, results, { ...OPTIONS, ...options });
  for (const remark of filled.remarks) expectSayable(remark);
  return filled;
}

/** Expects a sheet to be refused with this message. */
export function expectRefusal(act: () => unknown, id: string): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof MessageError)) throw error;
    expect(error.userMessage.id).toBe(id);
    expectSayable(error.userMessage);
    return;
  }
  expect.fail(`expected ${id}, and nothing was refused`);
}

/** Checks that every language has the sentence, without a placeholder left. */
function expectSayable(message: Message): void {
  for (const language of LANGUAGES) {
    const text = say(message, language);
    expect(text).not.toBe(message.id);
    expect(text).not.toMatch(/\{\w+[|}]/);
  }
}

/** Marks by student: `budi=50`. */
export function gradesIn({ filled }: FilledSheet): readonly string[] {
  return filled.map(({ student, grade }) => `${student.key}=${grade}`);
}

/** Students without a mark, and why: `siti: withheld`. */
export function reasonsIn({ unmatched }: FilledSheet): readonly string[] {
  return unmatched.map(({ student, because }) => `${student.key}: ${because}`);
}

/** Ids of the remarks. */
export function remarksIn({ remarks }: FilledSheet): readonly string[] {
  return remarks.map(({ id }) => id.replace('marks.sheet-', ''));
}

/** The students that a remark names in English; null where there is no such remark. */
export function namesIn({ remarks }: FilledSheet, remark: string): string | null {
  const found = remarks.find(({ id }) => id === `marks.sheet-${remark}`);
  return found ? say({ id: '{names}', params: found.params }, 'en') : null;
}

/** The lines of a text that differ in a second one. */
export function changedLines(before: string, after: string): readonly (string | undefined)[] {
  const old = before.split('\n');
  return after.split('\n').filter((line, index) => line !== old[index]);
}
