import { existsSync, readFileSync } from 'node:fs';
import { type Absent, absentIn } from '../../gradebook/sheet/absent.ts';
import { addressesIn, participantsIn } from '../../gradebook/sheet/addresses.ts';
import { timesIn } from '../../gradebook/sheet/times.ts';
import type { SheetChoices } from '../../gradebook/sheet/worksheet.ts';
import type { Student } from '../../model/batch.ts';
import { MessageError } from '../../model/message.ts';
import { keptSheet, sheetOriginal } from './sheet-choice.ts';

/** E-mail addresses that the sheet of a batch has of students, by their keys; none where it keeps no sheet. */
export function sheetAddresses(
  out: string,
  students: readonly Student[],
): ReadonlyMap<string, readonly string[]> {
  return ask(out, students, addressesIn) ?? new Map();
}

/** When students handed in, as the sheet of a batch says, by their keys; none where it keeps no sheet. */
export function sheetTimes(out: string, students: readonly Student[]): ReadonlyMap<string, Date> {
  return ask(out, students, timesIn) ?? new Map();
}

/** The students who stand in the sheet of a batch and have handed in nothing; none where it keeps no sheet. */
export function sheetAbsent(out: string, students: readonly Student[]): readonly Absent[] {
  return ask(out, students, absentIn) ?? [];
}

/**
 * Moodle's numbers of participants, as the sheet of a batch has them, by students' keys; none where it is not
 * Moodle's.
 */
export function sheetParticipants(out: string, students: readonly Student[]): ReadonlyMap<string, string> {
  return ask(out, students, participantsIn) ?? new Map();
}

/** @returns null where there is no sheet, or it cannot be understood: that is said where it is filled in */
function ask<T>(
  out: string,
  students: readonly Student[],
  question: (input: Uint8Array, students: readonly Student[], choices: SheetChoices) => T,
): T | null {
  const sheet = keptSheet(out);
  if (sheet === null || !existsSync(sheetOriginal(out, sheet))) return null;
  try {
    return question(readFileSync(sheetOriginal(out, sheet)), students, sheet);
  } catch (error) {
    if (error instanceof MessageError) return null;
    throw error;
  }
}
