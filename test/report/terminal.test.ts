import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import type { Decision } from '../../src/diagnosis/decision.ts';
import { loadLab } from '../../src/lab/load.ts';
import type { Language } from '../../src/messages/language.ts';
import { say } from '../../src/messages/say.ts';
import { checksOf } from '../../src/model/lab.ts';
import { type Message, message } from '../../src/model/message.ts';
import type { CheckDocument } from '../../src/model/result.ts';
import type { Status } from '../../src/model/verdict.ts';
import { buildDocument } from '../../src/report/document.ts';
import { terminalReport } from '../../src/report/terminal.ts';
import { anyMessage } from '../support/any-message.ts';

const LAB = loadLab(join(import.meta.dirname, '../../labs/turn-chat/lab.yaml'), graders);
const CHECKS = checksOf(LAB);
const SETTLED = { kernel: 1, timer: 0, idle: 0 };
const WAITS = message('why.waits', { role: 'server', what: message('wait.keyboard') });

/** The decision for one check. */
function decision(index: number, status: Status, over: Partial<Decision> = {}): Decision {
  const check = CHECKS[index];
  if (!check) throw new Error(`there is no check ${index}`);
  const failed = status === 'fail';
  return {
    check,
    status,
    cause: failed ? 'crash' : null,
    blame: failed ? ['server'] : [],
    message: failed ? message('cause.crash', { roles: ['server'] }) : null,
    expected: null,
    actual: failed ? message('actual.printed', { role: 'server', seen: '\x1b[2J' }) : null,
    why: failed ? [WAITS] : [],
    evidence: [],
    run: null,
    cast: {},
    ...over,
  };
}

/** The document of these decisions for the first checks, and a pass for the rest. */
function documentOf(
  first: readonly Decision[],
  { language = 'en', notes = [] }: { language?: Language; notes?: readonly Message[] } = {},
): CheckDocument {
  const rest = CHECKS.slice(first.length).map((_, index) => decision(index + first.length, 'pass'));
  return buildDocument(
    { decisions: [...first, ...rest], settled: SETTLED, notes },
    { lab: LAB.id, submission: '/x', seed: 1, durationMs: 1.6, trace: null, language },
  );
}

function document(...statuses: readonly Status[]): CheckDocument {
  return documentOf(statuses.map((status, index) => decision(index, status)));
}

function report(result: CheckDocument, style: Partial<Parameters<typeof terminalReport>[2]> = {}): string {
  return terminalReport(result, LAB, { language: 'en', color: false, width: null, ...style });
}

describe('the result document', () => {
  it('passes where every check does, with all points', () => {
    expect(document()).toMatchObject({ verdict: 'pass', score: 100, maxScore: 100, durationMs: 2 });
  });

  it('fails where one check does, whatever else is inconclusive', () => {
    expect(document('inconclusive', 'fail', 'skipped')).toMatchObject({ verdict: 'fail' });
  });

  it('withholds the score where nothing failed and something is inconclusive', () => {
    expect(document('inconclusive')).toMatchObject({ verdict: 'inconclusive', score: null });
  });

  it('gives no points for what was skipped', () => {
    const { checks } = document('fail', 'skipped');
    expect(checks.slice(0, 2).map(({ score }) => score)).toEqual([0, 0]);
  });

  it('has the first hint of what went wrong, and none where nothing did', () => {
    const [failed, passed] = document('fail').checks;
    expect(failed?.hint).toBe(say(message('hint.crash.1'), 'en'));
    expect(passed?.hint).toBeNull();
  });

  it('names the check that another one needs by its title', () => {
    const needs = message('skipped.needs', { check: CHECKS[0]?.id ?? '' });
    const [, check] = documentOf([decision(0, 'fail'), decision(1, 'skipped', { message: needs })], {
      language: 'id',
    }).checks;
    expect(check?.message).toContain(CHECKS[0]?.title.id);
  });

  it('differs between languages only in its sentences', () => {
    const facts = (language: Language) => {
      const { notes: _, checks, ...rest } = documentOf([decision(0, 'fail')], { language });
      const kept = checks.map(({ id, status, score, cause, blame, run, cast }) => ({
        id,
        status,
        score,
        cause,
        blame,
        run,
        cast,
      }));
      return { ...rest, kept };
    };
    expect(facts('id')).toEqual(facts('en'));
  });
});

describe('why a check fails', () => {
  it('does not repeat what was seen', () => {
    const missing = (role: string): Message => anyMessage('problem.empty-folder', { role, folder: 'x' });
    const [check] = documentOf([
      decision(0, 'fail', { actual: missing('client1'), why: [missing('client2'), WAITS] }),
    ]).checks;
    expect(check?.why).toEqual([say(WAITS, 'en')]);
  });
});

