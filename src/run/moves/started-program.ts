import { saysNoMemory } from '../../machine/memory-words.ts';
import type { ExitRecord } from '../../model/trace.ts';
import type { Program } from '../../submission/submission.ts';
import { withoutFill } from '../probe/flood.ts';
import { startChild } from '../role/role-child.ts';
import { RoleProcess } from '../role/role-process.ts';
import type { RunState } from '../run-state.ts';
import { variablesOf } from '../run-values.ts';

/** Boots the programs ahead that have their turns in the plan, in the order of those, where that can be done unseen. */
export function bootAhead(state: RunState): void {
  const { plan, options, bootedAhead } = state;
  const starts = plan.moves.flatMap((move) => (move.do === 'start' ? [move.role] : []));
  for (const role of new Set(starts)) {
    const program = state.partOf(role)?.player.by === 'probe' ? undefined : options.programs.get(role);
    // A program that has a folder laid out for it gets it, and is started, in its turn.
    if (program && !state.folders.isAskedOf(program)) bootedAhead?.boot(asToldTo(state, program), state.mark);
  }
}

/**
 * Starts a role's program, and records what it prints and how it ends.
 * @throws where there is no such program, or the machine cannot start another process
 */
export function startProgram(state: RunState, role: string): void {
  const { plan, options, log, activity, screen } = state;
  const program = options.programs.get(role);
  if (!program) throw new Error(`no program for ${role}`);
  screen.begin(role);
  state.kernel?.processes.starting(role);
  const child =
    state.bootedAhead?.cue(role) ??
    startChild(asToldTo(state, state.folders.place(program)), state.mark, options.isolation);
  const started = new RoleProcess(role, child, options.isolation, plan.limits.outputBytes, {
    printed: (stream, piece) => {
      activity.stir();
      const text = state.floodBytes > 0 ? withoutFill(piece.text) : piece.text;
      activity.flooded += piece.text.length - text.length;
      if (saysNoMemory(text)) state.noteRefusedMemory(role);
      const line = screen.print(role, stream, { ...piece, text });
      const replaces = piece.replaces === undefined ? null : screen.lineOf(role, stream, piece.replaces);
      log.record({
        kind: 'print',
        role,
        stream,
        text,
        line,
        ended: piece.ended,
        ...(replaces === null ? {} : { replaces }),
        ...(piece.again ? { again: true } : {}),
      });
    },
    erased: (stream, text) => log.record({ kind: 'erased', role, stream, text }),
    ended: (code, signal, because) => {
      activity.stir();
      const reason = reasonFor(state, role, signal, because);
      if (reason === 'itself' && code !== 0) state.noteRefusedMemory(role);
      // A program that ends after the first one may only have lost its partner.
      const unprompted = state.awaitsTimers && reason === 'itself' ? ({ unprompted: true } as const) : {};
      if (reason === 'itself') state.awaitsTimers = false;
      log.record({ kind: 'exit', role, code, signal, because: reason, ...unprompted });
    },
    stirred: () => activity.stir(),
    drawn: () => activity.touch(),
  });
  state.processes.set(role, started);
  state.folders.adopt(role, started.pid);
  // Here the harness's own command could not be started, and not the student's program.
  if (started.pid === 0 && options.isolation.level !== 'none')
    throw new Error('this machine cannot start another process');
}

/** A program with what the lab has it started with. */
function asToldTo(state: RunState, program: Program): Program {
  const { role, args, env } = program;
  const part = state.partOf(role);
  const variables = part ? variablesOf(part.role, state.plan, state.options.isolation) : {};
  return { ...program, args: [...args, ...(state.toldTo(role) ?? [])], env: { ...env, ...variables } };
}

/** Why a program ended, as far as the isolation knows more than the program's own end tells. */
function reasonFor(
  state: RunState,
  role: string,
  signal: string | null,
  because: ExitRecord['because'],
): ExitRecord['because'] {
  const pid = state.processes.get(role)?.pid;
  if (because !== 'itself' || pid === undefined) return because;
  const { isolation } = state.options;
  if (isolation.ranOutOfMemory(pid)) return 'memory';
  if (isolation.neverStarted(pid)) state.trouble = `the sandbox of ${role} could not be made`;
  // giliran has not killed it, and the machine has killed a process for want of memory: most likely this one.
  else if (signal === 'SIGKILL' && state.hasKilledForMemory)
    state.trouble = `ENOMEM: the kernel has killed a process while ${role} ran`;
  return because;
}
