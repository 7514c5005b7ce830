import { describe, expect, it } from 'vitest';
import { decideChecks } from '../../src/diagnosis/decide.ts';
import type { Absence } from '../../src/diagnosis/decision.ts';
import { isBetter, type Mark, markOf } from '../../src/diagnosis/mark.ts';
import { bestOf } from '../../src/diagnosis/reach.ts';
import type { Player, Scenario } from '../../src/model/lab.ts';
import { anyMessage } from '../support/any-message.ts';
import { PROBE } from '../support/trace.ts';
import { alone, caseOf, check, type FoundOf, failing, PASS, together, UNSURE } from './cases.ts';
import { MadeUpCases } from './made-up-cases.ts';

const CLIENTS = ['client1', 'client2'];
const STUDENT: Player = { by: 'student' };
const LOST = failing('not-heard');

const OF_SERVER = check('of.server', ['server']);
const SENT = check('of.sent', CLIENTS, { points: 3 });
const SHOWN = check('of.shown', CLIENTS, { points: 5 });
const LATE = check('of.late', CLIENTS, { points: 7, scenarios: ['conversation', 'short'] });
const OF_ALL = check('of.all', ['server', ...CLIENTS], { points: 11 });

const FULL: Scenario = scene('conversation', ['server', ...CLIENTS]);
const SHORT: Scenario = scene('short', ['server', ...CLIENTS]);
const ALONE: readonly Scenario[] = CLIENTS.map((client) => scene('alone', [client], client));

function scene(name: string, students: readonly string[], subject: string | null = null): Scenario {
  const cast = ['server', ...CLIENTS].map((role) => [role, students.includes(role) ? STUDENT : PROBE]);
  return {
    id: subject ? `${name}@${subject}` : name,
    name,
    subject,
    cast: Object.fromEntries(cast),
    script: [],
  };
}

/** The best that the clients of these checks may come to. */
function best(found: FoundOf, unplayed: readonly Scenario[], absent = new Map<string, Absence>()): Mark {
  return bestOf(caseOf(found, absent), unplayed, CLIENTS);
}

describe('the best that may come of a way to start programs', () => {
  it('is everything before the full scene has been played', () => {
    const found: FoundOf = [[SENT, {}], [SHOWN, {}]]; // biome-ignore format: a row a check
    expect(best(found, [FULL, ...ALONE])).toEqual({ isRight: true, points: 8 });
  });

  it('counts no points of checks about other programs', () => {
    expect(best([[OF_SERVER, { full: together(PASS) }]], [])).toEqual({ isRight: true, points: 0 });
  });

  it('lacks a check that fails, where nobody else is at fault: it is they, or nobody is', () => {
    const found: FoundOf = [
      [SENT, { full: together(PASS) }],
      [SHOWN, { full: together(LOST) }],
    ];
    expect(best(found, ALONE)).toEqual({ isRight: false, points: 3 });
  });

  it('lacks the cheapest of several that fail: it may explain the others', () => {
    const found: FoundOf = [
      [SENT, { full: together(LOST) }],
      [SHOWN, { full: together(LOST) }],
    ];
    expect(best(found, ALONE)).toEqual({ isRight: false, points: 5 });
    expect(best(found, [])).toEqual({ isRight: false, points: 0 });
  });

  it('is everything where another program is known to fail', () => {
    const server = { full: together(LOST), finer: [alone(['server'], LOST)] };
    const found: FoundOf = [
      [OF_SERVER, server],
      [SHOWN, { full: together(LOST) }],
    ];
    expect(best(found, ALONE)).toEqual({ isRight: false, points: 5 });
  });

  it('lacks what has failed among scripted endpoints', () => {
    const found: FoundOf = [
      [SENT, { full: together(LOST), finer: [alone(['client1'], LOST)] }],
      [SHOWN, { full: together(LOST) }],
    ];
    expect(best(found, ALONE.slice(1))).toEqual({ isRight: false, points: 5 });
  });

  it('lacks what fails among everybody and is about everybody', () => {
    const found: FoundOf = [
      [OF_ALL, { full: together(LOST) }],
      [SHOWN, { full: together(LOST) }],
    ];
    expect(best(found, ALONE)).toEqual({ isRight: false, points: 5 });
  });

  it('lacks what went beside the network, and what a missing program should do', () => {
    const beside = failing('talks-beside-network', 'client1');
    expect(best([[SHOWN, { full: together(beside) }]], ALONE).points).toBe(0);
    const absent = new Map([['client2', { cause: 'missing-program' as const, message: anyMessage('x') }]]);
    expect(best([[SHOWN, { full: together(LOST) }]], ALONE, absent).points).toBe(0);
  });

  it('has what a shorter scene may still show, unless a program has lost count', () => {
    expect(best([[LATE, { full: together(LOST) }]], [SHORT])).toEqual({ isRight: true, points: 7 });
    const lost = together(failing('out-of-step'));
    expect(best([[LATE, { full: lost }]], [SHORT])).toEqual({ isRight: false, points: 0 });
  });

  it('has what the full scene could not tell', () => {
    expect(best([[SHOWN, { full: together(UNSURE) }]], ALONE)).toEqual({ isRight: true, points: 5 });
  });
});

describe('what comes in the end', () => {
  const CHECKS = [OF_SERVER, SENT, LATE, SHOWN, OF_ALL];

  it('is never better, whatever the scenes show', () => {
    const cases = new MadeUpCases();
    for (let trial = 0; trial < 2_000; trial++) {
      const found = CHECKS.map((one) => [one, cases.findingsOf(one)] as const);
      const strange = new Set(cases.below(8) === 0 ? ['client1'] : []);
      const whole = caseOf(found, new Map(), strange);
      const end = markOf(decideChecks(whole), CLIENTS);
      for (const unplayed of [[SHORT, ...ALONE], ALONE, ALONE.slice(1), [SHORT]]) {
        const hidden = unplayed.map(({ subject }) => subject);
        const known = found.map(([one, { full, shorter, finer }]) => {
          const left = finer.filter(({ students: [role = ''] }) => !hidden.includes(role));
          return [one, { full, shorter: unplayed.includes(SHORT) ? [] : shorter, finer: left }] as const;
        });
        // Whether a program has a wire of its own may show only in what has not been played.
        const isKnown = hidden.includes('client1') ? new Set<string>() : strange;
        const reached = bestOf(caseOf(known, new Map(), isKnown), unplayed, CLIENTS);
        if (isBetter(end, reached))
          expect(end, `trial ${trial}, ${unplayed.map(({ id }) => id)}`).toEqual(reached);
      }
    }
  });
});
