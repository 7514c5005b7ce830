import { describe, expect, it } from 'vitest';
import { notesOn } from '../../src/assessment/notes-on.ts';
import type { Decision } from '../../src/diagnosis/decision.ts';
import { message } from '../../src/model/message.ts';
import type { RunTrace, Start } from '../../src/model/trace.ts';
import { decided, failing, OF_CLIENTS, OF_SERVER, PASS, together } from '../diagnosis/cases.ts';
import { chat, type KernelFacts } from '../support/trace.ts';

const RIGHT = decided([[OF_SERVER, { full: together(PASS) }]]);
const WRONG = decided([[OF_SERVER, { full: together(failing('not-heard')) }]]);

function waited(facts: KernelFacts): RunTrace {
  return chat(1)
    .say('server', 'halo')
    .rests({ by: 'idle', ...facts })
    .build();
}

function ids(run: RunTrace, decisions: readonly Decision[]): readonly string[] {
  return notesOn([run], decisions, 1).map(({ id }) => id);
}

/** A run of the chat in which one program plays both clients, started in some way. */
function started(start: Start, ...lines: readonly string[]): RunTrace {
  const { run, events } = chat().build();
  const roles = run.roles.map((role) => {
    const line = role.number === null ? undefined : lines[role.number - 1];
    return line === undefined ? role : { ...role, line };
  });
  return { run: { ...run, run: `scene~${start}`, start, roles }, events };
}

describe('the note on a program that was told its network', () => {
  const told = (line: string): RunTrace => {
    const { run, events } = chat().build();
    return {
      run: { ...run, roles: run.roles.map((role) => ({ ...role, told: `${role.id}.py ${line}` })) },
      events,
    };
  };
  const faulty = decided([[OF_SERVER, { full: together(failing('crash', 'server')) }]]);

  it('lists all that it was told, in whatever order its runs have ended', () => {
    const runs = [told('10.1.0.0/22'), told('10.2.0.16/28')];
    const note = message('note.told', {
      roles: ['server'],
      lines: ['"server.py 10.1.0.0/22"', '"server.py 10.2.0.16/28"'],
    });
    expect(notesOn(runs, faulty, 0)).toEqual([note]);
    expect(notesOn(runs.toReversed(), faulty, 0)).toEqual([note]);
  });
});

describe('the note on a program that plays several roles', () => {
  const numbered = started('numbered', 'client.py 1 2', 'client.py 2 2');
  const unnumbered = started('unnumbered', 'client.py', 'client.py');
  const faulty = decided([[OF_CLIENTS, { full: together(failing('crash', 'client1', 'client2')) }]]);

  it('says how it was started for each role, where it is at fault', () => {
    expect(notesOn([numbered], faulty, 0)).toEqual([
      message('note.started', {
        roles: ['client1', 'client2'],
        lines: ['"client.py 1 2"', '"client.py 2 2"'],
      }),
    ]);
  });

  it('says that the other way was no better, where it was tried', () => {
    expect(notesOn([numbered, unnumbered], faulty, 0).map(({ id }) => id)).toEqual([
      'note.started-both-ways',
    ]);
  });

  it('says that it was not started as in the guide, where that run counts', () => {
    expect(notesOn([numbered, unnumbered], RIGHT, 0, 'unnumbered')).toEqual([
      message('note.started-otherwise', {
        roles: ['client1', 'client2'],
        lines: ['"client.py"'],
        others: ['"client.py 1 2"', '"client.py 2 2"'],
      }),
    ]);
  });

  it('is left out where all is right, or another program is at fault', () => {
    const others = decided([[OF_SERVER, { full: together(failing('crash', 'server')) }]]);
    expect(notesOn([numbered], RIGHT, 0)).toEqual([]);
    expect(notesOn([numbered], others, 0)).toEqual([]);
  });
});

describe('the note on moves that were settled by waiting', () => {
  it('is there where something is not right', () => {
    expect(ids(waited({}), WRONG)).toEqual(['note.weak']);
  });

  it('is left out where all is right and a program slept by the clock', () => {
    expect(ids(waited({}), RIGHT)).toEqual([]);
  });

  it('says that a program never rests, where all is right', () => {
    expect(ids(waited({ restless: ['server'] }), RIGHT)).toEqual(['note.weak']);
  });
});
