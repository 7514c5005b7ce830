import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { graders } from '../../graders/index.ts';
import { loadLab } from '../../src/lab/load.ts';
import { planRun } from '../../src/lab/plan.ts';
import { nearest } from '../../src/lab/suggest.ts';

const LAB = loadLab(join(import.meta.dirname, '../../labs/turn-chat/lab.yaml'), graders);

function texts(seed: number, attempt = 0): readonly { text: string; kind: string }[] {
  const [scenario] = LAB.scenarios;
  if (!scenario) throw new Error('no scenario');
  return planRun(LAB, scenario, seed, { attempt }).moves.flatMap((move) =>
    move.do === 'say' ? [{ text: move.text, kind: move.textKind }] : [],
  );
}

describe('a plan', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(texts(7)).toEqual(texts(7));
    expect(texts(7)).not.toEqual(texts(8));
    const known = new Set(texts(7).map(({ text }) => text));
    expect(texts(8).some(({ text }) => known.has(text))).toBe(false);
  });

  it('is the same when it is tried again', () => {
    expect(texts(7, 1)).toEqual(texts(7));
  });

  it('has no two equal texts except those that must be, over many seeds', () => {
    for (let seed = 0; seed < 50; seed++) {
      const own = texts(seed).filter(({ kind }) => kind !== 'mixed');
      expect(new Set(own.map(({ text }) => text)).size).toBe(own.length);
      for (const one of own)
        expect(own.filter((other) => other !== one && other.text.includes(one.text))).toEqual([]);
    }
  });

  it('types the mixed text more than once, with runs of spaces, letters large and small, and letters beyond Latin-1', () => {
    const mixed = texts(3).filter(({ kind }) => kind === 'mixed');
    expect(new Set(mixed.map(({ text }) => text)).size).toBe(1);
    expect(mixed.length).toBeGreaterThan(1);
    expect(mixed[0]?.text).toMatch(/ {2,}/);
    expect(mixed[0]?.text).toMatch(/[A-Z].*[a-z]/);
    expect(mixed[0]?.text).toMatch(/[^\x00-\xff]/u);
  });

  it('types long texts of exactly 1,000 bytes, without spaces at their ends', () => {
    for (let seed = 0; seed < 50; seed++)
      for (const { text } of texts(seed).filter(({ kind }) => kind === 'long')) {
        expect(Buffer.byteLength(text)).toBe(1000);
        expect(text).toBe(text.trim());
      }
  });

  it('types texts with all signs that programs split, quote or format by, digits first, and spaces around some', () => {
    const [scenario] = LAB.scenarios;
    if (!scenario) throw new Error('no scenario');
    const signs = planRun(LAB, scenario, 3).moves.flatMap((move) =>
      move.do === 'say' && move.textKind === 'signs' ? [move] : [],
    );
    for (const { text } of signs) {
      expect(text).toMatch(/^\d/);
      for (const sign of [':', ',', '"', "'", '\\', '%d', '{', '}', '<', '>']) expect(text).toContain(sign);
      // Stripping a line with its newline must cost nothing.
      expect(text).toBe(text.trim());
    }
    expect(signs.map(({ text, typed }) => typed === text || typed === ` ${text} `)).not.toContain(false);
    expect(new Set(signs.map(({ text, typed }) => typed === text)).size).toBe(2);
  });

  it('types nothing that could be taken for a label, except texts of signs', () => {
    for (const { text } of texts(5).filter(({ kind }) => kind !== 'signs'))
      expect(text).not.toMatch(/[\d:>[\](){}<]/);
  });
});

describe('a suggestion', () => {
  it('is the nearest candidate, case aside, a swap counting as one', () => {
    expect(nearest('clinet', ['server', 'client'])).toBe('client');
    expect(nearest('SERVER', ['server', 'client'])).toBe('server');
    expect(nearest('xyz', ['server', 'client'])).toBeNull();
    expect(nearest('', [])).toBeNull();
  });
});
