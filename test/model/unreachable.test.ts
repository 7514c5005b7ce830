import { describe, expect, it } from 'vitest';
import { unreachable } from '../../src/model/unreachable.ts';

describe('a value of no kind of a union', () => {
  it('is shown in the error', () => {
    const odd: { readonly kind: string } = JSON.parse('{"kind":"dreamt"}');
    // @ts-expect-error: this is what the compiler refuses.
    expect(() => unreachable(odd)).toThrow('{"kind":"dreamt"}');
  });
});
