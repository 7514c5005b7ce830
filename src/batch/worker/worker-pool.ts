import { message } from '../../model/message.ts';
import type { JobResult } from '../job/job.ts';
import { type Assignment, WorkerError, type Workforce } from '../job/workforce.ts';
import { WorkerProcess } from './worker-process.ts';

/** Longer than any check can take whose runs keep to their limits, in milliseconds for each seed. */
const LIMIT_MS = 30 * 60_000;

/** A job that waits for a worker. */
interface Waiter {
  readonly take: (worker: WorkerProcess) => void;
  readonly giveUp: (error: WorkerError) => void;
}

/** A number of worker processes, started when they are needed, and again where one has died. */
export class WorkerPool implements Workforce {
  private readonly file: string;
  private readonly size: number;
  private readonly idle: WorkerProcess[] = [];
  private readonly all = new Set<WorkerProcess>();
  private readonly waiting: Waiter[] = [];
  private isClosed = false;

  /** @param file the built worker */
  constructor(file: string, size: number) {
    this.file = file;
    this.size = size;
  }

  /**
   * Has a job done, by two workers one after another where the first fails.
   * @throws WorkerError where both do
   */
  async run(assignment: Assignment): Promise<JobResult> {
    try {
      return await this.runOnce(assignment);
    } catch (error) {
      if (!(error instanceof WorkerError) || this.isClosed) throw error;
      return this.runOnce(assignment);
    }
  }

  /** Ends all workers, with whatever they are doing; jobs that wait for one fail. */
  async close(): Promise<void> {
    this.isClosed = true;
    for (const { giveUp } of this.waiting.splice(0)) giveUp(closed());
    await Promise.all([...this.all].map((worker) => worker.close()));
  }

  private async runOnce(assignment: Assignment): Promise<JobResult> {
    const worker = await this.take();
    try {
      return await worker.do(assignment, LIMIT_MS * assignment.job.seeds.length);
    } finally {
      this.giveBack(worker);
    }
  }

  private async take(): Promise<WorkerProcess> {
    if (this.isClosed) throw closed();
    const free = this.idle.pop();
    if (free?.isAlive) return free;
    if (free) this.all.delete(free);
    if (this.all.size < this.size) return this.start();
    return new Promise((take, giveUp) => this.waiting.push({ take, giveUp }));
  }

  private giveBack(worker: WorkerProcess): void {
    const usable = worker.isAlive && !this.isClosed ? worker : this.replace(worker);
    if (!usable) return;
    const next = this.waiting.shift();
    if (next) next.take(usable);
    else this.idle.push(usable);
  }

  /** Starts another worker for one that has died, where a job waits for it. */
  private replace(worker: WorkerProcess): WorkerProcess | null {
    if (this.isClosed) return null;
    this.all.delete(worker);
    return this.waiting.length > 0 ? this.start() : null;
  }

  private start(): WorkerProcess {
    const worker = new WorkerProcess(this.file);
    this.all.add(worker);
    return worker;
  }
}

function closed(): WorkerError {
  return new WorkerError(message('grade.workers-closed'));
}
