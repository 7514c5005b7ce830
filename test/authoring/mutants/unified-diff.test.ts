import { describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../src/authoring/mutants/unified-diff.ts';

describe('a diff', () => {
  it('has two lines around what differs', () => {
    expect(unifiedDiff('f', 'a\nb\nc\nd\ne\nf\n', 'a\nb\nc\nX\ne\nf\n')).toEqual([
      ...['--- f', '+++ f', '@@ -2,5 +2,5 @@'],
      ...[' b', ' c', '-d', '+X', ' e', ' f'],
    ]);
  });

  it('has a hunk for each place, and one for places that touch', () => {
    const lines = Array.from({ length: 20 }, (_, at) => `line ${at}`);
    const changed = (...places: readonly number[]): string =>
      lines.map((line, at) => (places.includes(at) ? 'X' : line)).join('\n');
    const heads = (after: string): readonly string[] =>
      unifiedDiff('f', lines.join('\n'), after).filter((line) => line.startsWith('@@'));
    expect(heads(changed(2, 15))).toEqual(['@@ -1,5 +1,5 @@', '@@ -14,5 +14,5 @@']);
    expect(heads(changed(2, 6))).toEqual(['@@ -1,9 +1,9 @@']);
  });

  it('marks added and removed lines', () => {
    expect(unifiedDiff('f', 'a\nb', 'a\nb\nc').slice(2)).toEqual(['@@ -1,2 +1,3 @@', ' a', ' b', '+c']);
    expect(unifiedDiff('f', 'a\nb\nc', 'a\nc').slice(2)).toEqual(['@@ -1,3 +1,2 @@', ' a', '-b', ' c']);
  });

  it('has no lines where nothing differs', () => {
    expect(unifiedDiff('f', 'a\n', 'a\n')).toEqual([]);
  });
});
