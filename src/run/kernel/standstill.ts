import type { PlacedThread, RoleProcesses } from './role-processes.ts';

/** Tells whether roles that were told to stop have stopped. */
export class Standstill {
  private readonly processes: RoleProcesses;
  /** A thread that still went on when this was last asked. */
  private mover: PlacedThread | null = null;

  constructor(processes: RoleProcesses) {
    this.processes = processes;
  }

  /** Whether the signal that stops a role has reached every thread of it: until then they may go on for a moment. */
  isOf(role: string): boolean {
    // The thread that went on the last time is asked first: most often it still does.
    if (this.mover && this.processes.isThere(this.mover) && !this.mover.thread.standsStill()) return false;
    this.mover = this.moverOf(role);
    if (this.mover) return false;
    // New threads may have come since they were last listed.
    for (const process of this.processes.of(role)) process.doubt();
    this.processes.refresh();
    this.mover = this.moverOf(role);
    return this.mover === null;
  }

  /** A thread of a role that no signal has stopped; null where all stand still. */
  private moverOf(role: string): PlacedThread | null {
    for (const process of this.processes.of(role))
      for (const thread of process.threads.values()) if (!thread.standsStill()) return { process, thread };
    return null;
  }
}
