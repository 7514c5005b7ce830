import { describe, expect, it } from 'vitest';
import { withOwnWords } from '../../../graders/lib/own-words.ts';
import { fail, pass } from '../../../graders/lib/verdicts.ts';
import type { Grader } from '../../../src/model/grader.ts';
import type { Verdict } from '../../../src/model/verdict.ts';
import { anyMessage } from '../../support/any-message.ts';
import { chat, type TraceBuilder } from '../../support/trace.ts';

/** A grader that always says this. */
function saying(verdict: Verdict): Grader {
  return withOwnWords({ params: {}, grade: () => verdict });
}

function failing(blame: readonly string[] = [], evidence: readonly number[] = []): Verdict {
  return fail('not-heard', { blame, evidence, expected: anyMessage('a'), actual: anyMessage('b') });
}

/** A server of which a thread has ended with an error, while it goes on. */
function broken(): TraceBuilder {
  return chat(1)
    .say('client1', 'halo')
    .complains('server', 'Exception in thread "Thread-1" java.lang.NullPointerException: no text')
    .complains('server', '\tat Server.relay(Server.java:31)')
    .settled();
}

const WHY = {
  id: 'why.printed',
  params: { role: 'server', error: 'java.lang.NullPointerException: no text · Server.java:31' },
};

function whyOf(verdict: Verdict, trace = broken().build()): unknown {
  const graded = saying(verdict).grade(trace, { params: {}, subjects: [] });
  return graded.status === 'fail' ? graded.why : graded.status;
}

describe('an error that a program printed', () => {
  it('explains a failure', () => {
    expect(whyOf(failing())).toEqual([WHY]);
    expect(whyOf(failing(['server']))).toEqual([WHY]);
  });

  it('causes none', () => {
    expect(whyOf(pass())).toBe('pass');
  });

  it('is not used for another role that is named', () => {
    expect(whyOf(failing(['client1']))).toEqual([]);
  });

  it('is not used for a failure that came before it', () => {
    const [first = 0] = broken()
      .build()
      .events.filter(({ kind }) => kind === 'move')
      .map(({ n }) => n);
    expect(whyOf(failing([], [first]))).toEqual([]);
  });

  it('is none where a line only mentions errors', () => {
    const trace = chat(1).say('client1', 'Error').prints('server', 'Client_1 : Error: Broken pipe').build();
    expect(whyOf(failing(), trace)).toEqual([]);
  });
});
