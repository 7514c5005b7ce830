import { describe, expect, it } from 'vitest';
import { unreachable } from '../../src/model/unreachable.ts';

describe('what comes behind the last kind of a union', () => {
  it('says what it is', () => {
    const odd: { readonly kind: string } = JSON.parse('{"kind":"dreamt"}');
    // @ts-expect-error: this is what the compiler refuses.
    expect(() => unreachable(odd)).toThrow('{"kind":"dreamt"}');
  });
});
