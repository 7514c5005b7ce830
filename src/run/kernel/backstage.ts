import { OUTSIDE } from './process-stat.ts';

/** What tells whether a process is backstage. */
interface Seen {
  readonly pid: string;
  readonly parent: string;
  readonly role: string | null;
}

/**
 * Processes that were booted ahead and whose turn has not come. They have run nothing of the student's, have no
 * sockets,
 * and wait for nobody but the harness, so that nothing of the scene can wake them, or be woken by them.
 *
 * A process is recognised by its place in the tree, and never by what a program could say of itself: only the harness's
 * own children have a parent outside of the run's process namespace; where there is no such namespace, their pids are
 * known.
 */
export class Backstage {
  /** Pids of the roles' own processes, where the harness knows them. */
  private readonly roles = new Map<string, string | null>();
  /** The role of each process, with the last moment (`performance.now()`) at which it was not there yet. */
  private readonly found = new Map<string, { readonly role: string; readonly bornAfter: number }>();

  /** @param pid of the role's own process, as the run's `/proc` shows it; null where it is known by its parent */
  keep(role: string, pid: string | null): void {
    this.roles.set(role, pid);
  }

  letGo(role: string): void {
    this.roles.delete(role);
  }

  get isEmpty(): boolean {
    return this.roles.size === 0;
  }

  /** Whether a process was found to be backstage, and still is. */
  has(pid: string): boolean {
    const found = this.found.get(pid);
    return found !== undefined && this.roles.has(found.role);
  }

  /** Takes in a process if it belongs here. @returns whether it does */
  takes({ pid, parent, role }: Seen, bornAfter: number): boolean {
    const line = this.lineOf(pid, parent, role);
    if (line === null) return false;
    this.found.set(pid, { role: line, bornAfter });
    return true;
  }

  /** The last moment at which a process that has left here was not there yet; null where none has left. */
  bornAfter(pid: string): number | null {
    return this.found.get(pid)?.bornAfter ?? null;
  }

  /** Forgets who is gone. */
  keepOnly(pids: readonly string[]): void {
    for (const pid of this.found.keys()) if (!pids.includes(pid)) this.found.delete(pid);
  }

  /** The backstage role that a process belongs to: as the role's own process, or below it. */
  private lineOf(pid: string, parent: string, role: string | null): string | null {
    const above = this.found.get(parent)?.role;
    if (above !== undefined && this.roles.has(above)) return above;
    for (const [kept, own] of this.roles)
      if (own === null ? parent === OUTSIDE && role === kept : own === pid) return kept;
    return null;
  }
}
