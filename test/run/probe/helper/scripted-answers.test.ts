import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../../src/run/probe/answering.ts';
import { Reports } from '../../../../src/run/probe/helper/reports.ts';
import { ScriptedAnswers } from '../../../../src/run/probe/helper/scripted-answers.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const NONE: Omit<Answer, 'to' | 'with'> = {
  framed: 'line',
  group: null,
  joins: null,
  as: null,
  leaves: null,
  // biome-ignore lint/suspicious/noThenProperty: it is what the lab file calls it.
  then: null,
};

/** The answers of a server: its orders, what it sends back, and what it reports. */
function server(answers: readonly Answer[]) {
  const lines: string[] = [];
  const scripted = new ScriptedAnswers(new Reports((line) => lines.push(line)));
  scripted.set('server', answers);
  const back: string[] = [];
  const answer = scripted.toDatagrams('server');
  return {
    scripted,
    back,
    came: (text: string): number => answer(Buffer.from(text), (reply) => back.push(String(reply))),
    reports: (): unknown[] => lines.map((line) => JSON.parse(line)),
  };
}

describe('a probe’s answer to a datagram', () => {
  it('is sent back to its sender, and counted', () => {
    const { came, back } = server([{ ...NONE, to: '^hello$', with: [base64('halo')] }]);
    expect([came('hello'), came('goodbye')]).toEqual([1, 0]);
    expect(back).toEqual(['halo']);
  });

  it('is left out for as many messages as the probe is to swallow', () => {
    const { scripted, came, back } = server([{ ...NONE, to: '^hello$', with: [base64('halo')] }]);
    scripted.swallow('server');
    scripted.swallow('client');
    expect([came('hello'), came('hello')]).toEqual([0, 1]);
    expect(back).toEqual(['halo']);
  });

  it('is empty where the probe is only to leave a group', () => {
    const { came, back } = server([{ ...NONE, to: '^leave$', with: [], leaves: [base64('tenis')] }]);
    expect(came('leave')).toBe(0);
    expect(back).toEqual([]);
  });

  it('is reported as failed where its group has no valid address', async () => {
    const { came, back, reports } = server([
      { ...NONE, to: '^tell$', with: [base64('halo')], group: [base64('127.0.0.1:9')] },
    ]);
    expect(came('tell')).toBe(1);
    expect(back).toEqual([]);
    await Promise.resolve();
    await Promise.resolve();
    expect(reports()).toEqual([
      { kind: 'event', role: 'server', event: 'failed', detail: '127.0.0.1:9 is no group' },
    ]);
  });

  it('is empty for a role without orders', () => {
    const { scripted } = server([{ ...NONE, to: '^hello$', with: [base64('halo')] }]);
    expect(scripted.toDatagrams('client')(Buffer.from('hello'), () => {})).toBe(0);
  });
});
