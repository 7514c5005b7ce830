import { describe, expect, it } from 'vitest';
import { answers } from '../../graders/answers.ts';
import type { GraderParam } from '../../src/model/lab.ts';
import { claim, PROBE, role, TraceBuilder } from '../support/trace.ts';

/** A server with two clients, of which the second is a probe; 7 and 10 were made up for `a` and `b`. */
function calculator(): TraceBuilder {
  const builder = new TraceBuilder(
    [
      role('server', 'listens', 'tcp:9000'),
      role('client1', 'connects', 'tcp:9000'),
      role('client2', 'connects', 'tcp:9000', PROBE),
    ],
    null,
    { values: { a: 7, b: 10, page: 'bado' } },
  );
  return builder
    .start('server', { bound: ['tcp:9000'] })
    .start('client1', { bound: ['tcp:9000'], connections: 1 })
    .start('client2', { bound: ['tcp:9000'], connections: 2 });
}

function asked(to: string, more: Readonly<Record<string, GraderParam>>) {
  return claim({ by: ['server'], to: [to], parts: ['main'], ...more });
}

const SUM = { line: '{a + b}' };

describe('an answer', () => {
  it('may be in any words on a screen, with the run’s values', () => {
    const trace = calculator().say('client1', '7 + 10').prints('client1', 'Hasil: 17').build();
    expect(answers.grade(trace, asked('client1', SUM))).toMatchObject({ status: 'pass' });
  });

  it.each(['117', '17.5', '-17', '170', 'x17'])('is not a part of another number or word: %s', (seen) => {
    const trace = calculator().say('client1', '7 + 10').prints('client1', seen).build();
    expect(answers.grade(trace, asked('client1', SUM))).toMatchObject({
      cause: 'wrong-answer',
      expected: { params: { text: '17' } },
      actual: { params: { seen } },
    });
  });

  it('is missing rather than wrong where nothing came', () => {
    const trace = calculator().say('client1', '7 + 10').build();
    expect(answers.grade(trace, asked('client1', SUM))).toMatchObject({
      cause: 'no-answer',
      actual: { id: 'actual.no-answer' },
    });
  });

  it('counts only in its own part', () => {
    const trace = calculator()
      .say('client1', '7 + 10')
      .say('client1', 'lagi', { part: 'later' })
      .prints('client1', '17')
      .build();
    expect(answers.grade(trace, asked('client1', SUM))).toMatchObject({ cause: 'no-answer' });
    expect(answers.grade(trace, asked('client1', { ...SUM, parts: ['later'] })).status).toBe('pass');
  });

  it('must come as often as the lab says', () => {
    const heard = (text: string) =>
      calculator().say('client2', '7 + 10').hears('client2', 'tcp', text).build();
    const once = asked('client2', { ...SUM, times: 1 });
    expect(answers.grade(heard('17\n'), once).status).toBe('pass');
    expect(answers.grade(heard('17\n17\n'), once)).toMatchObject({ cause: 'answers-twice' });
    expect(answers.grade(heard('17\n17\n'), asked('client2', SUM)).status).toBe('pass');
    const never = asked('client2', { ...SUM, times: 0 });
    expect(answers.grade(heard('17\n'), never)).toMatchObject({ cause: 'answers-unasked' });
    expect(answers.grade(heard('galat\n'), never).status).toBe('pass');
    // The run ended before the second part.
    const later = asked('client2', { ...SUM, times: 0, parts: ['main', 'broken'] });
    expect(answers.grade(heard('galat\n'), later).status).toBe('inconclusive');
    expect(answers.grade(heard('17\n'), later)).toMatchObject({ cause: 'answers-unasked' });
  });

  it('can be given by a pattern with literal values', () => {
    const heard = (text: string) => calculator().say('client2', 'GET').hears('client2', 'tcp', text).build();
    const page = asked('client2', { pattern: '^HTTP/1\\.[01] 200 .{2,20}{page}$' });
    expect(answers.grade(heard('HTTP/1.0 200 OK bado\r\n'), page).status).toBe('pass');
    expect(answers.grade(heard('HTTP/1.0 404 OK bado\r\n'), page)).toMatchObject({
      cause: 'wrong-answer',
      expected: { id: 'expected.answer-like' },
    });
  });

  it('fails with the crash where the server has crashed', () => {
    const trace = calculator().say('client1', '7 + 10').exits('server', 1).build();
    expect(answers.grade(trace, asked('client1', SUM))).toMatchObject({ cause: 'crash' });
  });

  it('is wrong where a program may end, and otherwise the early end is the cause', () => {
    const ended = (status: number, seen: string) =>
      calculator().say('client1', '7 + 10').prints('client1', seen).exits('client1', status).build();
    const last = asked('client1', { ...SUM, 'may-end': true });
    expect(answers.grade(ended(0, '18'), last)).toMatchObject({ cause: 'wrong-answer' });
    expect(answers.grade(ended(0, '18'), asked('client1', SUM))).toMatchObject({ cause: 'exits-early' });
    expect(answers.grade(ended(0, ''), last)).toMatchObject({ cause: 'exits-early' });
    expect(answers.grade(ended(1, '18'), last)).toMatchObject({ cause: 'crash' });
  });

  it('is expected for each line where the lab says so, and another does not make up for it', () => {
    const each = asked('client2', { pattern: '^!', times: 1, each: true });
    const heard = (first: string, second: string) =>
      calculator()
        .say('client2', '/hapus')
        .hears('client2', 'tcp', first)
        .say('client2', '/buang')
        .hears('client2', 'tcp', second)
        .build();
    expect(answers.grade(heard('! apa?\n', '! apa?\n'), each).status).toBe('pass');
    expect(answers.grade(heard('! apa?\n! apa?\n', 'galat\n'), each)).toMatchObject({
      cause: 'answers-twice',
    });
    expect(answers.grade(heard('! apa?\n', 'galat\n'), each)).toMatchObject({
      cause: 'wrong-answer',
      actual: { params: { seen: 'galat' } },
    });
  });

  it('is inconclusive where a run has no value for it', () => {
    const trace = calculator().say('client1', '7 + 10').prints('client1', '17').build();
    expect(answers.grade(trace, asked('client1', { line: '{c}' })).status).toBe('inconclusive');
  });
});
