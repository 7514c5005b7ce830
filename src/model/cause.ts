import type { Trait } from './cause-traits.ts';
import { CAUSES } from './causes.ts';

/** Stable id of what went wrong. */
export type Cause = keyof typeof CAUSES;

declare const elsewhere: unique symbol;

/**
 * A cause that this giliran does not know: of a batch that another version has graded. It is told as it stands there.
 */
export type UnknownCause = string & { readonly [elsewhere]: true };

/** A cause as it is kept: its name may be of another version. */
export type KeptCause = Cause | UnknownCause;

/** Causes that have a trait. */
type CauseWith<T extends Trait> = {
  [C in Cause]: T extends (typeof CAUSES)[C]['traits'][number] ? C : never;
}[Cause];

/** Why a program could not even be tried: that says nothing of its author, and is no cause. */
export const UNTRIED = 'untried';

/** Why a role has no program that can be started. */
export type Hindrance = CauseWith<'no-program'> | typeof UNTRIED;

/** A sentence for a cause in particular circumstances, without `cause.`. */
type Circumstance = Extract<
  (typeof CAUSES)[Cause],
  { readonly sentences: readonly string[] }
>['sentences'][number];

/** The sentence of a failure, without `cause.`: its cause's own, or one for particular circumstances. */
export type CauseSentence = Cause | Circumstance;

/** What is known of a cause, its sentences apart. */
const ROWS: Readonly<Record<Cause, { readonly traits: readonly Trait[] }>> = CAUSES;

/** Whether a name is a cause's. */
export function isCause(name: string): name is Cause {
  return Object.hasOwn(CAUSES, name);
}

/** Every cause, in the order of the registry. */
export function allCauses(): readonly Cause[] {
  return Object.keys(CAUSES).filter(isCause);
}

/** Whether a cause has a trait: this is how the rules ask what follows from it. */
export function hasTrait(cause: Cause, trait: Trait): boolean {
  return ROWS[cause].traits.includes(trait);
}

/** Whether a name says why a role has no program, as this giliran writes it. */
export function isHindrance(name: string): name is Hindrance {
  return name === UNTRIED || (isCause(name) && hasTrait(name, 'no-program'));
}
