import { type Patience, type Scene, settle } from './settle.ts';

/** How waiting for a program ended: what was waited for came, it can come no more, or the time was over. */
export type Awaited = 'came' | 'over' | 'late';

export interface AwaitSightOptions {
  readonly scene: Scene;
  /** Whether what is waited for is there. */
  readonly hasCome: () => boolean;
  /** Whether a program may still be woken by a timer that the kernel does not show. */
  readonly mayHideTimers: () => boolean;
  readonly patience: Patience;
  /** The backstop, in milliseconds: what has not come by then is waited for no more. */
  readonly withinMs: number;
  /** Whether the run is over meanwhile. */
  readonly isOver: () => boolean;
}

/** While nothing stirs, how often it is looked whether a program may still do something, in milliseconds. */
const LOOK_MS = 200;

/**
 * Waits for what a program does by the clock. Where no program can go on until the harness acts, it can come no more,
 * and is not waited for.
 */
export async function awaitSight({
  scene,
  hasCome,
  mayHideTimers,
  patience,
  withinMs,
  isOver,
}: AwaitSightOptions): Promise<Awaited> {
  const until = performance.now() + withinMs;
  for (;;) {
    const { by } = await settle(scene, { something: true, shown: true, met: hasCome }, patience);
    if (hasCome()) return 'came';
    if (by === 'kernel' && !mayHideTimers()) return 'over';
    const leftMs = until - performance.now();
    if (leftMs <= 0 || isOver()) return 'late';
    await scene.stirred(Math.min(LOOK_MS, leftMs));
  }
}
