import { describe, expect, it } from 'vitest';
import { hearingsIn } from '../../src/lab/hearings.ts';
import { hearersIn } from '../../src/model/hearing.ts';
import type { Check, GraderParam } from '../../src/model/lab.ts';
import { check } from '../diagnosis/cases.ts';

function asks(params: Readonly<Record<string, GraderParam>>, scenario = 'scene'): Check {
  return check('step.check', ['server'], { params, scenarios: [scenario] });
}

function hearers(...checks: readonly Check[]): ReturnType<typeof hearersIn> {
  return hearersIn(hearingsIn(checks, { name: 'scene' }), 'client1', 'talk');
}

describe('the roles that are waited for when a line is said', () => {
  const talk = { from: ['client1', 'client2'], parts: ['talk'] };

  it('are those that checks expect to show it in its turn', () => {
    expect(hearers(asks({ ...talk, to: ['client2'] }), asks({ ...talk, to: ['client3'] }))).toEqual(
      new Set(['client2', 'client3']),
    );
    expect(hearers(asks({ ...talk, to: 'client2' }))).toEqual(new Set(['client2']));
  });

  it('are all where a check names all others', () => {
    expect(hearers(asks({ ...talk, to: 'others' }))).toBe('everybody');
  });

  it('are the members, where only they are to hear it', () => {
    expect(hearers(asks({ ...talk, to: ['client2', 'client3'], members: ['client1', 'client2'] }))).toEqual(
      new Set(['client2']),
    );
  });

  it('are unspecified where a role is not to hear it, or not then', () => {
    expect(hearers(asks({ ...talk, to: ['client2'], times: 0 }))).toBe('somebody');
    expect(hearers(asks({ ...talk, to: ['client2'], order: 'speaker' }))).toBe('somebody');
    expect(hearers(asks({ ...talk, parts: ['other'], to: ['client2'], members: ['client1'] }))).toBe(
      'somebody',
    );
  });

  it('are all where no check says who hears it, and none says who does not', () => {
    expect(hearers(asks({ ...talk, from: ['client2'], to: ['client1'] }))).toBe('everybody');
    expect(hearers(asks({ ...talk, to: ['client2'], parts: ['other'] }))).toBe('everybody');
    expect(hearers(asks({ of: 'client1', parts: ['talk'] }))).toBe('everybody');
    expect(hearers()).toBe('everybody');
  });

  it('are unspecified where only members hear lines in another scenario', () => {
    expect(hearers(asks({ ...talk, to: ['client2'], members: ['client1', 'client2'] }, 'another'))).toBe(
      'somebody',
    );
  });

  it('are not those that a check of another scenario names', () => {
    expect(hearers(asks({ ...talk, to: ['client2'] }, 'another'))).toBe('everybody');
  });
});
