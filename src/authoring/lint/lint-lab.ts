import { inOrder, readLab } from '../../lab/load.ts';
import { Mistakes } from '../../lab/mistakes.ts';
import { standIns } from '../../lab/own-graders.ts';
import type { Graders } from '../../model/grader.ts';
import type { LintRule } from './facts.ts';
import { hintCauses } from './hint-causes.ts';
import { otherParts } from './other-parts.ts';
import { pairs } from './pairs.ts';
import { type Problem, problemOf } from './problem.ts';
import { sharedFault } from './shared-fault.ts';
import { untranslated } from './texts.ts';
import { unreadParts } from './unread-parts.ts';

/** Everything to report about a lab file. */
export interface LintedLab {
  /** The lab's id; null where it could not be read. */
  readonly lab: string | null;
  readonly file: string;
  /** In the order of their places; those in labs that this one extends come last. */
  readonly problems: readonly Problem[];
}

const RULES: readonly LintRule[] = [unreadParts, pairs, otherParts, sharedFault, hintCauses, untranslated];

/**
 * Mistakes through which names lead nowhere: that nothing is read, heard or told apart then is only their consequence.
 */
const MISLEADING: readonly string[] = [
  'unknown-name',
  'no-roles',
  'same-role',
  'missing-param',
  'unknown-param',
  'param-type',
  'too-many-moves',
  'nothing-said',
  'no-move',
];

/**
 * Everything that can be reported about a lab file without a submission: what the loader refuses, and what is worth a
 * look. Where something had to be left out to read the file, only the former is reported, since the rest may be a
 * consequence.
 * @param mayLackReference whether the reference programs need not be there
 * @throws the file system's error where the file cannot be read
 */
export function lintLab(file: string, graders: Graders, mayLackReference = false): LintedLab {
  const read = readLab(file, graders, mayLackReference);
  const found = new Mistakes(read.source, new Set());
  if (read.lab !== null && read.file !== null && read.isWhole) {
    const isMisled = read.mistakes.some(({ code }) => MISLEADING.includes(code));
    for (const rule of isMisled ? [untranslated] : RULES)
      rule(
        { file: read.file, lab: read.lab, graders: { ...standIns(read.lab.ownGraders ?? {}), ...graders } },
        found,
      );
  }
  return {
    lab: read.lab?.id ?? null,
    file,
    // Problems worth a look in a lab that this one extends are reported for that one: here they may well be meant.
    problems: inOrder([...read.mistakes, ...found.list].map(problemOf), read.files).filter(
      ({ severity, place }) => severity === 'error' || place.file === file,
    ),
  };
}
