import { describe, expect, it } from 'vitest';
import { rolesAtFault } from '../../src/diagnosis/roles-at-fault.ts';
import type { Verdict } from '../../src/model/verdict.ts';
import { anyMessage } from '../support/any-message.ts';
import {
  alone,
  caseOf,
  check,
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
const MORE_OF_CLIENTS = check('of.clients.more', CLIENTS);
const LEFT_OUT: Verdict = { status: 'left-out', message: anyMessage('left-out.x'), evidence: [] };

/** Who is at fault, in order. */
function atFault(...parts: Parameters<typeof caseOf>): readonly string[] {
  return [...rolesAtFault(caseOf(...parts))].sort();
}

/** The server fails alone and together; the clients get this verdict in their own scenes. */
function serverBeside(clients: Verdict, isPlain = true, nonConforming: ReadonlySet<string> = new Set()) {
  return atFault(
    [
      [OF_SERVER, { full: together(LOST), finer: [alone(SERVER, LOST)] }],
      [OF_CLIENTS, { full: together(LOST), finer: [alone(CLIENTS, clients, isPlain)] }],
    ],
    new Map(),
    nonConforming,
  );
}

describe('a role is at fault', () => {
  it('that has no program', () => {
    const absence = { cause: 'missing-program', message: anyMessage('missing.x') } as const;
    expect(atFault([[OF_SERVER, {}]], new Map([['client2', absence]]))).toEqual(['client2']);
  });

  it('that a failure among scripted endpoints names', () => {
    const finer = [alone(CLIENTS, failing('crash', 'client2'))];
    expect(atFault([[OF_CLIENTS, { full: together(LOST), finer }]])).toEqual(['client2']);
  });

  it('that fails among scripted endpoints, where every other kind does well there', () => {
    expect(serverBeside(PASS)).toEqual(SERVER);
  });

  it('that fails there, where another kind is inconclusive', () => {
    expect(serverBeside(UNSURE)).toEqual(SERVER);
  });

  it('that fails there in the lab’s own protocol, where another kind does well in a check among the student’s own', () => {
    const found = [
      [OF_SERVER, { full: together(LOST), finer: [alone(SERVER, LOST)] }],
      [OF_CLIENTS, { full: together(PASS) }],
    ] as const;
    expect(atFault(found)).toEqual(SERVER);
    expect(atFault(found, new Map(), new Set(CLIENTS))).toEqual([]);
  });

  it('that fails there, where one of another kind fails by evidence of its own: it uses the lab’s protocol', () => {
    expect(
      atFault([
        [OF_SERVER, { full: together(LOST), finer: [alone(SERVER, LOST)] }],
        [OF_CLIENTS, { full: together(LOST), finer: [alone(CLIENTS, PASS)] }],
        [MORE_OF_CLIENTS, { full: together(LOST), finer: [alone(CLIENTS, failing('crash', 'client1'))] }],
      ]),
    ).toEqual(['client1', 'server']);
  });

  it('that makes the same plain mistake among scripted endpoints as in the full scene', () => {
    const mistake = failing('truncated');
    const finer = [alone(SERVER, mistake, false)];
    expect(atFault([[OF_SERVER, { full: together(mistake), finer }]])).toEqual(SERVER);
  });

  it('that makes the same plain mistake in both, where what is sent twice is heard twice', () => {
    const finer = [alone(SERVER, failing('sends-twice'), false)];
    expect(atFault([[OF_SERVER, { full: together(failing('heard-twice')), finer }]])).toEqual(SERVER);
  });

  it('that fails among scripted endpoints, and yet receives and sends every plain line there', () => {
    const finer = [{ ...alone(SERVER, LOST, false), isFluent: true }];
    expect(atFault([[OF_SERVER, { full: together(LOST), finer }]])).toEqual(SERVER);
  });

  it('whose replacement alone makes the full scene go well', () => {
    const substituted = [replaced(SERVER, PASS), replaced(['client1'], LOST)];
    expect(atFault([[OF_SERVER, { full: together(LOST), substituted }]])).toEqual(SERVER);
  });

  it('that makes the mistake of the full scene with all others replaced', () => {
    const substituted = [replaced(['server', 'client1'], LOST)];
    expect(atFault([[OF_CLIENTS, { full: together(LOST), substituted }]])).toEqual(['client2']);
  });

  it('that does well with endpoints that end their messages with a newline, and not with others', () => {
    const found = { full: together(LOST), finer: [alone(SERVER, PASS)], unterminated: [alone(SERVER, LOST)] };
    expect(atFault([[OF_SERVER, found]])).toEqual(SERVER);
  });
});

describe('no role is at fault', () => {
  it('in a check that holds among the student’s own programs', () => {
    const finer = [alone(SERVER, failing('crash', 'server'))];
    expect(atFault([[OF_SERVER, { full: together(PASS), finer }]])).toEqual([]);
  });

  it('by the full scene alone', () => {
    expect(atFault([[OF_SERVER, { full: together(failing('crash', 'server')) }]])).toEqual([]);
  });

  it('where every kind fails among scripted endpoints', () => {
    expect(serverBeside(LOST)).toEqual([]);
  });

  it('where another kind fails there in one check, and does well in others', () => {
    expect(
      atFault([
        [OF_SERVER, { full: together(LOST), finer: [alone(SERVER, LOST)] }],
        [OF_CLIENTS, { full: together(LOST), finer: [alone(CLIENTS, PASS)] }],
        [MORE_OF_CLIENTS, { full: together(LOST), finer: [alone(CLIENTS, LOST)] }],
      ]),
    ).toEqual([]);
  });

  it('where neither has shown that it understands the lab’s own protocol, although they do well together', () => {
    expect(
      atFault([
        [OF_SERVER, { full: together(LOST), finer: [alone(SERVER, LOST, false)] }],
        [OF_CLIENTS, { full: together(PASS) }],
      ]),
    ).toEqual([]);
  });

  it('where another kind’s scene cannot be played on this machine', () => {
    expect(serverBeside(LEFT_OUT)).toEqual([]);
  });

  it('where another kind does well in a protocol that is not the lab’s', () => {
    expect(serverBeside(PASS, false)).toEqual(SERVER);
    expect(serverBeside(PASS, false, new Set(CLIENTS))).toEqual([]);
  });

  it('for a mistake in both scenes that is not plain to read', () => {
    const finer = [alone(SERVER, LOST, false)];
    expect(atFault([[OF_SERVER, { full: together(LOST), finer }]])).toEqual([]);
  });

  it('for a plain mistake that differs from that of the full scene', () => {
    const finer = [alone(SERVER, failing('truncated'), false)];
    expect(atFault([[OF_SERVER, { full: together(failing('reorders')), finer }]])).toEqual([]);
  });

  it('for a mistake in a scene where it was replaced', () => {
    const mistake = failing('truncated');
    const found = {
      full: together(LOST),
      finer: [alone(SERVER, mistake, false)],
      substituted: [replaced(SERVER, mistake)],
    };
    expect(atFault([[OF_SERVER, found]])).toEqual([]);
  });

  it('for a text that is corrupted in another way than in the full scene, even if it receives and sends plain lines', () => {
    const finer = [{ ...alone(SERVER, failing('changed')), isFluent: true }];
    expect(atFault([[OF_SERVER, { full: together(LOST), finer }]])).toEqual([]);
  });

  it('by replacements of which either would do', () => {
    const substituted = [replaced(SERVER, PASS), replaced(['client1'], PASS)];
    expect(atFault([[OF_SERVER, { full: together(LOST), substituted }]])).toEqual([]);
  });

  it('by a replacement of others than those the check is about', () => {
    expect(
      atFault([[OF_SERVER, { full: together(LOST), substituted: [replaced(['client1'], PASS)] }]]),
    ).toEqual([]);
  });

  it('by replacements where the full scene names a role by evidence of its own', () => {
    const full = together(failing('crash', 'client1'));
    const substituted = [replaced(SERVER, PASS), replaced(['server', 'client1'], failing('crash'))];
    expect(atFault([[OF_SERVER, { full, substituted }]])).toEqual([]);
  });

  it('by another mistake with all others replaced, or in a scene that corrupts something else', () => {
    for (const scene of [
      replaced(CLIENTS, failing('shown-late')),
      replaced(CLIENTS, LOST, { isCredible: false }),
      replaced(CLIENTS, LOST, { isPlain: false }),
    ])
      expect(atFault([[OF_SERVER, { full: together(LOST), substituted: [scene] }]])).toEqual([]);
  });

  it('by endpoints without a newline where some programs fail with one, or name themselves', () => {
    const full = together(LOST);
    const bare = [alone(['client1'], failing('crash', 'client1'))];
    expect(atFault([[OF_CLIENTS, { full, finer: [alone(['client1'], PASS)], unterminated: bare }]])).toEqual(
      [],
    );
    const finer = [alone(['client1'], PASS), alone(['client2'], LOST, false)];
    const unterminated = [alone(['client1'], LOST)];
    expect(atFault([[OF_CLIENTS, { full, finer, unterminated }]])).toEqual([]);
  });
});
