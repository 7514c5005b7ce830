import { heldAtMost } from './held.ts';
import { LockWatch } from './locks.ts';
import { memoryOf, residentAtMost } from './memory.ts';
import type { RoleProcesses } from './role-processes.ts';

/** Processor time and memory that the programs of a run use. */
export class RoleUsage {
  private readonly processes: RoleProcesses;
  private readonly locks: LockWatch;

  /** @param root a `/proc` that shows them */
  constructor(processes: RoleProcesses, root: string) {
    this.processes = processes;
    this.locks = new LockWatch(`${root}/locks`);
  }

  /** Processor time of a role's processes so far, in milliseconds. */
  cpuMs(role: string): number {
    return this.processes.lineOf(role).reduce((sum, process) => sum + process.cpuMs(), 0);
  }

  /** Processor time of all processes so far, in milliseconds. */
  usedMs(): number {
    let ms = 0;
    for (const process of this.processes.all()) ms += process.cpuMs();
    return ms;
  }

  /**
   * Memory of all programs of the run now, in bytes, with the most that the kernel can hold for them: no role has more.
   * Memory that they share counts for each; the harness's own processes above them have next to none.
   * @param limit the figure is exact only above it
   */
  memoryAtMost(limit: number): number {
    // A look that finds somebody running reads nothing else, so there may be new children.
    this.processes.listProcesses();
    const processes = [...this.processes.all()].filter((process) => !this.processes.isLayer(process));
    const statuses = processes.map((process) => process.status());
    const bytes = statuses.reduce((sum, status) => sum + residentAtMost(status), 0);
    const folders = processes.map(({ shownBy }) => shownBy);
    return bytes + heldAtMost(folders, limit - bytes, this.locks.bytes(), statuses);
  }

  /**
   * Memory of a role's processes now, in bytes.
   * @param limit the figure is exact only above it
   */
  memoryBytes(role: string, limit: number): number {
    const own = this.processes.lineOf(role);
    return memoryOf(
      own.map(({ shownBy }) => shownBy),
      limit,
    );
  }
}
