import { message } from '../model/message.ts';
import type { OwnVerdict } from '../model/own-grader.ts';
import type { Verdict } from '../model/verdict.ts';

/** Turns what a lab's own grader answered into a verdict. */
export function verdictOf(grader: string, said: OwnVerdict): Verdict {
  const { evidence } = said;
  if (said.status === 'pass') return { status: 'pass', evidence };
  if (said.status === 'inconclusive')
    return {
      status: 'inconclusive',
      message: message('inconclusive.own-grader', { grader, reason: said.reason }),
      evidence,
    };
  return {
    status: 'fail',
    cause: 'own-rule',
    blame: said.blame,
    message: message('cause.own-rule'),
    expected: message('expected.own-rule', { text: said.expected }),
    actual: message('actual.own-rule', { text: said.actual }),
    why: [],
    evidence,
  };
}
