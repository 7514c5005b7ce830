import { execa } from 'execa';
import type { Program } from '../../submission/submission.ts';
import type { Isolation, Wrapped } from '../isolation/isolation.ts';
import { RUN_MARK } from '../isolation/shared-network.ts';

/** The process that was started for a role. */
export interface RoleChild {
  readonly process: ReturnType<typeof spawn>;
  /** 0 where it could not be started: the process's result says why. */
  readonly pid: number;
}

/** Starts a command with pipes on all three streams, and nothing of our own environment. */
function spawn({ command, args, cwd, env }: Wrapped) {
  return execa(command, args, {
    reject: false,
    buffer: false,
    stdin: 'pipe',
    stdout: 'pipe',
    stderr: 'pipe',
    extendEnv: false,
    detached: process.platform !== 'win32',
    cleanup: true,
    env: { ...env },
    cwd,
  });
}

/** Starts a role's program in a run's isolation. */
export function startChild(program: Program, mark: string, isolation: Isolation): RoleChild {
  const env = { ...program.env, GILIRAN_ROLE: program.role, [RUN_MARK]: mark };
  const child = spawn(isolation.wrap({ ...program, env, host: program.role }));
  const pid = child.pid ?? 0;
  if (pid !== 0) isolation.adopt(pid);
  // A program may close its input, or be gone: what is typed then is lost, and that is no error of ours.
  child.stdin?.on('error', () => {});
  // The result says that it could not be started.
  child.on('error', () => {});
  return { process: child, pid };
}
