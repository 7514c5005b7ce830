import { describe, expect, it } from 'vitest';
import type { Absence } from '../../src/diagnosis/decision.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { anyMessage } from '../support/any-message.ts';
import {
  alone,
  check,
  decided,
  failing,
  OF_CLIENTS,
  OF_SERVER,
  PASS,
  replaced,
  together,
  UNSURE,
} from './cases.ts';

const SERVER = ['server'];
const CLIENTS = ['client1', 'client2'];
const LOST = failing('not-heard');
const SHORT = failing('truncated');

describe('a claim that holds among the student’s own programs', () => {
  it('holds, whatever scripted endpoints say', () => {
    const finer = [alone(SERVER, failing('crash', 'server'))];
    const [decision] = decided([[OF_SERVER, { full: together(PASS), finer }]]);
    expect(decision).toMatchObject({ status: 'pass', blame: [], cause: null, message: null, cast: {} });
  });
});

describe('a claim that holds because something has not come', () => {
  const NOTHING_CAME: Verdict = { status: 'pass', evidence: [], byAbsence: true };
  const quiet = check('of.quiet', SERVER, { needs: ['of.server'] });
  const of = (needed: Verdict) =>
    decided([
      [OF_SERVER, { full: together(needed), finer: [alone(SERVER, needed)] }],
      [quiet, { full: together(NOTHING_CAME) }],
    ])[1];

  it('proves nothing where nothing comes at all', () => {
    expect(of(failing('never-listens', 'server'))).toMatchObject({
      status: 'skipped',
      message: { params: { check: 'of.server' } },
    });
    expect(of(failing('crash', 'server'))?.status).toBe('skipped');
  });

  it('holds where something comes, right or wrong', () => {
    expect(of(PASS)?.status).toBe('pass');
    expect(of(failing('heard-twice', 'server'))?.status).toBe('pass');
  });

  it('proves nothing where what it needs was skipped for such a reason', () => {
    const between = check('of.between', SERVER, { needs: ['of.server'] });
    const silent = failing('no-answer', 'server');
    const [, , decision] = decided([
      [OF_SERVER, { full: together(silent), finer: [alone(SERVER, silent)] }],
      [between, { full: together(failing('not-heard')) }],
      [check('of.quiet', SERVER, { needs: ['of.between'] }), { full: together(NOTHING_CAME) }],
    ]);
    expect(decision?.status).toBe('skipped');
  });
});

describe('a missing program', () => {
  const absent = new Map<string, Absence>([
    ['client2', { cause: 'missing-program', message: anyMessage('missing.x') }],
  ]);

  it('fails the checks about it', () => {
    const finer = [alone(['client1'], PASS)];
    const [, clients] = decided(
      [
        [OF_SERVER, { finer: [alone(SERVER, PASS)] }],
        [OF_CLIENTS, { finer }],
      ],
      absent,
    );
    expect(clients).toMatchObject({ status: 'fail', cause: 'missing-program', blame: ['client2'] });
  });

  it('does not fail what others show among scripted endpoints, which the decision names', () => {
    const [server] = decided([[OF_SERVER, { finer: [alone(SERVER, PASS)] }]], absent);
    expect(server).toMatchObject({ status: 'pass', cast: { client1: 'probe', client2: 'probe' } });
  });

  it('leaves inconclusive what no scene can show without it', () => {
    const [server] = decided([[OF_SERVER, {}]], absent);
    expect(server).toMatchObject({ status: 'skipped', message: { params: { role: 'client2' } } });
  });
});

describe('a program that could not be tried', () => {
  const said = anyMessage('problem.near-miss');
  const untried: Absence = { cause: 'untried', message: said };

  it('costs nothing: its checks are inconclusive, with the reason', () => {
    const finer = [alone(['client1'], PASS)];
    const [, clients] = decided(
      [
        [OF_SERVER, { finer: [alone(SERVER, PASS)] }],
        [OF_CLIENTS, { finer }],
      ],
      new Map([['client2', untried]]),
    );
    expect(clients).toMatchObject({
      status: 'inconclusive',
      cause: null,
      blame: [],
      message: { id: 'inconclusive.untried', params: { reason: said } },
    });
  });

  it('does not excuse a missing program, and is not named with it', () => {
    const absent = new Map<string, Absence>([
      ['client1', untried],
      ['client2', { cause: 'missing-program', message: anyMessage('missing.x') }],
    ]);
    const [clients] = decided([[OF_CLIENTS, {}]], absent);
    expect(clients).toMatchObject({ status: 'fail', cause: 'missing-program', blame: ['client2'] });
  });
});

