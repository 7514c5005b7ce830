import { alikeEn } from './alike-en.ts';
import { alikeId } from './alike-id.ts';
import { classEn } from './class-en.ts';
import { classId } from './class-id.ts';
import { commandsEn } from './commands-en.ts';
import { commandsId } from './commands-id.ts';
import { compareEn } from './compare-en.ts';
import { compareId } from './compare-id.ts';
import { en } from './en.ts';
import { exportEn } from './export-en.ts';
import { exportId } from './export-id.ts';
import { gradeEn } from './grade-en.ts';
import { gradeId } from './grade-id.ts';
import { hintsEn } from './hints-en.ts';
import { hintsId } from './hints-id.ts';
import { id } from './id.ts';
import { intakeEn } from './intake-en.ts';
import { intakeId } from './intake-id.ts';
import type { Language } from './language.ts';
import { marksEn } from './marks-en.ts';
import { marksId } from './marks-id.ts';
import { pictureEn } from './picture-en.ts';
import { pictureId } from './picture-id.ts';
import { practicumEn } from './practicum-en.ts';
import { practicumId } from './practicum-id.ts';
import { queueEn } from './queue-en.ts';
import { queueId } from './queue-id.ts';
import { studentEn } from './student-en.ts';
import { studentId } from './student-id.ts';
import { watchEn } from './watch-en.ts';
import { watchId } from './watch-id.ts';

type Catalogue = Readonly<Record<string, string>>;

/** Every message by its id, a few files a language. Laid together into one they would be slow to load. */
export const CATALOGUES: Readonly<Record<Language, readonly Catalogue[]>> = {
  en: [
    en,
    alikeEn,
    classEn,
    commandsEn,
    compareEn,
    exportEn,
    gradeEn,
    hintsEn,
    intakeEn,
    marksEn,
    pictureEn,
    practicumEn,
    queueEn,
    studentEn,
    watchEn,
  ],
  id: [
    id,
    alikeId,
    classId,
    commandsId,
    compareId,
    exportId,
    gradeId,
    hintsId,
    intakeId,
    marksId,
    pictureId,
    practicumId,
    queueId,
    studentId,
    watchId,
  ],
};

/** A message's text with its parameters in braces; undefined where there is no such message. */
export function templateOf(name: string, language: Language): string | undefined {
  return CATALOGUES[language].find((catalogue) => Object.hasOwn(catalogue, name))?.[name];
}
