import { describe, expect, it } from 'vitest';
import { standIn } from '../../../graders/lib/stand-in.ts';
import { saysIn } from '../../../src/trace/queries.ts';
import { chat } from '../../support/trace.ts';

/** What client1 shows in place of the first of two lines, of which it shows these. */
function shownFor(first: readonly string[], second: readonly string[]): string | null {
  const trace = chat(1)
    .say('server', 'halo')
    .prints('client1', ...first)
    .say('server', 'dunia')
    .prints('client1', ...second)
    .build();
  const [say] = saysIn(trace, ['main']);
  if (!say) throw new Error('nothing was said');
  return standIn(trace, { say, hearer: 'client1' });
}

describe('what is shown in place of a line', () => {
  it('is found where it differs each time', () => {
    expect(shownFor(['Server : ijmp'], ['Server : evojb'])).toBe('Server : ijmp');
  });

  it('may be the same where a language prints a value that is not there', () => {
    expect(shownFor(['Server : [object Object]'], ['Server : [object Object]'])).toBe(
      'Server : [object Object]',
    );
    expect(shownFor(['Server : undefined'], ['Server : undefined'])).toBe('Server : undefined');
  });

  it('is no prompt, and no remark that comes with every line', () => {
    expect(shownFor(['Client_1 :'], ['Client_1 :'])).toBeNull();
    expect(shownFor(['Giliran saya'], ['Giliran saya'])).toBeNull();
    expect(shownFor(['[1] Client_1 :'], ['[2] Client_1 :'])).toBeNull();
  });

  it('is no remark that comes once', () => {
    expect(shownFor(['Terhubung'], ['dunia'])).toBeNull();
    expect(shownFor(['Terhubung'], [])).toBeNull();
  });
});
