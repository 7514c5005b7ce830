import { setTimeout as delay } from 'node:timers/promises';
import type { Answer, Order, ProbeHelper } from './probe-helper.ts';

/**
 * A backstop: a helper that has had no processor for so long, in milliseconds, is the machine's trouble. Then the run says
 * nothing of anybody.
 */
const HELPER_MS = 60_000;

const NO_ANSWER: Answer = { ok: false, detail: 'no answer' };

/**
 * Gives the helper an order, and waits for what it answers. Of all that it is asked, a connection alone rests with a program:
 * one that takes no more leaves it pending. So that alone may go unanswered, and counts only while the helper is awake. Whatever
 * else is not answered yet, a busy machine has not come to.
 * @param waitMs how long a connection is waited for, in milliseconds
 * @throws Error where the helper itself does not come to anything
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

/** Resolves when the helper has come to all that it had been asked, and to what had come to it. */
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
