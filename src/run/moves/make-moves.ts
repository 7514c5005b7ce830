import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises';
import type { PlannedAct, PlannedMove, PlannedSay } from '../../lab/planned-move.ts';
import type { PlainAct } from '../../model/lab.ts';
import { unreachable } from '../../model/unreachable.ts';
import type { RoleProcess } from '../role/role-process.ts';
import type { Stage } from '../stage.ts';
import { say, send } from './speech.ts';
import { startProgram } from './started-program.ts';

/** What became of a move: whether it could be done, and whether the scene has anything to answer. */
interface Act {
  readonly done: boolean;
  readonly settles: boolean;
}

/**
 * A backstop: no signal takes so long to stop a program, in milliseconds. A process that has left its program's group
 * gets none.
 */
const STOPPING_MS = 500;

/**
 * Looks in quick succession: a thread that has not stopped by then is waiting for a processor, which more looks would
 * only take from it.
 */
const QUICK_LOOKS = 32;

/**
 * Makes a move, or several one after the other without waiting for what comes of them.
 * @param first the number of the first of them
 */
export async function makeMoves(
  stage: Stage,
  moves: readonly PlannedMove[],
  first: number,
): Promise<readonly Act[]> {
  const [only] = moves;
  if (only && moves.length === 1) return [await make(stage, only, [])];
  if (moves.some((move) => move.do === 'say')) await stage.probes?.allTurns();
  const acts: Promise<Act>[] = [];
  let joined: PlannedSay[] = [];
  for (const [at, move] of moves.entries()) {
    stage.log.move = first + at;
    acts.push(make(stage, move, joined));
    joined = move.do === 'say' && move.joined ? [...joined, move] : [];
  }
  return await Promise.all(acts);
}

/**
 * Makes a move.
 * @param joined lines before this one that are written with it
 */
async function make(stage: Stage, move: PlannedMove, joined: readonly PlannedSay[]): Promise<Act> {
  switch (move.do) {
    case 'start':
      return { done: await start(stage, move), settles: true };
    case 'stop':
      return { done: await stop(stage, move), settles: true };
    case 'pause':
    case 'resume': {
      const done = await hold(stage, move);
      return { done, settles: done && move.do === 'resume' };
    }
    case 'say':
      return { done: await say(stage, move, joined), settles: true };
    case 'send':
      return { done: await send(stage, move), settles: true };
    case 'end':
    case 'signal':
      return { done: await askToEnd(stage, move), settles: true };
    case 'deaf':
    case 'hears':
    case 'swallow':
    case 'close':
      return { done: await instruct(stage, move), settles: true };
    case 'wait': {
      const { withinMs: _, pattern, ...waited } = move;
      const text = [waited.text, pattern ?? ''].filter((part) => part !== '').join(' ');
      stage.log.record({ kind: 'move', ...waited, text, done: true });
      return { done: true, settles: true };
    }
    default:
      return unreachable(move);
  }
}

async function start(stage: Stage, move: PlannedAct): Promise<boolean> {
  const part = stage.partOf(move.role);
  stage.started.add(move.role);
  stage.absent.delete(move.role);
  stage.deaf.delete(move.role);
  stage.log.record({ kind: 'move', ...move, done: true });
  if (part?.player.by === 'probe')
    return (await stage.probes?.start(part.role, stage.plan.replaced.includes(move.role))) ?? false;
  stage.log.flush();
  startProgram(stage, move.role);
  return true;
}

async function stop(stage: Stage, move: PlannedAct): Promise<boolean> {
  const process = stage.processes.get(move.role);
  stage.log.record({ kind: 'move', ...move, done: process?.running ?? true });
  stage.absent.add(move.role);
  if (!process) return (await stage.probes?.stop(move.role)) ?? false;
  if (process.running) await stopProgram(stage, process);
  return true;
}

/** Asks a program to end; when the scene has settled and it still runs, makes it. */
async function stopProgram(stage: Stage, process: RoleProcess): Promise<void> {
  process.signal('SIGTERM', 'stopped');
  await stage.settle({ something: true, shown: true, met: () => !process.running });
  if (process.running) process.signal('SIGKILL');
  await process.gone();
}

/** Ends a program's input, or sends it a signal. A probe does at once what a program would do then: it is gone. */
async function askToEnd(stage: Stage, move: Extract<PlannedAct, { do: 'end' | 'signal' }>): Promise<boolean> {
  const process = stage.processes.get(move.role);
  stage.log.record({ kind: 'move', ...move, done: process?.running ?? stage.probes !== null });
  if (!process) {
    stage.absent.add(move.role);
    return (await stage.probes?.stop(move.role)) ?? false;
  }
  if (!process.running) return false;
  stage.kernel?.stir(move.role);
  if (move.do === 'end') return await process.endInput();
  process.signal(move.name);
  return true;
}

/** Tells a probe what to do with its connections. */
async function instruct(
  stage: Stage,
  move: Extract<PlannedAct, { do: 'deaf' | 'hears' | 'swallow' | 'close' }>,
): Promise<boolean> {
  const { probes } = stage;
  stage.log.record({ kind: 'move', ...move, done: probes !== null });
  if (move.do === 'close') {
    const isListening = stage.partOf(move.role)?.role.kind.verb === 'listens';
    if (move.how !== 'half' && !isListening) stage.absent.add(move.role);
    return (await probes?.hangUp(move.role, move.how)) ?? false;
  }
  if (move.do === 'deaf') stage.deaf.add(move.role);
  else if (move.do === 'hears') stage.deaf.delete(move.role);
  return (await probes?.attend(move.role, move.do)) ?? false;
}

/** Holds a program, or lets it go on. Windows cannot do that: there the move is not done. */
async function hold(stage: Stage, move: Extract<PlannedAct, { do: PlainAct }>): Promise<boolean> {
  const process = stage.processes.get(move.role);
  const done = process?.running === true && globalThis.process.platform !== 'win32';
  stage.log.record({ kind: 'move', ...move, done });
  if (!done) return false;
  if (move.do === 'pause') {
    process.signal('SIGSTOP');
    stage.paused.add(move.role);
    stage.kernel?.processes.pause(move.role);
    await standsStill(stage, move.role);
  } else {
    process.signal('SIGCONT');
    stage.paused.delete(move.role);
    stage.kernel?.processes.resume(move.role);
  }
  return true;
}

/**
 * Waits until a program that a signal has stopped stands still: on another processor it goes on for a moment, and
 * would still read what is typed next.
 */
async function standsStill({ kernel }: Stage, role: string): Promise<void> {
  const until = performance.now() + STOPPING_MS;
  for (let looks = 1; kernel && !kernel.standstill.isOf(role) && performance.now() < until; looks++)
    await (looks <= QUICK_LOOKS ? turn() : delay(1));
}
