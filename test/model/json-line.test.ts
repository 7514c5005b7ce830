import { describe, expect, it } from 'vitest';
import { valueOfLine } from '../../src/model/json-line.ts';

describe('a line of JSON that giliran has written', () => {
  it('has its value', () => {
    expect(valueOfLine('{"pid":7}')).toEqual({ pid: 7 });
  });

  it('has none where it was cut off, or is empty', () => {
    expect([valueOfLine('{"pid":'), valueOfLine('')]).toEqual([null, null]);
  });
});
