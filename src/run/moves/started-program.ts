import { saysNoMemory } from '../../machine/memory-words.ts';
import type { ExitRecord } from '../../model/trace.ts';
import type { Program } from '../../submission/submission.ts';
import { withoutFill } from '../probe/flood.ts';
import { startChild } from '../role/role-child.ts';
import { RoleProcess } from '../role/role-process.ts';
import { variablesOf } from '../run-values.ts';
import type { Stage } from '../stage.ts';

/** Boots the programs ahead that have their turns in the plan, in the order of those, where that can be done unseen. */
export function bootAhead(stage: Stage): void {
  const { plan, options, bootedAhead } = stage;
  const starts = plan.moves.flatMap((move) => (move.do === 'start' ? [move.role] : []));
  for (const role of new Set(starts)) {
    const program = stage.partOf(role)?.player.by === 'probe' ? undefined : options.programs.get(role);
    // A program that has a folder laid out for it gets it, and is started, in its turn.
    if (program && !stage.folders.isAskedOf(program)) bootedAhead?.boot(asToldTo(stage, program), stage.mark);
  }
}

/**
 * Starts a role's program, and records what it prints and how it ends.
 * @throws where there is no such program, or the machine cannot start another process
 */
export function startProgram(stage: Stage, role: string): void {
  const { plan, options, log, activity, screen } = stage;
  const program = options.programs.get(role);
  if (!program) throw new Error(`no program for ${role}`);
  screen.begin(role);
  stage.kernel?.processes.starting(role);
  const child =
    stage.bootedAhead?.cue(role) ??
    startChild(asToldTo(stage, stage.folders.place(program)), stage.mark, options.isolation);
  const started = new RoleProcess(role, child, options.isolation, plan.limits.outputBytes, {
    printed: (stream, piece) => {
      activity.stir();
      const text = stage.floodBytes > 0 ? withoutFill(piece.text) : piece.text;
      activity.flooded += piece.text.length - text.length;
      if (saysNoMemory(text)) stage.noteRefusedMemory(role);
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
      const reason = reasonFor(stage, role, signal, because);
      if (reason === 'itself' && code !== 0) stage.noteRefusedMemory(role);
      // A program that ends after the first one may only have lost its partner.
      const unprompted = stage.awaitsTimers && reason === 'itself' ? ({ unprompted: true } as const) : {};
      if (reason === 'itself') stage.awaitsTimers = false;
      log.record({ kind: 'exit', role, code, signal, because: reason, ...unprompted });
    },
    stirred: () => activity.stir(),
    drawn: () => activity.touch(),
  });
  stage.processes.set(role, started);
  stage.folders.adopt(role, started.pid);
  // Here the harness's own command could not be started, and not the student's program.
  if (started.pid === 0 && options.isolation.level !== 'none')
    throw new Error('this machine cannot start another process');
}

/** A program with what the lab has it started with. */
function asToldTo(stage: Stage, program: Program): Program {
  const { role, args, env } = program;
  const part = stage.partOf(role);
  const variables = part ? variablesOf(part.role, stage.plan, stage.options.isolation) : {};
  return { ...program, args: [...args, ...(stage.toldTo(role) ?? [])], env: { ...env, ...variables } };
}

/** Why a program ended, as far as the isolation knows more than the program's own end tells. */
function reasonFor(
  stage: Stage,
  role: string,
  signal: string | null,
  because: ExitRecord['because'],
): ExitRecord['because'] {
  const pid = stage.processes.get(role)?.pid;
  if (because !== 'itself' || pid === undefined) return because;
  const { isolation } = stage.options;
  if (isolation.ranOutOfMemory(pid)) return 'memory';
  if (isolation.neverStarted(pid)) stage.trouble = `the sandbox of ${role} could not be made`;
  // giliran has not killed it, and the machine has killed a process for want of memory: most likely this one.
  else if (signal === 'SIGKILL' && stage.hasKilledForMemory)
    stage.trouble = `ENOMEM: the kernel has killed a process while ${role} ran`;
  return because;
}
