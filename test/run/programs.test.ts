import { describe, expect } from 'vitest';
import { needs } from '../support/tools.ts';
import { checkOf, eventsOf, play, printed, statusOf } from './play.ts';
import { becomes, processesWith } from './processes.ts';

const python = needs('python3', 'namespaces');
const node = needs('namespaces');
const c = needs('gcc', 'namespaces');

describe('a server that answers in its own time', () => {
  for (const program of [
    'serves-plainly',
    'sleeps-before-listening',
    'answers-slowly',
    'lets-a-child-listen',
    'polls-without-blocking',
    'receives-with-timeout',
    'receives-with-timeout-in-a-package',
    'answers-by-interval-timer',
  ])
    python.it(`is right: ${program}`, async () => {
      const played = await play('served', program);
      expect(played.document.verdict).toBe('pass');
    });

  for (const program of ['answers-by-posix-timer', 'answers-by-timerfd', 'ends-its-first-thread'])
    c.it(`is right: ${program}`, async () => {
      const played = await play('served', program);
      expect(played.document.verdict).toBe('pass');
    });

  for (const program of ['serves-plainly', 'never-waits-for-its-children', 'leaves-dead-orphans'])
    python.it(`settles by the kernel's word: ${program}`, async () => {
      const { document } = await play('served', program);
      expect(document.verdict).toBe('pass');
      expect(document.settled).toEqual({ kernel: 5, timer: 0, idle: 0 });
    });

  python.it('costs nothing, and gets a note, where it never rests', async () => {
    const { document } = await play('served', 'polls-without-blocking');
    expect(document.score).toBe(document.maxScore);
    expect(document.settled.idle).toBeGreaterThan(0);
    expect(document.notes).toHaveLength(1);
  });
});

describe('a program that prompts', () => {
  node.it('has its unfinished line recorded as it is when something is typed', async () => {
    const played = await play('typed', 'prompts-without-newline');
    const says = eventsOf(played, 'move').filter((move) => move.do === 'say');
    const [prompt, answer, next] = eventsOf(played, 'print');
    expect(prompt).toMatchObject({ text: 'nama: ', ended: false });
    expect(prompt?.n).toBeLessThan(says[0]?.n ?? 0);
    expect(answer?.text).toMatch(/^halo /);
    expect(answer?.line).not.toBe(prompt?.line);
    expect(next).toMatchObject({ text: 'pesan: ', ended: false });
  });
});

describe('a program that ends', () => {
  python.it('at once is reported before the scene counts as settled, with its output', async () => {
    const played = await play('typed', 'crashes-at-start');
    const [settled] = eventsOf(played, 'settled');
    const [exit] = eventsOf(played, 'exit');
    expect(exit).toMatchObject({ role: 'server', code: 1, because: 'itself', move: 0 });
    expect(exit?.n).toBeLessThan(settled?.n ?? 0);
    const check = checkOf(played, 'port');
    expect(check).toMatchObject({ status: 'fail', cause: 'crash', blame: ['server'] });
    expect(check.actual).toContain('RuntimeError: alamat tidak ditemukan');
  });

  python.it('is reported although a child of its own goes on', async () => {
    const played = await play('typed', 'exits-while-a-child-holds-its-output');
    const [settled] = eventsOf(played, 'settled');
    const [exit] = eventsOf(played, 'exit');
    expect(exit).toMatchObject({ code: 0, because: 'itself', move: 0 });
    expect(exit?.n).toBeLessThan(settled?.n ?? 0);
  });

  python.it('in the middle is blamed for what it no longer shows', async () => {
    const played = await play('served', 'ends-in-the-middle');
    expect(statusOf(played, 'port')).toBe('pass');
    expect(checkOf(played, 'shown')).toMatchObject({ status: 'fail', cause: 'crash', blame: ['server'] });
  });
});

describe('a program that is still there when all moves are made', () => {
  python.it('is ended, and what it does then is no part of the run', async () => {
    const { trace } = await play('served', 'serves-plainly');
    expect(trace.events.slice(-2).map(({ kind }) => kind)).toEqual(['settled', 'end']);
  });
});

describe('a scripted client that is never accepted', () => {
  python.it('reports this once, and not for every line that it was to say', async () => {
    const played = await play('served', 'crashes-at-start');
    expect(eventsOf(played, 'move').filter((move) => move.do === 'say')).toHaveLength(3);
    expect(eventsOf(played, 'probe')).toMatchObject([{ role: 'client', event: 'failed', move: 1 }]);
  });
});

describe('a program that ignores a request to stop', () => {
  for (const program of ['ignores-sigterm', 'stops-itself', 'hangs-on-a-lock', 'closes-its-input'])
    python.it(`is stopped all the same, and the run comes to its end: ${program}`, async () => {
      const played = await play('typed', program);
      expect(eventsOf(played, 'exit')).toMatchObject([{ because: 'stopped' }]);
      expect(eventsOf(played, 'end')).toMatchObject([{ because: 'done' }]);
    });
});

describe('a program that exceeds a limit', () => {
  for (const program of ['floods-output', 'floods-with-lines'])
    python.it(
      `is ended at its output's limit, and the trace holds no more than that: ${program}`,
      async () => {
        const played = await play('typed', program);
        expect(eventsOf(played, 'exit')).toMatchObject([{ because: 'output', signal: 'SIGKILL', move: 0 }]);
        expect(printed(played).join('\n').length).toBeLessThanOrEqual(20_000);
        expect(checkOf(played, 'port')).toMatchObject({
          status: 'fail',
          cause: 'too-much-output',
          blame: ['server'],
        });
      },
    );

  python.it('is ended at the same limit where a child of its floods', async () => {
    const played = await play('typed', 'floods-from-a-child');
    expect(printed(played).join('\n').length).toBeLessThanOrEqual(20_000);
    expect(await becomes(() => processesWith(played.folder).length === 0)).toBe(true);
  });

  for (const program of ['spins', 'spins-in-a-child', 'spins-in-short-lived-children'])
    python.it(`is ended at its processor time's limit: ${program}`, async () => {
      const played = await play('hurried', program);
      expect(eventsOf(played, 'exit')).toMatchObject([{ because: 'cpu', signal: 'SIGKILL' }]);
    });
});

describe('a program that prints bytes that are not text', () => {
  python.it('is shown with the bytes replaced, and the rest of its line whole', async () => {
    const played = await play('typed', 'prints-invalid-utf-8');
    const [say] = eventsOf(played, 'move').flatMap((move) => (move.do === 'say' ? [move.text] : []));
    expect(printed(played)[0]).toBe(`\ufffd\ufffd ${say} \ufffd`);
  });
});

describe('no process outlives its run', () => {
  for (const program of ['leaves-a-daemon-behind', 'leaves-a-daemon-that-holds-its-output'])
    python.it(program, async () => {
      const played = await play('typed', program);
      expect(printed(played)[0]).toBe('siap');
      expect(eventsOf(played, 'end')).toMatchObject([{ because: 'done' }]);
      expect(await becomes(() => processesWith(played.folder).length === 0)).toBe(true);
    });
});
