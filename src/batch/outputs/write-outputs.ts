import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classroomResult } from '../../gradebook/classroom.ts';
import { feedbackMarkdown } from '../../gradebook/feedback.ts';
import { gradescopeResults } from '../../gradebook/gradescope.ts';
import { junitPieces } from '../../gradebook/junit.ts';
import { resultsCsv } from '../../gradebook/results-csv.ts';
import { resultsJsonPieces } from '../../gradebook/results-json.ts';
import type { Absent } from '../../gradebook/sheet/absent.ts';
import { fillSheet } from '../../gradebook/sheet/fill-sheet.ts';
import { byStudent } from '../../gradebook/student-marks.ts';
import type { Language } from '../../messages/language.ts';
import type { StudentResult } from '../../model/batch.ts';
import { type Message, MessageError } from '../../model/message.ts';
import { writeAtomically, writePiecesAside } from '../kept/write-atomically.ts';
import { type SheetChoice, sheetOriginal, sheetTarget } from './sheet-choice.ts';

export interface OutputOptions {
  readonly results: readonly StudentResult[];
  /** The students who stand in the LMS's sheet and have handed in nothing. */
  readonly absent: readonly Absent[];
  readonly language: Language;
  readonly sheet: SheetChoice | null;
  /** Whether the sheet gets what is left of marks after the penalty for being late. */
  readonly lateCounts: boolean;
  /** When the last of them was graded. */
  readonly at: Date;
}

/** What was written. */
export interface Outputs {
  /** The LMS's sheet, filled in, from the batch's folder; null where there is none. */
  readonly sheet: string | null;
  /** What is to be said of the sheet. */
  readonly remarks: readonly Message[];
}

/** Writes everything that a batch gives out, each file whole or not at all. */
export function writeOutputs(
  out: string,
  { results, absent, language, sheet, lateCounts, at }: OutputOptions,
): Outputs {
  const write = (name: string, data: string | Uint8Array): void => writeAtomically(join(out, name), data);
  write('results.csv', resultsCsv(results, language, absent));
  writePiecesAside(join(out, 'results.json'), resultsJsonPieces(results, language));
  writePiecesAside(join(out, 'junit.xml'), junitPieces(results, { language, at, hostname: 'localhost' }));
  for (const marks of byStudent(results)) {
    const { key } = marks.student;
    write(
      join('gradescope', `${key}.json`),
      `${JSON.stringify(gradescopeResults(marks, language), null, 2)}\n`,
    );
    write(join('classroom', `${key}.json`), `${JSON.stringify(classroomResult(marks, language), null, 2)}\n`);
    write(join('feedback', `${key}.md`), feedbackMarkdown(marks, language));
  }
  return sheet === null
    ? { sheet: null, remarks: [] }
    : writeSheet(out, results, sheet, { language, lateCounts });
}

/** A sheet that cannot be filled in costs none of the other outputs. */
function writeSheet(
  out: string,
  results: readonly StudentResult[],
  sheet: SheetChoice,
  options: Pick<OutputOptions, 'language' | 'lateCounts'>,
): Outputs {
  try {
    const { bytes, remarks } = fillSheet(readFileSync(sheetOriginal(out, sheet)), results, {
      ...sheet,
      ...options,
    });
    const name = sheetTarget(sheet);
    writeAtomically(join(out, name), bytes);
    return { sheet: name, remarks };
  } catch (error) {
    if (!(error instanceof MessageError)) throw error;
    return { sheet: null, remarks: [error.userMessage] };
  }
}
