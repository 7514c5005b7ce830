import type { Cause } from '../../model/cause.ts';

/** Kinds of checks that look for lines on screens. */
const SHOWN = ['delivery', 'late', 'whole'] as const;

/** Causes that only some kinds of checks can fail for; any kind can fail for all others. */
const OF_THEIR_OWN: readonly (readonly [graders: readonly string[], causes: readonly Cause[]])[] = [
  [['announced'], ['not-announced', 'wrong-announcement']],
  [['greeted'], ['no-welcome', 'late-welcome']],
  [
    SHOWN,
    [
      ...(['not-received', 'not-printed', 'shown-otherwise', 'awaits-more', 'not-passed-on'] as const),
      ...(['not-sent-to-all', 'shown-late', 'output-held-back', 'wrong-encoding', 'spaces-changed'] as const),
      ...(['truncated', 'heard-uninvited', 'disagreeing-order', 'author-unheard'] as const),
    ],
  ],
  [[...SHOWN, 'verbatim'], ['changed']],
  [
    [...SHOWN, 'in-turn'],
    ['not-heard', 'wrong-order', 'reorders'],
  ],
  [
    [...SHOWN, 'sent-once'],
    ['sent-late', 'merges-messages', 'splits-messages'],
  ],
  [
    [...SHOWN, 'sent-once', 'sent-to-broadcast', 'sent-to-group'],
    ['never-sent', 'stuck'],
  ],
  [[...SHOWN, 'greeted'], ['answers-before-hearing']],
  [['no-echo'], ['sent-back-to-author']],
  [['labels'], ['missing-label', 'wrong-label', 'swapped-labels']],
  [['held-back'], ['out-of-turn', 'early-text-lost']],
  [['late'], ['old-line-shown']],
  [['answers'], ['no-answer', 'wrong-answer', 'answers-unasked']],
  [['answers', 'group-told'], ['answers-twice']],
  [['names'], ['not-told', 'names-nobody', 'told-twice', 'tells-text']],
  [['text-only'], ['passes-on-raw-bytes']],
  [['verbatim'], ['adds-to-lines', 'adds-to-typed']],
  [['whole-or-none'], ['passes-on-part']],
  [['exits'], ['does-not-end', 'wrong-status']],
  [
    [...SHOWN, 'sent-to-group'],
    ['sent-to-wrong-group', 'loop-off', 'sent-elsewhere'],
  ],
  [
    [...SHOWN, 'sent-to-broadcast'],
    ['wrong-broadcast-address', 'unicast-to-each', 'multicast'],
  ],
  [[...SHOWN, 'sent-to-group', 'sent-to-broadcast'], ['sent-to-wrong-port']],
  [[...SHOWN, 'sent-to-group', 'sent-to-broadcast', 'by-group'], ['unicast']],
  [['sent-to-group', 'sent-to-broadcast', 'by-group'], ['broadcast']],
  [['sent-to-group', 'sent-to-broadcast'], ['sent-elsewhere-too']],
  [['sent-to-broadcast'], ['limited-broadcast', 'prefix-ignored']],
  [['by-group'], ['text-by-tcp']],
  [
    ['group-told'],
    [
      ...(['group-not-told', 'group-told-otherwise', 'no-group-address', 'group-on-wrong-port'] as const),
      'leave-not-told',
    ],
  ],
  [['groups-apart'], ['shared-group-address', 'group-address-changes']],
  [['membership'], ['joins-unasked', 'keeps-membership']],
  [
    ['on-wire'],
    [
      ...(['wire-ttl', 'wire-address', 'wire-port', 'wire-receiver', 'wire-times', 'wire-nothing'] as const),
      ...(['wire-else', 'wire-unasked'] as const),
    ],
  ],
  [
    ['stores'],
    [
      ...(['stored-nothing', 'stored-elsewhere', 'stored-shorter', 'stored-longer'] as const),
      ...(['stored-otherwise', 'stored-no-file'] as const),
    ],
  ],
];

/** The kinds of checks that can fail for a cause; null where any can. */
export function gradersGiving(cause: Cause): readonly string[] | null {
  return OF_THEIR_OWN.find(([, causes]) => causes.includes(cause))?.[0] ?? null;
}

/** Whether a check of a kind can fail for a cause. */
export function canFailFor(grader: string, cause: Cause): boolean {
  return gradersGiving(cause)?.includes(grader) ?? true;
}
