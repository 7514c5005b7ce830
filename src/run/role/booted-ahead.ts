import { CUE } from '../../model/cue.ts';
import type { Program } from '../../submission/submission.ts';
import type { Isolation } from '../isolation/isolation.ts';
import type { RoleProcesses } from '../kernel/role-processes.ts';
import { type RoleChild, startChild } from './role-child.ts';

/**
 * Variables that node itself reads, for instance to load a file before the program, which booting ahead does not
 * expect.
 */
const OF_NODE = /^NODE_/;

/**
 * Programs whose runtimes are booting or booted, and that wait for their start before the first line of the student's
 * code.
 */
export class BootedAhead {
  private readonly isolation: Isolation;
  private readonly processes: RoleProcesses;
  private readonly children = new Map<string, RoleChild>();

  /** @param processes of the run, which show no part of them before their start */
  constructor(isolation: Isolation, processes: RoleProcesses) {
    this.isolation = isolation;
    this.processes = processes;
  }

  /**
   * Boots a program as far as that can be done unseen; else it is started in its turn.
   * @param mark of the run's processes
   */
  boot(program: Program, mark: string): void {
    const { isolation, processes, children } = this;
    const { role, env } = program;
    if (!program.takesCue || !isolation.hasRoomApart || Object.keys(env).some((name) => OF_NODE.test(name)))
      return;
    const child = startChild({ ...program, env: { ...env, [CUE]: '' } }, mark, isolation);
    if (child.pid === 0) return;
    processes.keepBackstage(role, isolation.level === 'none' ? String(child.pid) : null);
    // What it prints before its turn is read when its turn has come.
    child.process.stdout.pause();
    child.process.stderr.pause();
    children.set(role, child);
  }

  /**
   * Lets a program start: it is part of the scene from here on.
   * @returns null where none is ready, and the program must be started
   */
  cue(role: string): RoleChild | null {
    const child = this.children.get(role);
    if (!child) return null;
    this.children.delete(role);
    this.processes.leaveBackstage(role);
    const { exitCode, signalCode, stdin } = child.process;
    if (exitCode === null && signalCode === null && stdin.writable) {
      stdin.write('\n');
      return child;
    }
    drop(child);
    return null;
  }

  /** A program whose turn has not come ends without having run. */
  close(): void {
    for (const child of this.children.values()) drop(child);
    this.children.clear();
  }
}

/** Ends a keyboard, and with it the program that waits there for its start. */
function drop({ process }: RoleChild): void {
  process.stdin.destroy();
  process.stdout.resume();
  process.stderr.resume();
}
