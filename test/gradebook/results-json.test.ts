import { describe, expect, it } from 'vitest';
import { canonicalResults, resultsJson } from '../../src/gradebook/results-json.ts';
import { HOSTILE } from './hostile.ts';
import { failed, graded, override, student, undecided, ungraded } from './results.ts';

const BUDI = student('budi', { name: 'Budi', id: '1203', email: 'budi@kampus.example' });
const SITI = student('siti');

/** An object with its keys the other way round, for `JSON.stringify`. */
function reverseKeys(_: string, value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject ? Object.fromEntries(Object.entries(value).reverse()) : value;
}

describe('the canonical part', () => {
  it('has what must be equal between runs and machines, in a fixed order, and nothing else', () => {
    const [entry] = canonicalResults([
      graded(BUDI, [failed('turns.order', { blame: ['server', 'client1'] })]),
    ]);
    expect(JSON.stringify(entry)).toBe(
      '{"student":"budi","lab":"turn-chat","digest":"d1","seed":7,"verdict":"fail","score":0,"checks":' +
        '[{"id":"turns.order","status":"fail","score":0,"cause":"crash","blame":["client1","server"]}]}',
    );
  });

  it('does not depend on the order of grading, on overrides, or on what a machine or a language adds', () => {
    const undisturbed = [graded(BUDI), graded(SITI, undefined, { lab: 'a-lab' }), graded(SITI)];
    const disturbed = [...undisturbed].reverse().map((result) => ({
      ...result,
      override: override(1),
      page: 'elsewhere.html',
      ...(result.status === 'graded'
        ? { document: { ...result.document, durationMs: 9999, trace: null, notes: ['catatan'] } }
        : {}),
    }));
    expect(canonicalResults(disturbed)).toEqual(canonicalResults(undisturbed));
  });

  it('has a line for what could not be graded too', () => {
    expect(canonicalResults([ungraded(BUDI)])).toMatchObject([
      { verdict: 'ungraded', seed: null, score: null, checks: [] },
    ]);
  });

  it('withholds the score as the document does', () => {
    expect(canonicalResults([graded(BUDI, [undecided('a.b')])])).toMatchObject([
      { verdict: 'inconclusive', score: null },
    ]);
  });
});

describe('results.json', () => {
  const results = [graded(SITI, undefined, { override: override(85) }), ungraded(BUDI)];

  it('has its version, the canonical part, and everything else', () => {
    const { schema, canonical, results: details } = JSON.parse(resultsJson(results, 'en'));
    expect(schema).toBe(1);
    expect(canonical).toEqual(canonicalResults(results));
    expect(details).toMatchObject([
      {
        student: { key: 'budi', name: 'Budi', id: '1203', email: 'budi@kampus.example' },
        status: 'ungraded',
        mark: { score: null, maxScore: 100 },
        problem: { id: 'problem.empty-folder', params: { folder: 'kiriman.rar' } },
        document: null,
      },
      {
        mark: { score: 85, maxScore: 100 },
        override: { score: 85, reason: 'demonstrated in class', by: 'Ani' },
        document: { verdict: 'fail', score: 50 },
      },
    ]);
  });

  it('is the same byte for byte, whatever order its parts were put together in', () => {
    const backwards = JSON.parse(JSON.stringify(results.toReversed(), reverseKeys));
    expect(resultsJson(backwards, 'en')).toBe(resultsJson(results, 'en'));
  });

  it('says a problem in the language asked for', () => {
    const textIn = (language: 'en' | 'id') =>
      JSON.parse(resultsJson(results, language)).results[0].problem.text;
    expect(textIn('id')).not.toBe(textIn('en'));
  });

  it('keeps every text, with terminal escapes made harmless', () => {
    const people = HOSTILE.map((name, index) => graded(student(`s${100 + index}`, { name })));
    const text = resultsJson(people, 'en');
    expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u2028]/);
    const { results: read } = JSON.parse(text);
    expect(read.map(({ student: { name } }: { student: { name: string } }) => name)).toEqual(HOSTILE);
  });

  it('is well-formed for an empty batch', () => {
    expect(JSON.parse(resultsJson([], 'en'))).toEqual({ schema: 1, canonical: [], results: [] });
  });
});
