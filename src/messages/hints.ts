import type { Cause } from '../model/cause.ts';
import type { Check, Step } from '../model/lab.ts';
import { messageOf } from '../model/message.ts';
import type { Language } from './language.ts';
import { say } from './say.ts';

/** The hints that a cause has: from a question to look at to the mechanism. */
const NUMBERS = [1, 2, 3] as const;

/** What most often goes wrong with each kind of check, the likeliest first. */
const COMMON_CAUSES: Readonly<Record<string, readonly Cause[]>> = {
  announced: ['not-announced', 'wrong-announcement'],
  answers: ['no-answer', 'wrong-answer'],
  'by-group': ['text-by-tcp', 'unicast'],
  bound: ['deaf-to-broadcast', 'address-in-use'],
  delivery: ['not-heard', 'heard-twice'],
  exits: ['does-not-end', 'wrong-status'],
  greeted: ['no-welcome', 'never-connects'],
  'group-told': ['group-not-told', 'no-group-address'],
  'groups-apart': ['shared-group-address'],
  'held-back': ['out-of-turn', 'early-text-lost'],
  'in-turn': ['wrong-order', 'answers-before-hearing'],
  joined: ['never-joined-group', 'address-in-use'],
  labels: ['missing-label', 'wrong-label'],
  late: ['old-line-shown'],
  listening: ['never-listens', 'wrong-port'],
  membership: ['never-joined-group', 'keeps-membership'],
  names: ['not-told', 'names-nobody'],
  'no-echo': ['sent-back-to-author'],
  'on-wire': ['wire-ttl', 'wire-address'],
  'sent-once': ['never-sent', 'sends-twice'],
  'sent-to-broadcast': ['prefix-ignored', 'broadcast-not-allowed'],
  'sent-to-group': ['sent-elsewhere', 'sent-to-wrong-port'],
  stores: ['stored-otherwise', 'stored-shorter', 'stored-nothing'],
  'text-only': ['passes-on-raw-bytes'],
  verbatim: ['adds-to-lines', 'adds-to-typed', 'changed'],
  whole: ['wrong-encoding', 'truncated', 'spaces-changed'],
  'whole-or-none': ['passes-on-part'],
};

/** What the catalogue says of a cause, from gentle to plain. */
function causeHints(cause: Cause, language: Language): readonly string[] {
  return NUMBERS.map((number) => say(messageOf(`hint.${cause}.${number}`), language));
}

/** Hints for a check that failed: those of its cause, then those that the lab has for the check itself. */
export function hintsOf(cause: Cause, check: Check, language: Language): readonly string[] {
  return [...causeHints(cause, language), ...ownHints(check, cause, language)];
}

/** What the lab has for a check: hints that fit whatever has happened, and those for this cause, in their order. */
function ownHints({ hints }: Check, cause: Cause | null, language: Language): readonly string[] {
  return hints
    .filter((hint) => hint.cause === undefined || hint.cause === cause)
    .map((hint) => hint[language]);
}

/** A check that failed when it was last made. */
interface FailedCheck {
  readonly id: string;
  readonly cause: Cause | null;
}

/**
 * Hints for a step: those of what went wrong when it was last checked, one cause after another; then those that the lab
 * has for its checks, and those of what most often goes wrong with checks of their kind, all gentle ones first.
 * @param failed checks of the step; none where nothing has been checked
 */
export function stepHints(
  { checks }: Step,
  language: Language,
  failed: readonly FailedCheck[] = [],
): readonly string[] {
  const known = failed.flatMap(({ id, cause }) => {
    const check = checks.find((one) => one.id === id);
    return cause === null || !check ? [] : hintsOf(cause, check, language);
  });
  const own = checks.map((check) => ownHints(check, null, language));
  const causes = new Set(checks.flatMap(({ grader }) => COMMON_CAUSES[grader] ?? []));
  const common = [...causes].map((cause) => causeHints(cause, language));
  return [...new Set([...known, ...byLevel(own), ...byLevel(common)])];
}

/** The first of each list, then the second of each, and so on. */
function byLevel(lists: readonly (readonly string[])[]): readonly string[] {
  const most = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: most }, (_, level) =>
    lists.flatMap((list) => list.slice(level, level + 1)),
  ).flat();
}
