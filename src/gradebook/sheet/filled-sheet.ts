import type { Language } from '../../messages/language.ts';
import type { Student } from '../../model/batch.ts';
import type { Message } from '../../model/message.ts';
import type { SheetChoices, StudentRow, Worksheet } from './worksheet.ts';

export interface SheetOptions extends SheetChoices {
  /** The language of comments. */
  readonly language: Language;
  /** `sheet`: marks are scaled to the sheet's maximum, where it gives one; `none`: points are written as they are. */
  readonly scale: 'sheet' | 'none';
  /** Whether marks are filled in after the penalty for being late. */
  readonly lateCounts: boolean;
}

/** A mark that went into the sheet. */
export interface FilledRow {
  readonly student: Student;
  /** The sheet's row, counted from 1 with the headings. */
  readonly row: number;
  readonly grade: number;
  /** The cell's text before; empty where there was none. */
  readonly before: string;
}

/** A student who got no mark in the sheet, and why. */
export interface UnfilledStudent {
  readonly student: Student;
  readonly because:
    | 'no-row'
    | 'several-rows'
    /** The score is withheld, or there is none, or its maximum is not known. */
    | 'withheld'
    /** The mark would reveal checks that students are to see later. */
    | 'before-due'
    /** Moodle takes no such mark. */
    | 'above-maximum'
    | NonNullable<StudentRow['closed']>;
}

/** A row of the sheet that no submission belongs to. */
export interface UnknownRow {
  /** The sheet's row, counted from 1 with the headings. */
  readonly row: number;
  readonly name: string;
}

/** An LMS's sheet, filled in. */
export interface FilledSheet {
  readonly kind: Worksheet['kind'];
  readonly text: string;
  /** The text in the sheet's original encoding. */
  readonly bytes: Uint8Array;
  readonly filled: readonly FilledRow[];
  readonly unmatched: readonly UnfilledStudent[];
  readonly unknownRows: readonly UnknownRow[];
  readonly remarks: readonly Message[];
}
