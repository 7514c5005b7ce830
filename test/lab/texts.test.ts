import { expect, it } from 'vitest';
import { randomFrom } from '../../src/lab/random.ts';
import { textMaker } from '../../src/lab/texts.ts';

/** Sizes of reads. */
const SIZES = [64, 128, 256, 512, 1000, 1024, 2000, 2048, 4000, 4096, 5000, 8000];

it.each([1000, 8192])(
  'a line of letters has exactly %i bytes, and is cut in a letter by every usual read',
  (bytes) => {
    for (let seed = 0; seed < 50; seed++) {
      const line = Buffer.from(textMaker(randomFrom(String(seed)))('letters', bytes));
      expect(line.length).toBe(bytes);
      // UTF-8 continuation bytes begin with the bits 10.
      for (const size of SIZES.filter((one) => one < bytes - 8))
        expect((line[size] ?? 0) >> 6, `seed ${seed}, ${size}`).toBe(2);
    }
  },
);

it('a line of letters loses its end where only 512 letters of 1,000 bytes are kept', () => {
  for (let seed = 0; seed < 50; seed++) {
    const line = textMaker(randomFrom(String(seed)))('letters', 1000);
    expect(Array.from(line).length, `seed ${seed}`).toBeGreaterThan(512);
  }
});