describe('a program that fails among scripted endpoints', () => {
  it('is named by evidence of its own', () => {
    const finer = [alone(SERVER, failing('crash', 'server'))];
    const [decision] = decided([[OF_SERVER, { full: together(LOST), finer }]]);
    expect(decision).toMatchObject({ status: 'fail', cause: 'crash', blame: ['server'] });
  });

  it('is named where the programs of every other kind do well in the lab’s own protocol', () => {
    const decisions = decided([
      [OF_SERVER, { full: together(LOST), finer: [alone(SERVER, LOST)] }],
      [OF_CLIENTS, { full: together(LOST), finer: [alone(CLIENTS, PASS)] }],
    ]);
    expect(decisions).toMatchObject([
      { status: 'fail', blame: ['server'] },
      { status: 'pass', blame: [] },
    ]);
  });

  it('is named, whatever the others do, where it receives and sends every plain line', () => {
    const fluent = { ...alone(CLIENTS, LOST), isFluent: true };
    const [server, clients] = decided([
      [OF_SERVER, { full: together(LOST), finer: [alone(SERVER, failing('crash', 'server'))] }],
      [OF_CLIENTS, { full: together(LOST), finer: [fluent] }],
    ]);
    expect(server).toMatchObject({ status: 'fail', blame: ['server'] });
    expect(clients).toMatchObject({ status: 'fail', blame: CLIENTS });
  });

  it('is named although another role was scripted', () => {
    const [, clients] = decided([
      [OF_SERVER, { full: together(LOST), finer: [alone(SERVER, failing('crash', 'server'))] }],
      [OF_CLIENTS, { full: together(LOST), finer: [alone(CLIENTS, LOST, false)] }],
    ]);
    expect(clients).toMatchObject({
      status: 'inconclusive',
      message: { id: 'inconclusive.own-protocol', params: { roles: SERVER, about: CLIENTS } },
    });
  });

  it('does well in a shorter scene what the full one never reached', () => {
    const shorter = [{ ...together(PASS), run: 'shorter' }];
    const [apart, outOfStep] = [failing('crash'), failing('out-of-step')].map((verdict) =>
      decided([[OF_SERVER, { full: together(verdict), shorter }]]),
    );
    expect(apart).toMatchObject([{ status: 'pass', run: 'shorter' }]);
    expect(outOfStep).toMatchObject([{ status: 'fail', cause: 'out-of-step' }]);
  });

  it('is not named where the others do well only in a protocol that is not the lab’s', () => {
    const [server] = decided([
      [OF_SERVER, { full: together(LOST), finer: [alone(SERVER, LOST, false)] }],
      [OF_CLIENTS, { full: together(LOST), finer: [alone(CLIENTS, PASS, false)] }],
    ]);
    expect(server?.blame).toEqual([]);
  });

  it('is not named where all fail there: they may use a protocol of their own', () => {
    const decisions = decided([
      [OF_SERVER, { full: together(LOST), finer: [alone(SERVER, LOST, false)] }],
      [OF_CLIENTS, { full: together(LOST), finer: [alone(CLIENTS, LOST, false)] }],
    ]);
    expect(decisions.map(({ status, blame }) => [status, blame])).toEqual([
      ['fail', []],
      ['fail', []],
    ]);
  });

  it('is not named where the others do well among themselves, and worse there', () => {
    const findings = [
      [OF_SERVER, { full: together(PASS) }],
      [OF_CLIENTS, { full: together(LOST), finer: [alone(CLIENTS, LOST)] }],
    ] as const;
    expect(decided(findings)[1]?.blame).toEqual(CLIENTS);
    expect(decided(findings, new Map(), new Set(SERVER))[1]?.blame).toEqual([]);
  });

  for (const [mistake, asHeard] of [
    ['truncated', 'truncated'],
    ['spaces-changed', 'spaces-changed'],
    ['sends-twice', 'heard-twice'],
    ['reorders', 'reorders'],
  ] as const)
    it(`is named where it makes the same plain mistake there as among its own: ${mistake}`, () => {
      const finer = [alone(SERVER, failing(mistake), false)];
      const [server] = decided([
        [OF_SERVER, { full: together(failing(asHeard)), finer }],
        [OF_CLIENTS, { full: together(failing(asHeard)), finer: [alone(CLIENTS, LOST, false)] }],
      ]);
      expect(server).toMatchObject({ status: 'fail', blame: ['server'] });
    });

  it('is not named for a mistake that is not plain to read', () => {
    const [server] = decided([
      [OF_SERVER, { full: together(LOST), finer: [alone(SERVER, LOST, false)] }],
      [OF_CLIENTS, { full: together(LOST), finer: [alone(CLIENTS, SHORT, false)] }],
    ]);
    expect(server?.blame).toEqual([]);
  });

  it('is not named for a text that is spelled in a way of its own there', () => {
    const [server] = decided([
      [OF_SERVER, { full: together(LOST), finer: [alone(SERVER, failing('changed'))] }],
      [OF_CLIENTS, { full: together(LOST), finer: [alone(CLIENTS, PASS)] }],
    ]);
    expect(server?.blame).toEqual([]);
  });
});

