import { existsSync, readFileSync } from 'node:fs';
import type { Student } from '../../model/batch.ts';
import { MessageError } from '../../model/message.ts';
import { timesIn } from '../../report/marks/sheet/times.ts';
import { keptSheet, sheetOriginal } from './sheet-choice.ts';

/** When students handed in, as the sheet of a batch says, by their keys; none where it keeps no sheet. */
export function sheetTimes(out: string, students: readonly Student[]): ReadonlyMap<string, Date> {
  const sheet = keptSheet(out);
  if (sheet === null || !existsSync(sheetOriginal(out, sheet))) return new Map();
  try {
    return timesIn(readFileSync(sheetOriginal(out, sheet)), students, sheet);
  } catch (error) {
    // It is said where the sheet is filled in.
    if (error instanceof MessageError) return new Map();
    throw error;
  }
}
