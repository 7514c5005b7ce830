import type { LabMistake } from '../../lab/lab-error.ts';

/**
 * Codes of problems in a lab that can be played all the same, each with its meaning in a line for docs/authoring.md.
 */
export const LINT_CODES = {
  'no-pair': {
    severity: 'error',
    means:
      'No role in `to` can hear a line of a role in `from`: the check can decide nothing, so nobody can earn its points.',
  },
  'unread-part': {
    severity: 'warning',
    means: 'Lines are typed in a part of a script that no check of the scenario reads.',
  },
  'other-parts': {
    severity: 'warning',
    means: 'A finer scenario lacks a part that the check reads in its first one, or has one more.',
  },
  'shared-fault': {
    severity: 'warning',
    means:
      'No scene with probes can show whose failure it is: one silent program would cost the other roles these points.',
  },
  'impossible-cause': {
    severity: 'warning',
    means: 'A hint is for a cause that checks of this kind never fail for, so no student would ever see it.',
  },
  untranslated: {
    severity: 'warning',
    means: 'A text of four words or more says the same in English and in Indonesian.',
  },
} as const satisfies Readonly<Record<string, { readonly severity: Severity; readonly means: string }>>;

/** The code of a problem that only lint finds. */
export type LintCode = keyof typeof LINT_CODES;

/** An `error` keeps a lab, or one of its checks, from working at all; a `warning` is worth a look. */
export type Severity = 'error' | 'warning';

/** Something to fix, or to look at, in a lab file. */
export interface Problem extends LabMistake {
  readonly severity: Severity;
}

/** A mistake with its severity: whatever the loader refuses is an error. */
export function problemOf(mistake: LabMistake): Problem {
  return { ...mistake, severity: isLintCode(mistake.code) ? LINT_CODES[mistake.code].severity : 'error' };
}

function isLintCode(code: string): code is LintCode {
  return Object.hasOwn(LINT_CODES, code);
}