describe('programs that do well alone and fail together', () => {
  it('are not named, either of them', () => {
    const decisions = decided([
      [OF_SERVER, { full: together(LOST), finer: [alone(SERVER, PASS)] }],
      [OF_CLIENTS, { full: together(LOST), finer: [alone(CLIENTS, PASS)] }],
    ]);
    expect(decisions.map(({ status, blame }) => [status, blame])).toEqual([
      ['fail', []],
      ['fail', []],
    ]);
  });

  it('are named by evidence of their own', () => {
    const full = together(failing('never-listens', 'server'));
    const [decision] = decided([[OF_SERVER, { full, finer: [alone(SERVER, PASS)] }]]);
    expect(decision).toMatchObject({ cause: 'never-listens', blame: ['server'] });
  });

  it('are not named by evidence that they refute alone', () => {
    const full = together(failing('not-passed-on', 'server'));
    const [decision] = decided([[OF_SERVER, { full, finer: [alone(SERVER, PASS)] }]]);
    expect(decision).toMatchObject({ cause: 'not-passed-on', blame: [] });
  });

  it('wait for a newline where one fails with endpoints that send none', () => {
    const [decision] = decided([
      [
        OF_CLIENTS,
        {
          full: together(LOST),
          finer: [alone(['client1'], PASS), alone(['client2'], PASS)],
          unterminated: [alone(['client1'], LOST), alone(['client2'], PASS)],
        },
      ],
    ]);
    expect(decision).toMatchObject({ cause: 'waits-for-newline', blame: ['client1'] });
  });

  it('do not wait for a newline where bare endpoints show another trouble', () => {
    const [decision] = decided([
      [
        OF_CLIENTS,
        {
          full: together(LOST),
          finer: [alone(['client1'], PASS)],
          unterminated: [alone(['client1'], failing('crash', 'client1'))],
        },
      ],
    ]);
    expect(decision?.cause).not.toBe('waits-for-newline');
  });
});

