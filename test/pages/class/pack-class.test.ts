import { describe, expect, it } from 'vitest';
import type { StudentResult } from '../../../src/model/batch.ts';
import { check, failed, graded, override, student, ungraded } from '../../gradebook/results.ts';
import { indexOf, SMALL, withPages } from './classes.ts';

describe('a class, packed', () => {
  it('is the same in whatever order it was graded', () => {
    expect(indexOf([...SMALL].reverse()).table.students).toEqual(indexOf().table.students);
  });

  it('has the result of every check, and why it failed', () => {
    const index = indexOf();
    const [, budi, cici, dedi] = index.table.students.map((_, number) => number);
    expect(index.mark(0, budi ?? -1, 1)).toBe('fail');
    expect(index.mark(0, cici ?? -1, 0)).toBe('pass');
    expect(index.table.causes[index.cause(0, dedi ?? -1, 1)]?.id).toBe('not-heard');
    expect(index.cause(0, dedi ?? -1, 0)).toBe(-1);
  });

  it('keeps checks apart where students have different ones', () => {
    const index = indexOf([
      graded(student('a'), [failed('x.one', { cause: null }), check('x.two')]),
      graded(student('b'), [failed('x.three'), check('x.two')]),
    ]);
    const rows = [0, 1].map((row) => [0, 1, 2].map((column) => index.mark(0, row, column)).join(' '));
    expect(index.lab(0).checks.map(({ id }) => id)).toEqual(['x.one', 'x.two', 'x.three']);
    expect(rows).toEqual(['fail pass none', 'none pass fail']);
    expect([index.cause(0, 0, 0), index.cause(0, 1, 2)]).toEqual([-1, 0]);
  });

  it('lists who handed in nothing for a lab, and what needs a person most', () => {
    const index = indexOf([
      graded(student('a'), [check('x.one')]),
      ungraded(student('a'), { lab: 'multicast-chat' }),
      graded(student('b'), [check('x.one')]),
    ]);
    expect(index.table.labs.map(({ id }) => id)).toEqual(['multicast-chat', 'turn-chat']);
    expect([index.state(0, 0), index.state(0, 1)]).toEqual(['ungraded', null]);
    expect([index.stateOf(0), index.stateOf(1)]).toEqual(['ungraded', 'pass']);
  });

  it('shows the mark that a person has set, why, and what it was before', () => {
    const lab = indexOf([graded(student('a'), undefined, { override: override(80, 'shown', null) })]).lab(0);
    expect(lab.scores).toEqual([80]);
    expect(lab.set).toEqual({ 0: { reason: 'shown', by: '', before: 50 } });
  });

  it('names a cause by its most frequent message', () => {
    const told = (key: string, message: string) => graded(student(key), [failed('x.one', { message })]);
    const index = indexOf([told('a', 'client2 crashed'), told('b', 'it crashed'), told('c', 'it crashed')]);
    expect(index.table.causes).toEqual([{ id: 'crash', example: 'it crashed' }]);
  });

  it('says why a check failed by its own message, or else by the cause’s', () => {
    const told = (key: string, message: string | null, cause: 'crash' | null = 'crash') =>
      graded(student(key), [failed('x.one', { message, cause }), check('x.two')]);
    const index = indexOf([
      ...[told('a', 'client2 crashed'), told('b', 'it crashed'), told('c', 'it crashed')],
      ...[told('d', null), told('e', null, null), told('f', 'turn\u202eed', null)],
    ]);
    expect([0, 1, 3, 4, 5].map((row) => index.why(0, row, 0))).toEqual([
      ...['client2 crashed', 'it crashed', 'it crashed', null],
      expect.not.stringContaining('\u202e'),
    ]);
    expect(index.why(0, 0, 1)).toBeNull();
  });

  it('names a cause without a kept message by its id', () => {
    const index = indexOf([graded(student('a'), [failed('x.one', { message: null })])]);
    expect([index.why(0, 0, 0), index.wordsOf(0)]).toEqual(['crash', 'crash']);
  });

  it('keeps no more messages than a page can have, and the cause’s for the others', () => {
    const many = Array.from({ length: 600 }, (_, index) =>
      graded(student(`s${1000 + index}`), [failed('x.one', { message: `it printed ${index}` })]),
    );
    const index = indexOf(many);
    expect(index.table.messages).toHaveLength(500);
    expect([index.why(0, 499, 0), index.why(0, 599, 0)]).toEqual(['it printed 499', 'it printed 0']);
  });

  it('reads every document once', () => {
    let looks = 0;
    const results = SMALL.map((result): StudentResult => {
      if (result.status === 'ungraded') return result;
      const { document, ...rest } = result;
      return {
        ...rest,
        get document() {
          looks++;
          return document;
        },
      };
    });
    indexOf(results);
    expect(looks).toBe(7);
  });

  it('escapes names, and makes addresses relative', () => {
    const { table } = indexOf(withPages([graded(student('a/../%#?', { name: '\x1b[2J\u202e' }))]));
    expect(table.students[0]?.name).toBe('␛[2J\ufffd');
    expect(table.labs[0]?.pages).toEqual(['']);
  });
});
