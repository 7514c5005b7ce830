import { describe, expect, it } from 'vitest';
import { namesIn, piecesOf } from '../../src/diagram/names.ts';
import type { RunTrace } from '../../src/model/trace.ts';
import { chat } from '../support/trace.ts';

function withValues(trace: RunTrace, values: RunTrace['run']['values']): RunTrace {
  return { ...trace, run: { ...trace.run, ...(values ? { values } : {}) } };
}

describe('names in a conversation', () => {
  const trace = chat()
    .say('client1', '/create kuku')
    .say('client1', 'satu')
    .say('client2', '/join mapo')
    .say('client2', '/join kuku')
    .say('client1', '/say mapo dua')
    .build();

  it('are made-up words in more than one line, in order of appearance', () => {
    const values = { group: 'kuku', other: 'mapo', once: 'satu', twice: 'dua', number: 7 };
    expect(namesIn(withValues(trace, values))).toEqual(['kuku', 'mapo']);
  });

  it('are not part of a longer word', () => {
    expect(namesIn(withValues(trace, { part: 'kuk' }))).toEqual([]);
  });

  it('are none where nothing was made up', () => {
    expect(namesIn(trace)).toEqual([]);
  });
});

describe('a text in pieces', () => {
  const text = (of: string) => piecesOf(of, ['kuku', 'mapo']).map(({ text: piece, name }) => [piece, name]);

  it('has each name by itself', () => {
    expect(text('[mapo] Client_1 : kuku')).toEqual([
      ['[', null],
      ['mapo', 1],
      ['] Client_1 : ', null],
      ['kuku', 0],
    ]);
  });

  it('is whole where no name is in it, or only within a longer word', () => {
    expect(text('kukuku mapo2')).toEqual([['kukuku mapo2', null]]);
    expect(text('')).toEqual([['', null]]);
    expect(piecesOf('kuku', [])).toEqual([{ text: 'kuku', name: null }]);
  });
});
