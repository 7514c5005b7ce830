import { readFileSync } from 'node:fs';
import type { Message } from '../../model/message.ts';
import type { Handed } from '../intake/intake.ts';
import { sheetTimes } from '../outputs/read-sheet.ts';
import { readTimes, rollOf } from './handed-in.ts';
import { keepRoll, readRoll } from './roll.ts';

/**
 * Keeps when each student handed in, as far as that is known.
 * @param table a person's own table of that, where there is one
 * @returns what is to be said of the table
 * @throws MessageError where it is no table with students and times
 */
export function keepWhen(
  out: string,
  handed: readonly Handed[],
  table: string | undefined,
): readonly Message[] {
  const students = handed.map(({ student }) => student);
  const told = table === undefined ? null : readTimes(readFileSync(table), students);
  const sources = {
    table: told?.times ?? new Map(),
    before: readRoll(out),
    sheet: sheetTimes(out, students),
  };
  keepRoll(out, rollOf(handed, sources));
  return told?.remarks ?? [];
}
