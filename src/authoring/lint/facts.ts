import type { CheckFile } from '../../lab/check-schema.ts';
import type { Mistakes } from '../../lab/mistakes.ts';
import type { LabFile } from '../../lab/schema.ts';
import type { Path } from '../../lab/source.ts';
import type { Grader, Graders, ParamKind } from '../../model/grader.ts';
import { listParam } from '../../model/grader-param.ts';
import type { Check, Lab, Scenario } from '../../model/lab.ts';

/** What a rule reads: a lab whose shape is right, as it is written and in its full form. */
export interface LintFacts {
  readonly file: LabFile;
  readonly lab: Lab;
  readonly graders: Graders;
}

/** Looks for one kind of problem, and adds each that it finds, with its place. */
export type LintRule = (facts: LintFacts, found: LintFindings) => void;

/** Where rules add what they find. */
export type LintFindings = Pick<Mistakes, 'add' | 'addAtKey'>;

/** A check as it is written and in its full form, with its place. */
export interface LintCheck {
  readonly written: CheckFile;
  readonly check: Check;
  readonly grader: Grader;
  readonly path: Path;
}

/** All checks whose graders are known. */
export function checksIn({ file, lab, graders }: LintFacts): readonly LintCheck[] {
  return lab.steps.flatMap((step, s) =>
    step.checks.flatMap((check, c): LintCheck[] => {
      const written = file.steps[s]?.checks[c];
      const grader = Object.hasOwn(graders, check.grader) ? graders[check.grader] : undefined;
      return written && grader ? [{ written, check, grader, path: ['steps', s, 'checks', c] }] : [];
    }),
  );
}

/** The runs of a scenario: one, or one for each role that it is made for. */
export function runsOf({ lab }: LintFacts, scenario: string): readonly Scenario[] {
  return lab.scenarios.filter(({ name }) => name === scenario);
}

/** All values that a check gives for parameters of some kinds. */
export function givenFor({ check, grader }: LintCheck, ...kinds: readonly ParamKind[]): readonly string[] {
  return Object.entries(grader.params)
    .filter(([, kind]) => kinds.includes(kind))
    .flatMap(([name]) => listParam(check.params[name]));
}

/** A list of words within an English sentence: `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** Names in quotes. */
export function quoted(names: readonly string[], last = 'and'): string {
  return listed(
    names.map((name) => `"${name}"`),
    last,
  );
}
