import { alikeEn } from './alike-en.ts';
import { alikeId } from './alike-id.ts';
import { answersEn } from './answers-en.ts';
import { answersId } from './answers-id.ts';
import { authoringEn } from './authoring-en.ts';
import { authoringId } from './authoring-id.ts';
import { broadcastEn } from './broadcast-en.ts';
import { broadcastId } from './broadcast-id.ts';
import { byHandEn } from './by-hand-en.ts';
import { byHandId } from './by-hand-id.ts';
import { classEn } from './class-en.ts';
import { classId } from './class-id.ts';
import { commandsEn } from './commands-en.ts';
import { commandsId } from './commands-id.ts';
import { compareEn } from './compare-en.ts';
import { compareId } from './compare-id.ts';
import { diagramEn } from './diagram-en.ts';
import { diagramId } from './diagram-id.ts';
import { en } from './en.ts';
import { exportEn } from './export-en.ts';
import { exportId } from './export-id.ts';
import { filesEn } from './files-en.ts';
import { filesId } from './files-id.ts';
import { gradeEn } from './grade-en.ts';
import { gradeId } from './grade-id.ts';
import { groupsEn } from './groups-en.ts';
import { groupsId } from './groups-id.ts';
import { hintsEn } from './hints-en.ts';
import { hintsId } from './hints-id.ts';
import { id } from './id.ts';
import { intakeEn } from './intake-en.ts';
import { intakeId } from './intake-id.ts';
import type { Language } from './language.ts';
import { liveEn } from './live-en.ts';
import { liveId } from './live-id.ts';
import { marksEn } from './marks-en.ts';
import { marksId } from './marks-id.ts';
import { practicumEn } from './practicum-en.ts';
import { practicumId } from './practicum-id.ts';
import { queueEn } from './queue-en.ts';
import { queueId } from './queue-id.ts';
import { recordEn } from './record-en.ts';
import { recordId } from './record-id.ts';
import { shownEn } from './shown-en.ts';
import { shownId } from './shown-id.ts';
import { streamEn } from './stream-en.ts';
import { streamId } from './stream-id.ts';
import { studentEn } from './student-en.ts';
import { studentId } from './student-id.ts';
import { verifyEn } from './verify-en.ts';
import { verifyId } from './verify-id.ts';
import { watchEn } from './watch-en.ts';
import { watchId } from './watch-id.ts';

type Catalogue = Readonly<Record<string, string>>;

/** Every message by its id, a few files a language. Laid together into one they would be slow to load. */
export const CATALOGUES: Readonly<Record<Language, readonly Catalogue[]>> = {
  en: [
    en,
    alikeEn,
    answersEn,
    authoringEn,
    broadcastEn,
    byHandEn,
    classEn,
    commandsEn,
    compareEn,
    exportEn,
    filesEn,
    gradeEn,
    groupsEn,
    hintsEn,
    intakeEn,
    liveEn,
    marksEn,
    diagramEn,
    practicumEn,
    queueEn,
    streamEn,
    shownEn,
    studentEn,
    recordEn,
    verifyEn,
    watchEn,
  ],
  id: [
    id,
    alikeId,
    answersId,
    authoringId,
    broadcastId,
    byHandId,
    classId,
    commandsId,
    compareId,
    exportId,
    filesId,
    gradeId,
    groupsId,
    hintsId,
    intakeId,
    liveId,
    marksId,
    diagramId,
    practicumId,
    queueId,
    streamId,
    shownId,
    studentId,
    recordId,
    verifyId,
    watchId,
  ],
};

/** A message's text with its parameters in braces; undefined where there is no such message. */
export function templateOf(name: string, language: Language): string | undefined {
  return CATALOGUES[language].find((catalogue) => Object.hasOwn(catalogue, name))?.[name];
}
