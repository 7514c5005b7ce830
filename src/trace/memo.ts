import type { RunTrace } from '../model/trace.ts';

/** Remembers the answers to a question about a trace: graders ask the same ones again and again. */
export function remember<T>(
  answer: (trace: RunTrace, about: string) => T,
): (trace: RunTrace, about: string) => T {
  const known = new WeakMap<RunTrace, Map<string, T>>();
  return (trace, about) => {
    const answers = known.get(trace) ?? new Map<string, T>();
    known.set(trace, answers);
    const old = answers.get(about);
    if (old !== undefined) return old;
    const fresh = answer(trace, about);
    answers.set(about, fresh);
    return fresh;
  };
}
