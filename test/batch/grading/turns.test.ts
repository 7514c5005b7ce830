import { describe, expect, it } from 'vitest';
import { Turns } from '../../../src/batch/grading/turns.ts';

describe('turns', () => {
  it('let a task of a queue begin when the one before it is over, without holding up another queue', async () => {
    const turns = new Turns();
    const begun: string[] = [];
    let finish = (): void => {};
    const first = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const task = (name: string, until: Promise<void>) => async () => {
      begun.push(name);
      await until;
    };
    const tasks = [
      turns.take('a', task('a1', first)),
      turns.take('a', task('a2', Promise.resolve())),
      turns.take('b', task('b1', Promise.resolve())),
    ];
    await tasks[2];
    expect(begun).toEqual(['a1', 'b1']);
    finish();
    await Promise.all(tasks);
    expect(begun).toEqual(['a1', 'b1', 'a2']);
  });

  it('go on after a task that fails, whose caller gets the error', async () => {
    const turns = new Turns();
    const failing = turns.take('a', () => Promise.reject(new Error('no room')));
    const next = turns.take('a', () => Promise.resolve());
    await expect(failing).rejects.toThrow('no room');
    await expect(next).resolves.toBeUndefined();
  });
});
