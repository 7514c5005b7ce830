import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, Order, ProbeHelper } from './probe-helper.ts';

/**
 * A backstop: a helper that has had no processor for so long, in milliseconds, is the machine's trouble. Then nothing
 * can be told from the run.
 */
const HELPER_MS = 60_000;

const NO_ANSWER: Answer = { ok: false, detail: 'no answer' };

/**
 * Gives the helper an order, and waits for its answer. Only a connection depends on a student's program: one that
 * accepts no more leaves it pending. So only `connect` may go unanswered, and its time counts only while the helper
 * is awake. Any other order that is not answered yet has only not had a processor.
 * @param waitMs how long a connection is waited for, in milliseconds
 * @throws Error where the helper itself does not answer
 */
export async function answerTo(helper: ProbeHelper, order: Order, waitMs: number): Promise<Answer> {
  const answering = helper.order(order);
  if (order.do !== 'connect') return await orSilent(answering);
  await awake(helper);
  const soon = await within(answering, waitMs);
  if (soon) return soon;
  await awake(helper);
  return await Promise.race([answering, NO_ANSWER]);
}

/** Resolves when the helper has dealt with all earlier orders, and with everything that had come to it. */
async function awake(helper: ProbeHelper): Promise<void> {
  await orSilent(helper.order({ do: 'catch-up', role: '' }));
}

async function orSilent(answering: Promise<Answer>): Promise<Answer> {
  const answer = await within(answering, HELPER_MS);
  if (!answer) throw new Error('the probe helper gives no answer');
  return answer;
}

/** @returns null where it takes longer */
async function within(answering: Promise<Answer>, ms: number): Promise<Answer | null> {
  const done = new AbortController();
  const late = delay(ms, null, { signal: done.signal, ref: false }).catch(() => null);
  try {
    return await Promise.race([answering, late]);
  } finally {
    done.abort();
  }
}
