import { describe, expect, it } from 'vitest';
import { notesOn } from '../../src/check/notes-on.ts';
import type { Decision } from '../../src/grade/decision.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import { decided, failing, OF_SERVER, PASS, together } from '../grade/cases.ts';
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

describe('what is noted of moves that were settled by waiting', () => {
  it('is that they were, where something is not right', () => {
    expect(ids(waited({}), WRONG)).toEqual(['note.weak']);
  });

  it('is nothing where all is right, and a program slept by the clock', () => {
    expect(ids(waited({}), RIGHT)).toEqual([]);
  });

  it('is that a program never rests, where all is right', () => {
    expect(ids(waited({ restless: ['server'] }), RIGHT)).toEqual(['note.weak']);
  });
});
