import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../../src/assessment/scene.ts';
import { type Ahead, ScenesAhead } from '../../src/assessment/scenes-ahead.ts';
import { type HeldRecords, Recorder } from '../../src/trace/recorder.ts';

/** A scene without programs. */
function scene(id: string): Scene {
  return { scenario: { id, name: id, subject: null, cast: {}, script: [] }, variant: {} };
}

/** A play that ends when the test says so. */
class Playing {
  readonly ahead: Ahead;
  readonly outcome: Promise<string>;
  end: (outcome: string) => void = () => {};
  fail: (error: Error) => void = () => {};

  constructor(ahead: Ahead) {
    this.ahead = ahead;
    this.outcome = new Promise((resolve, reject) => {
      this.end = resolve;
      this.fail = reject;
    });
    ahead.signal.addEventListener('abort', () => this.end('ended'));
  }
}

interface Made {
  readonly ahead: ScenesAhead<string>;
  readonly begun: ReadonlyMap<string, Playing>;
  readonly released: readonly string[];
}

/** Scenes of which some may be played ahead, and what has been begun of them. */
function aheadOf(
  foreseen: readonly string[],
  {
    atOnce = 2,
    mayHold = true,
    isFree = null,
  }: {
    readonly atOnce?: number;
    readonly mayHold?: boolean;
    readonly isFree?: (() => Promise<boolean>) | null;
  } = {},
): Made {
  const recorder = new Recorder(null, 'lab', 1, 'test');
  const begun = new Map<string, Playing>();
  const released: string[] = [];
  const names = new Map<HeldRecords, string>();
  const hold = (): HeldRecords => {
    const records: HeldRecords = {
      ...recorder.hold(),
      release: () => released.push(names.get(records) ?? '?'),
    };
    return records;
  };
  const ahead: ScenesAhead<string> = new ScenesAhead({
    atOnce,
    hold: mayHold ? hold : null,
    isFree,
    foreseen: () => foreseen.map(scene),
    play: ({ scenario: { id } }, options) => {
      names.set(options.records, id);
      const playing = new Playing(options);
      begun.set(id, playing);
      return ahead.during(() => playing.outcome);
    },
  });
  return { ahead, begun, released };
}

const COUNTS = (): boolean => true;

describe('scenes that are played ahead', () => {
  it('are begun when a scene only waits, as many as may be at work', async () => {
    const { ahead, begun } = aheadOf(['one', 'two', 'three'], { atOnce: 2 });
    await ahead.during(async (waits) => {
      expect([...begun.keys()]).toEqual([]);
      waits(true);
      expect([...begun.keys()]).toEqual(['one', 'two']);
    });
    await ahead.drop();
  });

  it('are not begun while as many are at work as may be', async () => {
    const { ahead, begun } = aheadOf(['one'], { atOnce: 1 });
    await ahead.during(async () => {
      await ahead.during(async (waits) => waits(true));
      expect([...begun.keys()]).toEqual([]);
    });
  });

  it('are begun one after another as long as a scene waits', async () => {
    const { ahead, begun } = aheadOf(['one', 'two'], { atOnce: 1 });
    await ahead.during(async (waits) => {
      waits(true);
      expect([...begun.keys()]).toEqual(['one']);
      begun.get('one')?.end('well');
      expect(await ahead.take(scene('one'), COUNTS)).toBe('well');
      expect([...begun.keys()]).toEqual(['one', 'two']);
    });
    await ahead.drop();
  });

  it('count, and leave their records, when they are asked for', async () => {
    const { ahead, begun, released } = aheadOf(['one']);
    await ahead.during(async (waits) => waits(true));
    expect(released).toEqual([]);
    begun.get('one')?.end('well');
    expect(await ahead.take(scene('one'), COUNTS)).toBe('well');
    expect(released).toEqual(['one']);
  });

  it('leave no trace where they do not count, or ended with an error', async () => {
    const { ahead, begun, released } = aheadOf(['one', 'two']);
    await ahead.during(async (waits) => waits(true));
    begun.get('one')?.end('well');
    begun.get('two')?.fail(new Error('no memory'));
    expect(await ahead.take(scene('one'), () => false)).toBeNull();
    expect(await ahead.take(scene('two'), COUNTS)).toBeNull();
    expect(await ahead.take(scene('three'), COUNTS)).toBeNull();
    expect(released).toEqual([]);
  });

  it('are ended where they are not asked for', async () => {
    const { ahead, begun, released } = aheadOf(['one']);
    await ahead.during(async (waits) => waits(true));
    await ahead.drop();
    expect(begun.get('one')?.ahead.signal.aborted).toBe(true);
    expect(await ahead.take(scene('one'), COUNTS)).toBeNull();
    expect(released).toEqual([]);
  });

  it('are begun where time counts as soon as the processors have something to spare, one after the other', async () => {
    const answers: ((isFree: boolean) => void)[] = [];
    const isFree = (): Promise<boolean> => new Promise((resolve) => answers.push(resolve));
    const { ahead, begun } = aheadOf(['one', 'two'], { atOnce: 2, isFree });
    const answer = async (is: boolean): Promise<readonly string[]> => {
      answers.shift()?.(is);
      await turn();
      return [...begun.keys()];
    };
    await ahead.during(async (waits) => {
      waits(true);
      waits(false);
      waits(true);
      expect(answers).toHaveLength(1);
      expect(await answer(false)).toEqual([]);
      expect(await answer(true)).toEqual(['one']);
      waits(false);
      expect(await answer(true)).toEqual(['one']);
      expect(answers).toEqual([]);
    });
    await ahead.drop();
  });

  it('are none where none may be', async () => {
    const { ahead, begun } = aheadOf(['one'], { mayHold: false });
    await ahead.during(async (waits) => waits(true));
    expect([...begun.keys()]).toEqual([]);
  });
});
