import { describe, expect, it } from 'vitest';
import { answerTo } from '../../../src/run/probe/await-answer.ts';
import type { Answer, Order, ProbeHelper } from '../../../src/run/probe/probe-helper.ts';

const AIM: Order = { do: 'aim', role: 'sender', group: null, port: 5005, own: null };
const CONNECT: Order = { do: 'connect', role: 'client1', port: 8080, host: null, by: 4 };
const DONE: Answer = { ok: true, detail: '40001' };

/** A helper that answers on request, with the orders that it got so far. */
function helper() {
  const asked: Order['do'][] = [];
  const waiting: ((answer: Answer) => void)[] = [];
  const played: ProbeHelper = {
    order: (order) => {
      asked.push(order.do);
      return new Promise((resolve) => waiting.push(resolve));
    },
    close: () => {},
  };
  /** Resolves once so many orders have been given. */
  const given = async (count: number): Promise<void> => {
    while (asked.length < count) await new Promise((resolve) => setImmediate(resolve));
  };
  return { played, asked, given, answer: (index: number, answer = DONE) => waiting[index]?.(answer) };
}

describe('a request to the helper', () => {
  it('is waited for, however long a busy machine takes, where no program is involved', async () => {
    const { played, answer } = helper();
    const answering = answerTo(played, AIM, 0);
    setTimeout(answer, 20, 0);
    expect(await answering).toEqual(DONE);
  });

  it('counts as pending, for a connection, only after the helper has started it', async () => {
    const { played, asked, given, answer } = helper();
    const answering = answerTo(played, CONNECT, 0);
    await given(2);
    answer(1);
    await given(3);
    answer(2);
    expect(await answering).toEqual({ ok: false, detail: 'no answer' });
    expect(asked).toEqual(['connect', 'catch-up', 'catch-up']);
  });

  it('is not pending, for a connection, if the helper had finished it before it was asked again', async () => {
    const { played, given, answer } = helper();
    const answering = answerTo(played, CONNECT, 0);
    await given(2);
    answer(1);
    await given(3);
    answer(0);
    answer(2);
    expect(await answering).toEqual(DONE);
  });
});
