import { setTimeout as delay, setImmediate as turn } from 'node:timers/promises';
import type { PlannedAct, PlannedMove, PlannedSay } from '../../lab/planned-move.ts';
import type { PlainAct } from '../../model/lab.ts';
import { unreachable } from '../../model/unreachable.ts';
import type { RoleProcess } from '../role/role-process.ts';
import type { RunState } from '../run-state.ts';
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
  state: RunState,
  moves: readonly PlannedMove[],
  first: number,
): Promise<readonly Act[]> {
  const [only] = moves;
  if (only && moves.length === 1) return [await make(state, only, [])];
  if (moves.some((move) => move.do === 'say')) await state.probes?.allTurns();
  const acts: Promise<Act>[] = [];
  let joined: PlannedSay[] = [];
  for (const [at, move] of moves.entries()) {
    state.log.move = first + at;
    acts.push(make(state, move, joined));
    joined = move.do === 'say' && move.joined ? [...joined, move] : [];
  }
  return await Promise.all(acts);
}

/**
 * Makes a move.
 * @param joined lines before this one that are written with it
 */
async function make(state: RunState, move: PlannedMove, joined: readonly PlannedSay[]): Promise<Act> {
  switch (move.do) {
    case 'start':
      return { done: await start(state, move), settles: true };
    case 'stop':
      return { done: await stop(state, move), settles: true };
    case 'pause':
    case 'resume': {
      const done = await hold(state, move);
      return { done, settles: done && move.do === 'resume' };
    }
    case 'say':
      return { done: await say(state, move, joined), settles: true };
    case 'send':
      return { done: await send(state, move), settles: true };
    case 'end':
    case 'signal':
      return { done: await askToEnd(state, move), settles: true };
    case 'deaf':
    case 'hears':
    case 'swallow':
    case 'close':
      return { done: await instruct(state, move), settles: true };
    case 'wait': {
      const { withinMs: _, pattern, ...waited } = move;
      const text = [waited.text, pattern ?? ''].filter((part) => part !== '').join(' ');
      state.log.record({ kind: 'move', ...waited, text, done: true });
      return { done: true, settles: true };
    }
    default:
      return unreachable(move);
  }
}

async function start(state: RunState, move: PlannedAct): Promise<boolean> {
  const part = state.partOf(move.role);
  state.started.add(move.role);
  state.absent.delete(move.role);
  state.deaf.delete(move.role);
  state.log.record({ kind: 'move', ...move, done: true });
  if (part?.player.by === 'probe')
    return (await state.probes?.start(part.role, state.plan.replaced.includes(move.role))) ?? false;
  state.log.flush();
  startProgram(state, move.role);
  return true;
}

async function stop(state: RunState, move: PlannedAct): Promise<boolean> {
  const process = state.processes.get(move.role);
  state.log.record({ kind: 'move', ...move, done: process?.running ?? true });
  state.absent.add(move.role);
  if (!process) return (await state.probes?.stop(move.role)) ?? false;
  if (process.running) await stopProgram(state, process);
  return true;
}

/** Asks a program to end; when the scene has settled and it still runs, makes it. */
async function stopProgram(state: RunState, process: RoleProcess): Promise<void> {
  process.signal('SIGTERM', 'stopped');
  await state.settle({ something: true, shown: true, met: () => !process.running });
  if (process.running) process.signal('SIGKILL');
  await process.gone();
}

/** Ends a program's input, or sends it a signal. A probe does at once what a program would do then: it is gone. */
async function askToEnd(
  state: RunState,
  move: Extract<PlannedAct, { do: 'end' | 'signal' }>,
): Promise<boolean> {
  const process = state.processes.get(move.role);
  state.log.record({ kind: 'move', ...move, done: process?.running ?? state.probes !== null });
  if (!process) {
    state.absent.add(move.role);
    return (await state.probes?.stop(move.role)) ?? false;
  }
  if (!process.running) return false;
  state.kernel?.stir(move.role);
  if (move.do === 'end') return await process.endInput();
  process.signal(move.name);
  return true;
}

/** Tells a probe what to do with its connections. */
async function instruct(
  state: RunState,
  move: Extract<PlannedAct, { do: 'deaf' | 'hears' | 'swallow' | 'close' }>,
): Promise<boolean> {
  const { probes } = state;
  state.log.record({ kind: 'move', ...move, done: probes !== null });
  if (move.do === 'close') {
    const isListening = state.partOf(move.role)?.role.kind.verb === 'listens';
    if (move.how !== 'half' && !isListening) state.absent.add(move.role);
    return (await probes?.hangUp(move.role, move.how)) ?? false;
  }
  if (move.do === 'deaf') state.deaf.add(move.role);
  else if (move.do === 'hears') state.deaf.delete(move.role);
  return (await probes?.attend(move.role, move.do)) ?? false;
}

/** Holds a program, or lets it go on. Windows cannot do that: there the move is not done. */
async function hold(state: RunState, move: Extract<PlannedAct, { do: PlainAct }>): Promise<boolean> {
  const process = state.processes.get(move.role);
  const done = process?.running === true && globalThis.process.platform !== 'win32';
  state.log.record({ kind: 'move', ...move, done });
  if (!done) return false;
  if (move.do === 'pause') {
    process.signal('SIGSTOP');
    state.paused.add(move.role);
    state.kernel?.processes.pause(move.role);
    await standsStill(state, move.role);
  } else {
    process.signal('SIGCONT');
    state.paused.delete(move.role);
    state.kernel?.processes.resume(move.role);
  }
  return true;
}

/**
 * Waits until a program that a signal has stopped stands still: on another processor it goes on for a moment, and
 * would still read what is typed next.
 */
async function standsStill({ kernel }: RunState, role: string): Promise<void> {
  const until = performance.now() + STOPPING_MS;
  for (let looks = 1; kernel && !kernel.standstill.isOf(role) && performance.now() < until; looks++)
    await (looks <= QUICK_LOOKS ? turn() : delay(1));
}
