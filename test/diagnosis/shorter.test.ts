import { describe, expect, it } from 'vitest';
import { decideChecks } from '../../src/diagnosis/decide.ts';
import { mayDecide, mayRecite } from '../../src/diagnosis/shorter.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { chat } from '../support/trace.ts';
import { alone, caseOf, check, type FoundOf, failing, PASS, together } from './cases.ts';
import { MadeUpCases } from './made-up-cases.ts';

const SHORT = { name: 'short' };
const SERVER = ['server'];
const LOST = failing('not-heard');
const PASSED_ON = check('relay.passed', SERVER);
const EARLY = check('turns.early', SERVER, {
  needs: [PASSED_ON.id],
  scenarios: ['conversation', 'short', 'alone'],
});

/** Whether the shorter scene may decide what has come to this in the full one. */
function tells(full: Verdict, needed: Verdict = PASS): boolean {
  const found: FoundOf = [
    [PASSED_ON, { full: together(needed), finer: [alone(SERVER, needed)] }],
    [EARLY, { full: together(full) }],
  ];
  const facts = caseOf(found);
  return mayDecide(SHORT, decideChecks(facts), facts.findings);
}

describe('a shorter scene of the student’s own programs', () => {
  it('may decide what fails in the full one', () => {
    expect(tells(LOST)).toBe(true);
    expect(tells(failing('crash', 'server'))).toBe(true);
  });

  it('decides nothing that the full one has decided', () => {
    expect(tells(PASS)).toBe(false);
    expect(tells(failing('out-of-step'))).toBe(false);
    expect(tells(failing('talks-beside-network', 'server'))).toBe(false);
  });

  it('decides nothing that waits for another check, which does not hold', () => {
    expect(tells(LOST, LOST)).toBe(false);
  });

  it('is none of a check that does not name it, or names it first', () => {
    const facts = caseOf([[PASSED_ON, { full: together(LOST) }]]);
    expect(mayDecide(SHORT, decideChecks(facts), facts.findings)).toBe(false);
    expect(mayDecide({ name: 'conversation' }, decideChecks(facts), facts.findings)).toBe(false);
  });

  it('changes nothing where it may decide nothing, whatever it shows', () => {
    const cases = new MadeUpCases();
    const checks = [PASSED_ON, check('of.clients', ['client1', 'client2']), EARLY];
    const later = check('turns.later', SERVER, { needs: [EARLY.id] });
    let left = 0;
    for (let trial = 0; trial < 2_000; trial++) {
      const found = [...checks, later].map((one) => [one, cases.findingsOf(one)] as const);
      const without = caseOf(found.map(([one, findings]) => [one, { ...findings, shorter: [] }]));
      const decisions = decideChecks(without);
      if (mayDecide(SHORT, decisions, without.findings)) continue;
      left++;
      expect(decideChecks(caseOf(found))).toEqual(decisions);
    }
    expect(left).toBeGreaterThan(100);
  });
});

describe('programs that may recite', () => {
  const shows = (...lines: readonly string[]) =>
    mayRecite([
      chat()
        .say('server', 'satu')
        .prints('client1', ...lines)
        .build(),
    ]);

  it('show lines of several speakers that nobody has typed', () => {
    expect(shows('Server : halo', 'Client_2 : apa kabar')).toBe(true);
  });

  it('are none that show what was typed, or one speaker alone', () => {
    expect(shows('Server : satu', 'Client_2 : satu')).toBe(false);
    expect(shows('Server : halo', 'Server : apa kabar')).toBe(false);
  });
});
