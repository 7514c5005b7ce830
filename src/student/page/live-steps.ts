import type { Language } from '../../messages/language.ts';
import { say } from '../../messages/say.ts';
import type { Lab, Step } from '../../model/lab.ts';
import { message, type PlainId } from '../../model/message.ts';
import type { CheckDocument, CheckResult } from '../../model/result.ts';
import type { LiveCheck, LiveStep, LiveVerdict } from '../../pages/live/live-data.ts';
import { awaitedRoles } from '../../report/awaited-roles.ts';

/** What the list of steps is made from. */
export interface LiveStepsOptions {
  readonly lab: Lab;
  readonly language: Language;
  /** Ids of the steps that held when they were last checked. */
  readonly holds: readonly string[];
  /** The result of a check, of the whole lab or of one step; null where nothing was checked yet. */
  readonly document: CheckDocument | null;
  /** Roles whose programs nobody has begun to write. */
  readonly notBegun: readonly string[];
}

/** The lab's steps, each as it was checked, or otherwise as it is remembered. */
export function liveSteps(options: LiveStepsOptions): readonly LiveStep[] {
  const { lab, language } = options;
  const steps = lab.steps.map((step) => stepOf(step, options));
  const atHand = steps.findIndex(({ verdict }) => verdict !== 'pass');
  return steps.map((step, index) => ({
    ...step,
    title: `${index + 1}. ${lab.steps[index]?.title[language] ?? ''}`,
    isAtHand: index === atHand,
  }));
}

function stepOf(step: Step, options: LiveStepsOptions): LiveStep {
  const { lab, language, holds, document, notBegun } = options;
  const made = document?.checks.filter((check) => check.step === step.id) ?? [];
  const base = { id: step.id, title: '', isAtHand: false };
  if (made.length === 0) {
    const verdict = holds.includes(step.id) ? 'pass' : 'open';
    const said = wordFor(verdict, language);
    const known = { verdict, said, message: null, reasons: [] } as const;
    const checks = step.checks.map(({ id, title }) => ({ id, title: title[language], ...known }));
    return { ...base, verdict, said, checks };
  }
  const awaits = (check: CheckResult): readonly string[] =>
    awaitedRoles(check, document?.checks ?? [], lab, notBegun);
  const checks = made.map((check) => checkOf(check, awaits(check), language));
  const verdict = worst(checks);
  const awaited = [...new Set(made.flatMap(awaits))];
  const said =
    verdict === 'not-begun'
      ? say(message('live.not-begun-by', { roles: awaited }), language)
      : wordFor(verdict, language);
  return { ...base, verdict, said, checks };
}

function checkOf(check: CheckResult, awaits: readonly string[], language: Language): LiveCheck {
  const { id, title, status, blame, expected, actual, why, hint } = check;
  const verdict = awaits.length > 0 ? 'not-begun' : status;
  const base = { id, title, verdict, said: wordFor(verdict, language) } as const;
  if (verdict === 'not-begun' || verdict === 'pass') return { ...base, message: null, reasons: [] };
  const word = (name: PlainId): string => say(message(name), language);
  const reason = (name: PlainId, text: string | null) => (text === null ? [] : [{ term: word(name), text }]);
  const who =
    blame.length === 0
      ? word('diagram.nobody-named')
      : say(message('report.roles', { roles: blame }), language);
  return {
    ...base,
    message: check.message,
    reasons:
      verdict !== 'fail'
        ? []
        : [
            ...reason('diagram.expected', expected),
            ...reason('diagram.seen', actual),
            ...why.flatMap((text) => reason('diagram.why', text)),
            ...reason('diagram.who', who),
            ...reason('diagram.hint', hint),
          ],
  };
}

function worst(checks: readonly LiveCheck[]): LiveVerdict {
  const order = ['fail', 'inconclusive', 'skipped', 'not-begun'] as const;
  return order.find((one) => checks.some(({ verdict }) => verdict === one)) ?? 'pass';
}

function wordFor(verdict: LiveVerdict, language: Language): string {
  switch (verdict) {
    case 'not-begun':
      return say(message('live.not-begun'), language);
    case 'open':
      return say(message('live.not-checked'), language);
    default:
      return say(message(`diagram.status-${verdict}`), language);
  }
}