describe('the report on a terminal', () => {
  it('shows the steps, the reason, what the programs were doing, who is to blame and a hint', () => {
    const text = report(document('fail'));
    expect(text).toContain('The server listens');
    expect(text).toMatch(/✗ the server listens on port 8080 0\/5\n {6}server crashed\n/);
    expect(text).toContain('why:      server is waiting for its keyboard\n');
    expect(text).toContain('who:      server\n');
    expect(text).toContain(`hint:     ${say(message('hint.crash.1'), 'en')}\n`);
    expect(text).toContain('not yet: 95 of 100 points');
  });

  it('speaks Indonesian', () => {
    const text = report(documentOf([decision(0, 'fail')], { language: 'id' }), { language: 'id' });
    expect(text).toContain('Server mendengarkan');
    expect(text).toContain('sebab:      server sedang menunggu ketikan\n');
    expect(text).toContain('siapa:      server\n');
    expect(text).toContain('belum lulus: 95 dari 100 poin');
  });

  it('says what programs were doing, and hints, only once', () => {
    const other = { actual: message('actual.shown-nothing', { role: 'server' }) };
    const text = report(documentOf([decision(0, 'fail'), decision(1, 'fail', other)]));
    expect(text.match(/hint: /g)).toHaveLength(1);
    expect(text.match(/why: /g)).toHaveLength(1);
    expect(text.match(/who: /g)).toHaveLength(2);
  });

  it('shows only what is new about a failure that is explained above', () => {
    const expected = ['satu', 'dua'].map((text) => message('expected.no-echo', { role: 'server', text }));
    const [first, second] = expected.map((one, index) => decision(index, 'fail', { expected: one }));
    if (!first || !second) throw new Error('no decisions');
    const again = report(documentOf([first, second])).split(/^ {2}✗ /m)[2];
    expect(again?.split('\n').slice(1, 3)).toEqual([
      '      same as above: server crashed',
      '      expected: server does not get "dua" back',
    ]);
    expect(again).not.toMatch(/seen:|who:/);
    const others = decision(1, 'fail', { blame: ['client1'] });
    expect(report(documentOf([first, others]))).toContain(
      'same as above: server crashed\n      who:      client1\n',
    );
  });

  it('says once what skipped checks wait for, although others pass between them', () => {
    const needs = message('skipped.needs', { check: CHECKS[0]?.id ?? '' });
    const skipped = [1, 2, 4].map((index) => decision(index, 'skipped', { message: needs }));
    const [one, two, four] = skipped;
    if (!one || !two || !four) throw new Error('no decisions');
    const text = report(documentOf([decision(0, 'fail'), one, two, decision(3, 'pass'), four]));
    expect(text.match(/skipped until/g)).toHaveLength(1);
    const between = [decision(0, 'fail'), one, two, decision(3, 'fail'), four];
    expect(report(documentOf(between)).match(/skipped until/g)).toHaveLength(2);
  });

  it('names what can be fixed where a check waits for one that is skipped itself', () => {
    const decisions = CHECKS.map((check, index) =>
      check.needs.length === 0
        ? decision(index, 'fail')
        : decision(index, 'skipped', {
            message: message('skipped.needs', { check: check.needs[0] ?? '' }),
          }),
    );
    const reasons = report(documentOf(decisions)).match(/skipped until this is right: .*/g) ?? [];
    const roots = CHECKS.filter(({ needs }) => needs.length === 0).map(({ title }) => title.en);
    expect(reasons.length).toBeGreaterThan(1);
    expect(reasons.filter((reason) => !roots.some((root) => reason.endsWith(`: ${root}`)))).toEqual([]);
  });

  it('says what to type next, in lines that can be copied', () => {
    const result = { ...documentOf([decision(0, 'pass'), decision(1, 'fail', { run: 'scene' })]) };
    const trace = "/home/siti/hasil saya/it's.jsonl";
    const text = report({ ...result, trace }, { width: 40 });
    expect(text).toContain(`\nmore hints:\n  giliran hint turn-chat ${CHECKS[1]?.step}\n`);
    expect(text).toContain("\nwhat happened:\n  giliran show '/home/siti/hasil saya/it'\\''s.jsonl'\n");
    const own = report({ ...result, trace: 'x.jsonl' }, { labName: './my lab/lab.yaml' });
    expect(own).toContain(`giliran hint './my lab/lab.yaml' ${CHECKS[1]?.step}\n`);
    expect(own).toContain("giliran show x.jsonl --lab './my lab/lab.yaml'\n");
  });

  it('offers no conversation where nothing was run, and nothing at all where nothing fails', () => {
    expect(report({ ...document('fail'), trace: '/x.jsonl' })).not.toContain('giliran show');
    expect(report({ ...document(), trace: '/x.jsonl' })).not.toContain('giliran hint');
  });

  it('puts several reasons below each other under one label', () => {
    const why = [WAITS, message('why.turn', { role: 'client1' })];
    expect(report(documentOf([decision(0, 'fail', { why })]))).toContain(
      "      why:      server is waiting for its keyboard\n                it is client1's turn\n",
    );
  });

  it('says which programs replaced the student’s, where a check was decided so', () => {
    const cast = { client1: 'probe', client2: 'probe', server: 'reference' };
    const text = report(documentOf([decision(0, 'fail'), decision(1, 'pass', { cast })]));
    expect(text).toContain('5/5 · with scripted client1 and client2 · with the reference server\n');
  });

  it('does not say so where everything passes', () => {
    const cast = { client1: 'probe' };
    expect(report(documentOf([decision(0, 'pass', { cast })]))).not.toContain('scripted');
  });

  it('is wrapped to the terminal’s width, and not at all without one', () => {
    const notes = [message('note.run-failed', { run: 'conversation', reason: 'x '.repeat(60) })];
    const result = documentOf([decision(0, 'fail')], { notes });
    const narrow = report(result, { width: 50 });
    expect(narrow.split('\n').filter((line) => [...line].length > 50)).toEqual([]);
    expect(
      report(result)
        .split('\n')
        .some((line) => line.length > 110),
    ).toBe(true);
  });

  it('prints no control character of a student’s output', () => {
    expect(report(document('fail'))).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/);
  });

  it('is coloured only where it is asked to', () => {
    expect(report(document(), { color: true })).toContain('\x1b[');
    expect(report(document())).not.toContain('\x1b[');
  });

  it('shows no score where it is withheld', () => {
    expect(report(document('inconclusive'))).toContain('the score is withheld (of 100)');
  });
});
