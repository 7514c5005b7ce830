import { existsSync, readFileSync } from 'node:fs';
import type { Student } from '../../model/batch.ts';
import { MessageError } from '../../model/message.ts';
import { addressesIn } from '../../report/marks/sheet/addresses.ts';
import { keptSheet, sheetOriginal } from './sheet-choice.ts';

/** E-mail addresses that the sheet of a batch has of students, by their keys; none where it keeps no sheet. */
export function sheetAddresses(
  out: string,
  students: readonly Student[],
): ReadonlyMap<string, readonly string[]> {
  const sheet = keptSheet(out);
  if (sheet === null || !existsSync(sheetOriginal(out, sheet))) return new Map();
  try {
    return addressesIn(readFileSync(sheetOriginal(out, sheet)), students, sheet);
  } catch (error) {
    // It is said where the sheet is filled in; students go by their other names.
    if (error instanceof MessageError) return new Map();
    throw error;
  }
}