describe('a failure with programs replaced', () => {
  const lost = (...substituted: readonly ReturnType<typeof replaced>[]) =>
    decided([[OF_SERVER, { full: together(LOST), substituted }]])[0];
  /** A failure of a program that is not at fault once the others are replaced: the same mistake shows differently. */
  const OTHER = failing('shown-late');

  it('is the doing of the one whose replacement alone fixes it', () => {
    const decision = lost(replaced(SERVER, PASS), replaced(['client1'], LOST), replaced(['client2'], LOST));
    expect(decision).toMatchObject({ status: 'fail', cause: 'not-heard', blame: ['server'] });
  });

  it('names no program where either of two replacements fixes it, and both are reported', () => {
    const decision = lost(replaced(SERVER, PASS), replaced(['client1'], PASS, { by: 'probe' }));
    expect(decision?.blame).toEqual([]);
    expect(decision?.why).toMatchObject([
      { id: 'why.fixed', params: { roles: ['server'] } },
      { id: 'why.fixed-by-probe', params: { roles: ['client1'] } },
    ]);
  });

  it('is the doing of two where only both together fix it', () => {
    const both = check('of.all', ['server', ...CLIENTS]);
    const substituted = [
      replaced(SERVER, OTHER),
      replaced(['client1'], LOST),
      replaced(['server', 'client1'], PASS),
    ];
    const [decision] = decided([[both, { full: together(LOST), substituted }]]);
    expect(decision).toMatchObject({ status: 'fail', blame: ['client1', 'server'] });
  });

  it('is the doing of the smallest set: larger sets show nothing', () => {
    expect(lost(replaced(SERVER, PASS), replaced(['server', 'client1'], PASS))?.blame).toEqual(['server']);
  });

  it('names no program where no replacement fixes it', () => {
    expect(lost(replaced(SERVER, OTHER), replaced(['client1'], LOST))).toMatchObject({
      status: 'fail',
      blame: [],
    });
  });

  it('is not fixed by a replacement that breaks something else', () => {
    expect(lost(replaced(SERVER, PASS, { isCredible: false }))).toMatchObject({ status: 'fail', blame: [] });
  });

  it('is not fixed by replacing a program that encodes its texts in its own way', () => {
    const finer = [alone(SERVER, failing('changed'), false)];
    const substituted = [replaced(SERVER, PASS)];
    const [decision] = decided([[OF_SERVER, { full: together(LOST), finer, substituted }]]);
    expect(decision).toMatchObject({ status: 'fail', blame: [] });
  });

  it('is the doing of one that goes on making the mistake with all others replaced', () => {
    const substituted = [replaced(['server', 'client2'], LOST)];
    const [decision] = decided([[OF_CLIENTS, { full: together(LOST), substituted }]]);
    expect(decision).toMatchObject({ status: 'fail', blame: ['client1'] });
  });

  it('is not the doing of a second program where replacing one fixes it', () => {
    const finer = [alone(['client1'], PASS), alone(['client2'], PASS)];
    const substituted = [replaced(['client1'], PASS), replaced(SERVER, LOST), replaced(['client2'], LOST)];
    const [decision] = decided([[OF_CLIENTS, { full: together(LOST), finer, substituted }]]);
    expect(decision).toMatchObject({ status: 'fail', blame: ['client1'] });
  });

  it('keeps the name that direct evidence has given', () => {
    const full = together(failing('never-listens', 'server'));
    const [decision] = decided([[OF_SERVER, { full, substituted: [replaced(['client1'], PASS)] }]]);
    expect(decision?.blame).toEqual(['server']);
  });
});

describe('the program that pays', () => {
  const byServer = failing('never-listens', 'server');

  it('is not one that a failure is not about, where the one at fault pays elsewhere', () => {
    const [server, clients] = decided([
      [OF_SERVER, { full: together(byServer) }],
      [OF_CLIENTS, { full: together(byServer) }],
    ]);
    expect(server).toMatchObject({ status: 'fail', blame: ['server'] });
    expect(clients).toMatchObject({
      status: 'inconclusive',
      blame: [],
      message: { id: 'inconclusive.hidden', params: { roles: ['server'] } },
    });
  });

  it('is not one that does well alone, where another’s mistake shows by itself and costs nothing elsewhere', () => {
    const [clients] = decided([
      [OF_CLIENTS, { full: together(failing('exits-early', 'server')), finer: [alone(CLIENTS, PASS)] }],
    ]);
    expect(clients).toMatchObject({ status: 'pass', blame: [] });
    const [own] = decided([
      [OF_CLIENTS, { full: together(failing('exits-early', 'client1')), finer: [alone(CLIENTS, PASS)] }],
    ]);
    expect(own).toMatchObject({ status: 'fail', blame: ['client1'] });
  });

  it('is the one at fault here, where no check of its own fails', () => {
    const [clients] = decided([[OF_CLIENTS, { full: together(byServer) }]]);
    expect(clients).toMatchObject({ status: 'fail', blame: ['server'] });
  });

  it('is not one that does well once those at fault are replaced, which the decision names', () => {
    const [, clients] = decided([
      [OF_SERVER, { full: together(byServer), finer: [alone(SERVER, byServer)] }],
      [OF_CLIENTS, { full: together(byServer), substituted: [replaced(SERVER, PASS)] }],
    ]);
    expect(clients).toMatchObject({ status: 'pass', cast: { server: 'reference' } });
  });

  it('is said to have crashed the program that shows the failure', () => {
    const [, later] = decided([
      [OF_SERVER, { full: together(LOST), finer: [alone(SERVER, failing('wrong-order', 'server'))] }],
      [check('of.later', SERVER), { full: together(failing('crash', 'client1')) }],
    ]);
    expect(later).toMatchObject({
      cause: 'brings-down',
      blame: ['server'],
      message: { params: { others: ['client1'] } },
    });
  });
});

