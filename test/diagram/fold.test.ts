import { describe, expect, it } from 'vitest';
import { buildConversation } from '../../src/diagram/build-conversation.ts';
import { foldRows, rowsThatMatter } from '../../src/diagram/fold.ts';
import { chat } from '../support/trace.ts';

const flood = (lines: number) =>
  buildConversation(
    chat()
      .prints('server', ...Array.from({ length: lines }, (_, index) => `baris ${index}`))
      .build(),
    [],
  );

describe('a role’s long output', () => {
  it('is folded except for its beginning and its end', () => {
    const lines = foldRows(flood(1000), new Set(), new Set());
    const folds = lines.filter((line) => 'folded' in line);
    expect(folds).toEqual([{ row: 9, folded: 991 }]);
    // Three starts, six lines, the fold, three lines, the end.
    expect(lines).toHaveLength(14);
  });

  it('is not folded where it is short', () => {
    expect(foldRows(flood(20), new Set(), new Set())).toHaveLength(24);
  });

  it('is unfolded on request', () => {
    expect(foldRows(flood(1000), new Set(), new Set([9]))).toHaveLength(1004);
  });

  it('is shown around a row that matters', () => {
    const lines = foldRows(flood(1000), new Set([500]), new Set());
    expect(lines).toContainEqual({ row: 500 });
    expect(lines.filter((line) => 'folded' in line)).toHaveLength(2);
  });

  it('is not folded together with another role’s, or with that of another move', () => {
    const many = (from: number): string[] => Array.from({ length: 15 }, (_, index) => `${from + index}`);
    const conversation = buildConversation(
      chat()
        .prints('server', ...many(0))
        .prints('client1', ...many(100))
        .say('server', 'x')
        .prints('client1', ...many(200))
        .build(),
      [],
    );
    expect(foldRows(conversation, new Set(), new Set()).some((line) => 'folded' in line)).toBe(false);
  });
});

describe('rows that matter', () => {
  it('are ends of messages and evidence', () => {
    const conversation = buildConversation(chat().say('server', 'a').prints('client1', 'a').build(), []);
    expect([...rowsThatMatter(conversation, [0])].sort()).toEqual([0, 3, 4]);
  });
});
