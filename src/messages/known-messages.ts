import type { alikeEn } from './alike-en.ts';
import type { answersEn } from './answers-en.ts';
import type { authoringEn } from './authoring-en.ts';
import type { broadcastEn } from './broadcast-en.ts';
import type { byHandEn } from './by-hand-en.ts';
import type { classEn } from './class-en.ts';
import type { commandsEn } from './commands-en.ts';
import type { compareEn } from './compare-en.ts';
import type { diagramEn } from './diagram-en.ts';
import type { en } from './en.ts';
import type { exportEn } from './export-en.ts';
import type { filesEn } from './files-en.ts';
import type { gradeEn } from './grade-en.ts';
import type { groupsEn } from './groups-en.ts';
import type { hintsEn } from './hints-en.ts';
import type { intakeEn } from './intake-en.ts';
import type { liveEn } from './live-en.ts';
import type { marksEn } from './marks-en.ts';
import type { ParamsOf } from './params-of.ts';
import type { practicumEn } from './practicum-en.ts';
import type { queueEn } from './queue-en.ts';
import type { recordEn } from './record-en.ts';
import type { shownEn } from './shown-en.ts';
import type { streamEn } from './stream-en.ts';
import type { studentEn } from './student-en.ts';
import type { verifyEn } from './verify-en.ts';
import type { watchEn } from './watch-en.ts';

/** Every English text by its id. */
type Texts = typeof en &
  typeof alikeEn &
  typeof answersEn &
  typeof streamEn &
  typeof authoringEn &
  typeof broadcastEn &
  typeof byHandEn &
  typeof studentEn &
  typeof recordEn &
  typeof verifyEn &
  typeof watchEn &
  typeof classEn &
  typeof commandsEn &
  typeof compareEn &
  typeof exportEn &
  typeof filesEn &
  typeof gradeEn &
  typeof groupsEn &
  typeof hintsEn &
  typeof intakeEn &
  typeof liveEn &
  typeof marksEn &
  typeof diagramEn &
  typeof practicumEn &
  typeof queueEn &
  typeof shownEn;

type Known = { readonly [Id in keyof Texts]: ParamsOf<Texts[Id]> };

declare module '../model/message.ts' {
  /** The messages that the English catalogue has, each with the names of its parameters. */
  interface KnownMessages extends Known {}
}
