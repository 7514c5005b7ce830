import { describe, expect } from 'vitest';
import { needs } from '../support/tools.ts';
import { checkOf, eventsOf, type Played, play, printed } from './play.ts';

/** What holds for programs in a private network holds in a sandbox too, two processes and a namespace deeper. */

const python = needs('python3', 'bwrap', 'namespaces');
const c = needs('gcc', 'bwrap', 'namespaces');

function playSandboxed(lab: 'typed' | 'served' | 'hurried', program: string): Promise<Played> {
  return play(lab, program, '--isolation', 'sandbox');
}

describe('a program in a sandbox', () => {
  for (const program of ['serves-plainly', 'never-waits-for-its-children', 'leaves-dead-orphans'])
    python.it(`settles by the kernel's word: ${program}`, async () => {
      const { document, trace } = await playSandboxed('served', program);
      expect(trace.run.isolation).toBe('sandbox');
      expect(document.verdict).toBe('pass');
      expect(document.settled).toEqual({ kernel: 5, timer: 0, idle: 0 });
    });

  for (const program of ['answers-by-interval-timer', 'lets-a-child-listen', 'sleeps-before-listening'])
    python.it(`is right: ${program}`, async () => {
      expect((await playSandboxed('served', program)).document.verdict).toBe('pass');
    });

  for (const program of ['answers-by-timerfd', 'ends-its-first-thread'])
    c.it(`is built, and right: ${program}`, async () => {
      expect((await playSandboxed('served', program)).document.verdict).toBe('pass');
    });

  python.it(
    'that crashes at once is reported before the scene counts as settled, with its own output',
    async () => {
      const played = await playSandboxed('typed', 'crashes-at-start');
      expect(eventsOf(played, 'exit')).toMatchObject([{ code: 1, because: 'itself', move: 0 }]);
      const check = checkOf(played, 'port');
      expect(check).toMatchObject({ cause: 'crash', blame: ['server'] });
      expect(check.actual).toContain('RuntimeError: alamat tidak ditemukan');
    },
  );

  python.it('that ends is reported although a child of its own goes on', async () => {
    const played = await playSandboxed('typed', 'exits-while-a-child-holds-its-output');
    expect(eventsOf(played, 'exit')).toMatchObject([{ code: 0, because: 'itself', move: 0 }]);
    expect(eventsOf(played, 'end')).toMatchObject([{ because: 'done' }]);
  });

  // By then, the blocked processes above it are no longer read.
  python.it(
    'that ends later is reported in the move in which it ends, although a child of its own goes on',
    async () => {
      const played = await playSandboxed('typed', 'exits-in-the-middle-while-a-child-goes-on');
      const [exit] = eventsOf(played, 'exit');
      expect(exit).toMatchObject({ code: 3, because: 'itself', move: 2 });
      const settled = eventsOf(played, 'settled').find(({ move }) => move === 2);
      expect(exit?.n).toBeLessThan(settled?.n ?? 0);
    },
  );

  for (const program of ['ignores-sigterm', 'stops-itself', 'hangs-on-a-lock', 'closes-its-input'])
    python.it(`is stopped, however it reacts: ${program}`, async () => {
      const played = await playSandboxed('typed', program);
      expect(eventsOf(played, 'exit')).toMatchObject([{ because: 'stopped' }]);
      expect(eventsOf(played, 'end')).toMatchObject([{ because: 'done' }]);
    });

  python.it('is asked to end before it is killed', async () => {
    const played = await playSandboxed('typed', 'serves-plainly');
    expect(eventsOf(played, 'exit')).toMatchObject([{ because: 'stopped', signal: 'SIGTERM' }]);
  });

  python.it("is ended at its output's limit where a child of its floods", async () => {
    const played = await playSandboxed('typed', 'floods-from-a-child');
    expect(printed(played).join('\n').length).toBeLessThanOrEqual(20_000);
  });

  for (const program of ['spins', 'spins-in-a-child', 'spins-in-short-lived-children'])
    python.it(`is ended at its processor time's limit: ${program}`, async () => {
      const played = await playSandboxed('hurried', program);
      expect(eventsOf(played, 'exit')).toMatchObject([{ because: 'cpu', signal: 'SIGKILL' }]);
    });
});
