import { describe, expect, it } from 'vitest';
import { getOrMake, memo } from '../../src/model/memo.ts';

describe('getOrMake', () => {
  it('makes a missing value once', () => {
    const lengths = new Map<string, number>();
    let made = 0;
    const lengthOf = (word: string): number =>
      getOrMake(lengths, word, () => {
        made++;
        return word.length;
      });
    expect([lengthOf('turn'), lengthOf('turn'), lengthOf('chat room')]).toEqual([4, 4, 9]);
    expect(made).toBe(2);
  });

  it('keeps falsy values', () => {
    const kept = new Map<string, number | string | boolean | null>([
      ['zero', 0],
      ['empty', ''],
      ['no', false],
      ['nothing', null],
    ]);
    const values = [...kept.keys()].map((key) => getOrMake(kept, key, () => 'made anew'));
    expect(values).toEqual([0, '', false, null]);
  });

  it('keeps nothing after an error', () => {
    const kept = new Map<string, number>();
    const fail = (): number => {
      throw new Error('not yet');
    };
    expect(() => getOrMake(kept, 'a', fail)).toThrow('not yet');
    expect(getOrMake(kept, 'a', () => 1)).toBe(1);
  });
});

describe('memo', () => {
  /** A function that counts its calls. */
  function counted() {
    const asked: unknown[][] = [];
    const question = memo((trace: { readonly name: string }, ...about: readonly unknown[]) => {
      asked.push([trace.name, ...about]);
      return asked.length;
    });
    return { asked, question };
  }

  it('asks once for each argument', () => {
    const { asked, question } = counted();
    const [one, same] = [{ name: 'one' }, { name: 'one' }];
    expect([question(one), question(same), question(one)]).toEqual([1, 2, 1]);
    expect(asked).toHaveLength(2);
  });

  it('distinguishes arguments, and their number', () => {
    const { asked, question } = counted();
    const trace = { name: 'trace' };
    const ways = [[], ['a b'], ['a', 'b'], ['b', 'a'], ['a'], ['1'], [1]] as const;
    for (const way of [...ways, ...ways]) question(trace, ...way);
    expect(asked.map(([, ...about]) => about)).toEqual(ways.map((way) => [...way]));
  });

  it('keeps an answer that is undefined', () => {
    let asked = 0;
    const question = memo((_: object): undefined => {
      asked++;
    });
    const thing = {};
    question(thing);
    question(thing);
    expect(asked).toBe(1);
  });

  it('may be recursive', () => {
    const factorial = memo((_: object, n: number): number => (n < 2 ? 1 : n * factorial(_, n - 1)));
    expect(factorial({}, 5)).toBe(120);
  });
});
