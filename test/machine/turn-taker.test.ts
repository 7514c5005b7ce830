import { describe, expect, it } from 'vitest';
import { turnTaker } from '../../src/machine/turn-taker.ts';

describe('work that goes on for long', () => {
  it('lets other work have its turn', async () => {
    const breathe = turnTaker(new AbortController().signal);
    let others = 0;
    setImmediate(() => others++);
    while (others === 0) await breathe();
    expect(others).toBe(1);
  });

  it('ends when the signal is given', async () => {
    const controller = new AbortController();
    const breathe = turnTaker(controller.signal);
    controller.abort(new Error('Ctrl-C'));
    const work = async (): Promise<void> => {
      for (;;) await breathe();
    };
    await expect(work()).rejects.toThrow('Ctrl-C');
  });
});
