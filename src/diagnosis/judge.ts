import type { Graders } from '../model/grader.ts';
import type { Check } from '../model/lab.ts';
import { message } from '../model/message.ts';
import type { RunTrace } from '../model/trace.ts';
import type { Verdict } from '../model/verdict.ts';

/** The verdict of one run on one check. A grader that throws is inconclusive: it never fails anybody. */
export function judge(check: Check, trace: RunTrace, graders: Graders): Verdict {
  const grader = graders[check.grader];
  if (!grader)
    return {
      status: 'inconclusive',
      message: message('inconclusive.no-grader', { grader: check.grader }),
      evidence: [],
    };
  try {
    return grader.grade(trace, {
      params: check.params,
      subjects: check.subjects,
      ...(check.mayTalkBeside ? { mayTalkBeside: true } : {}),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      status: 'inconclusive',
      message: message('inconclusive.grader-threw', { grader: check.grader, reason }),
      evidence: [],
    };
  }
}