describe('a check that cannot be decided', () => {
  it('is skipped where what it needs fails', () => {
    const needing = check('of.more', SERVER, { needs: ['of.server'] });
    const [, decision] = decided([
      [OF_SERVER, { full: together(LOST) }],
      [needing, { full: together(LOST) }],
    ]);
    expect(decision).toMatchObject({ status: 'skipped', message: { params: { check: 'of.server' } } });
  });

  it('is decided all the same where it holds', () => {
    const needing = check('of.more', SERVER, { needs: ['of.server'] });
    const [, decision] = decided([
      [OF_SERVER, { full: together(LOST) }],
      [needing, { full: together(PASS) }],
    ]);
    expect(decision?.status).toBe('pass');
  });

  it('is inconclusive where the scene says nothing', () => {
    const [decision] = decided([[OF_SERVER, { full: together(UNSURE) }]]);
    expect(decision).toMatchObject({ status: 'inconclusive', message: { id: 'inconclusive.x' } });
  });

  it("gives the full scene's reason where a finer one leaves it to others, and otherwise the finer one's", () => {
    const finer: Verdict = { status: 'inconclusive', message: anyMessage('inconclusive.y'), evidence: [] };
    const idOf = (verdict: Verdict): string | undefined =>
      decided([[OF_SERVER, { full: together(UNSURE), finer: [alone(SERVER, verdict)] }]])[0]?.message?.id;
    expect(idOf({ ...finer, isLeftToOthers: true })).toBe('inconclusive.x');
    expect(idOf(finer)).toBe('inconclusive.y');
  });

  it('is inconclusive where nothing was run', () => {
    const [decision] = decided([[OF_SERVER, {}]]);
    expect(decision).toMatchObject({ status: 'inconclusive', message: { id: 'inconclusive.not-run' } });
  });
});

describe('a check that needs one that fails because of others', () => {
  const needing = check('of.more', CLIENTS, { needs: [OF_SERVER.id] });
  const byServer = { full: together(LOST), finer: [alone(SERVER, failing('crash', 'server'))] };
  const needy = (...finer: readonly ReturnType<typeof alone>[]) =>
    decided([
      [OF_SERVER, byServer],
      [needing, { full: together(LOST), finer }],
    ])[1];

  it('fails programs that are wrong in a scene of their own, despite another’s mistake', () => {
    expect(needy(alone(CLIENTS, failing('crash', 'client1')))).toMatchObject({
      status: 'fail',
      cause: 'crash',
      blame: ['client1'],
    });
  });

  it('holds where its subjects do well in a scene of their own', () => {
    expect(needy(alone(CLIENTS, PASS))).toMatchObject({ status: 'pass', blame: [] });
  });

  it('is skipped where no role is named: the programs may use a protocol of their own', () => {
    expect(needy(alone(CLIENTS, LOST, false))).toMatchObject({ status: 'skipped', blame: [] });
  });

  it('is skipped where those it would name have failed already', () => {
    const more = check('of.server.more', SERVER, { needs: [OF_SERVER.id] });
    const [, decision] = decided([
      [OF_SERVER, byServer],
      [more, { full: together(LOST), finer: [alone(SERVER, failing('crash', 'server'))] }],
    ]);
    expect(decision).toMatchObject({ status: 'skipped', blame: [] });
  });
});

