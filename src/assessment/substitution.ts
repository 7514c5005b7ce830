import type { Decision } from '../diagnosis/decision.ts';
import type { Lab, Player, Role } from '../model/lab.ts';
import { getOrMake } from '../model/memo.ts';
import type { Submission } from '../submission/submission.ts';

/** Players to put over a scenario's own: other programs in place of some of the student's. */
export type Substitution = Readonly<Record<string, Player>>;

const HANDFUL = 3;

interface Question {
  readonly decision: Decision;
  readonly lab: Lab;
  readonly submission: Submission;
  /** The player that stands in. */
  readonly by: 'reference' | 'probe';
}

/** Whether a replacement could tell what is not known yet: who is at fault, or what another's trouble hides. */
export function unnamed(decision: Decision): boolean {
  return (decision.status === 'fail' && decision.blame.length === 0) || isHidden(decision);
}

/** Every program that may be at fault, replaced by itself: the roles that share a file go together. */
export function programsToSubstitute(question: Question): readonly Substitution[] {
  return suspects(question).flatMap((roles) => replaceBy(question, [roles]));
}

/** Every two programs that may be at fault, replaced together, but not all programs at once. */
export function pairsToSubstitute(question: Question): readonly Substitution[] {
  const programs = suspects(question);
  const everybody = question.lab.roles.length;
  return programs.flatMap((one, index) =>
    programs
      .slice(index + 1)
      .filter((other) => one.length + other.length < everybody)
      .flatMap((other) => replaceBy(question, [one, other])),
  );
}

/** Whether it is known who is at fault, and what that hides is not. */
function isHidden({ message }: Decision): boolean {
  return message?.id === 'inconclusive.hidden' || message?.id === 'inconclusive.own-protocol';
}

/** Roles whose trouble hides what a decision is about. */
function hiding({ message }: Decision): readonly string[] {
  const roles = message?.params.roles;
  return Array.isArray(roles) ? roles : [];
}

/**
 * Programs of the roles that the failure speaks of, and of those who everything goes through. Where it is known who hides
 * something, nobody else's replacement shows it.
 */
function suspects({ decision, lab, submission }: Question): readonly (readonly Role[])[] {
  const params = Object.values(decision.message?.params ?? {}).flat();
  const named = lab.roles.filter(({ id, kind }) => params.includes(id) || kind.verb === 'listens');
  const involved = named.some(({ id }) => params.includes(id))
    ? named
    : lab.roles.filter(({ id }) => decision.check.subjects.includes(id));
  const files = new Map<string, Role[]>();
  for (const role of lab.roles) {
    const file = submission.programs.get(role.id)?.file;
    if (file !== undefined) getOrMake(files, file, (): Role[] => []).push(role);
  }
  const programs = [...files.values()];
  if (isHidden(decision))
    return programs.filter((roles) => roles.some(({ id }) => hiding(decision).includes(id)));
  // A handful is tried whole: the one at fault need not be near the one who shows it.
  if (programs.length <= HANDFUL) return programs;
  return programs.filter((roles) => roles.some((role) => involved.includes(role)));
}

function replaceBy({ by }: Question, programs: readonly (readonly Role[])[]): Substitution[] {
  const roles = programs.flat();
  return by === 'reference' || roles.every(canBeProbe)
    ? [Object.fromEntries(roles.map(({ id }): [string, Player] => [id, { by }]))]
    : [];
}

/**
 * A probe can stand in among the student's programs where it changes nothing for them: one that serves must be told by
 * the lab how to pass lines on, and one that joins a group would make every receiver of the machine hear it.
 */
function canBeProbe({ kind }: Role): boolean {
  return kind.verb === 'connects' || kind.verb === 'sends' || kind.relays !== null;
}
