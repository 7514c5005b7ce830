import type { alikeEn } from './alike-en.ts';
import type { classEn } from './class-en.ts';
import type { commandsEn } from './commands-en.ts';
import type { compareEn } from './compare-en.ts';
import type { en } from './en.ts';
import type { exportEn } from './export-en.ts';
import type { gradeEn } from './grade-en.ts';
import type { hintsEn } from './hints-en.ts';
import type { intakeEn } from './intake-en.ts';
import type { marksEn } from './marks-en.ts';
import type { ParamsOf } from './params-of.ts';
import type { pictureEn } from './picture-en.ts';
import type { practicumEn } from './practicum-en.ts';
import type { queueEn } from './queue-en.ts';
import type { studentEn } from './student-en.ts';
import type { watchEn } from './watch-en.ts';

/** Every English text by its id. */
type Texts = typeof en &
  typeof alikeEn &
  typeof studentEn &
  typeof watchEn &
  typeof classEn &
  typeof commandsEn &
  typeof compareEn &
  typeof exportEn &
  typeof gradeEn &
  typeof hintsEn &
  typeof intakeEn &
  typeof marksEn &
  typeof pictureEn &
  typeof practicumEn &
  typeof queueEn;

type Known = { readonly [Id in keyof Texts]: ParamsOf<Texts[Id]> };

declare module '../model/message.ts' {
  /** The messages that the English catalogue has, each with the names of its parameters. */
  interface KnownMessages extends Known {}
}