describe('a failure that shows in the full scene alone', () => {
  const fails = (full: ReturnType<typeof failing>, ...finer: readonly ReturnType<typeof alone>[]) =>
    decided([[OF_SERVER, { full: together(full), finer }]])[0];

  it('of lines that came beside the network counts, whatever finer scenes show', () => {
    const beside = failing('talks-beside-network', 'client1');
    expect(fails(beside, alone(SERVER, PASS))).toMatchObject({
      cause: 'talks-beside-network',
      blame: ['client1'],
    });
  });

  it('of the path of a text is the fault of the role that it names, whatever finer scenes show', () => {
    const elsewhere = decided(
      [[OF_SERVER, { full: together(failing('unicast', 'server')) }]],
      new Map([['client1', { cause: 'missing-program', message: anyMessage('missing.x') }]]),
    );
    expect(elsewhere[0]).toMatchObject({ cause: 'unicast', blame: ['server'] });
  });

  it('of a circle is shown as the circle, where its member is at fault', () => {
    const { message, ...rest } = failing('deadlock');
    const circle = { ...rest, message: { ...message, params: { ...message.params, members: SERVER } } };
    const finer = [alone(SERVER, failing('crash', 'server'))];
    expect(fails(circle, ...finer)).toMatchObject({
      cause: 'deadlock',
      blame: ['server'],
      run: 'conversation',
    });
    expect(fails(LOST, ...finer)).toMatchObject({
      cause: 'crash',
      blame: ['server'],
      run: 'alone@server',
    });
  });

  it('of one at fault adds the error that it printed there', () => {
    const seen = failing('crash', 'server');
    const full = { ...seen, actual: anyMessage('actual.x', { role: 'server', error: 'EADDRINUSE' }) };
    const decision = fails(full, alone(SERVER, failing('never-listens', 'server')));
    expect(decision).toMatchObject({
      cause: 'never-listens',
      why: [{ id: 'why.printed', params: { role: 'server', error: 'EADDRINUSE' } }],
    });
  });
});

describe('programs that do well with newlines alone', () => {
  it('fail for an erased line, where that shows without newlines', () => {
    const erased = failing('erased');
    const [decision] = decided([
      [
        OF_CLIENTS,
        {
          full: together(LOST),
          finer: [alone(['client1'], PASS)],
          unterminated: [alone(['client1'], erased)],
        },
      ],
    ]);
    expect(decision).toMatchObject({ cause: 'erased', blame: ['client1'] });
  });
});

describe('what a replacement shows', () => {
  it('is reported with the failure that it fixes', () => {
    const [decision] = decided([
      [OF_SERVER, { full: together(failing('not-printed')), substituted: [replaced(['server'], PASS)] }],
    ]);
    expect(decision).toMatchObject({
      status: 'fail',
      blame: ['server'],
      why: [{ id: 'why.fixed', params: { roles: ['server'] } }],
    });
  });
});

describe('a claim that needs what the machine does not offer', () => {
  const AWAY: Verdict = { status: 'left-out', message: anyMessage('left-out.x'), evidence: [] };
  const open = { finer: [alone(SERVER, AWAY)] };

  it('is left out, and holds up nothing that needs it', () => {
    const later = check('of.later', SERVER, { needs: [OF_SERVER.id] });
    const [left, next] = decided([
      [OF_SERVER, open],
      [later, { full: together(PASS) }],
    ]);
    expect(left).toMatchObject({
      status: 'skipped',
      leftOut: true,
      message: { id: 'left-out.x' },
      blame: [],
    });
    expect(next).toMatchObject({ status: 'pass' });
    const [, failed] = decided([
      [OF_SERVER, open],
      [later, { full: together(LOST) }],
    ]);
    expect(failed).toMatchObject({ status: 'fail' });
  });

  it('costs its points where it could not hold anyway', () => {
    const wire = check('of.wire', SERVER, { needs: [OF_CLIENTS.id] });
    const [, skipped] = decided([
      [OF_CLIENTS, { full: together(LOST), finer: [alone(CLIENTS, LOST)] }],
      [wire, open],
    ]);
    expect(skipped).toMatchObject({ status: 'skipped', message: { id: 'skipped.needs' } });
    expect(skipped?.leftOut).toBeUndefined();
  });

  it('costs its points where there is no program', () => {
    const absent = new Map<string, Absence>([
      ['server', { cause: 'missing-program', message: anyMessage('missing.x') }],
    ]);
    expect(decided([[OF_SERVER, {}]], absent)[0]).toMatchObject({ status: 'fail', blame: ['server'] });
  });
});
