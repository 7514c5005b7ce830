import { describe, expect, it } from 'vitest';
import { KnownPrograms } from '../../src/run/known-programs.ts';
import type { Program } from '../../src/submission/submission.ts';

const CLIENT1: Program = {
  role: 'client1',
  command: 'python3',
  args: ['/hand-in/client.py', '1', '2'],
  given: ['1', '2'],
  cwd: '/hand-in',
  env: {},
  folders: [{ outside: '/hand-in', inside: '/work', own: true }],
  file: 'client.py',
};
const CLIENT2: Program = {
  ...CLIENT1,
  role: 'client2',
  args: ['/hand-in/client.py', '2', '2'],
  given: ['2', '2'],
};

describe('programs that are known', () => {
  function known(program: Program): boolean {
    const watched = new KnownPrograms();
    watched.add(CLIENT1);
    return watched.has(program);
  }

  it('are known in whichever role they play, and however often they are laid out anew', () => {
    expect(known(CLIENT1)).toBe(true);
    expect(known(CLIENT2)).toBe(true);
    expect(known({ ...CLIENT2, env: { LANG: 'C' } })).toBe(true);
  });

  it('are not known with other arguments, with which they may behave differently', () => {
    expect(known({ ...CLIENT1, args: ['/hand-in/client.py'], given: [] })).toBe(false);
    expect(known({ ...CLIENT1, args: ['/hand-in/client.py', '1'], given: ['1'] })).toBe(false);
  });

  it('are not confused with another file, or with one of the same name elsewhere', () => {
    expect(known({ ...CLIENT1, file: 'client2.py' })).toBe(false);
    expect(known({ ...CLIENT1, cwd: '/reference' })).toBe(false);
    expect(known({ ...CLIENT1, folders: [{ outside: '/reference', inside: '/work', own: false }] })).toBe(
      false,
    );
  });
});
