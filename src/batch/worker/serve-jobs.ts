import type { Graders } from '../../model/grader.ts';
import { MessageError, message } from '../../model/message.ts';
import { IsolationError } from '../../run/isolation/isolation.ts';
import { JobRunner } from '../job/job-runner.ts';
import type { Assignment } from '../job/workforce.ts';
import type { Answer } from './protocol.ts';

/** How long what is going on may take to end when the coordinator is gone, in milliseconds. */
const END_WITHIN_MS = 5_000;

export interface WorkerPlace {
  readonly graders: Graders;
  readonly projectFolder: string;
  readonly tool: string;
}

/** Does jobs for the process that started this one, until that process lets go or ends, however it ends. */
export function serveJobs(place: WorkerPlace): void {
  const ended = new AbortController();
  const runner = new JobRunner({ ...place, signal: ended.signal });
  let current: Promise<void> = Promise.resolve();
  process.on('message', (assignment: Assignment) => {
    current = current.then(() => serve(runner, assignment, ended.signal));
  });
  process.once('disconnect', () => {
    ended.abort();
    setTimeout(() => process.exit(1), END_WITHIN_MS).unref();
    void current.then(() => runner.close()).finally(() => process.exit(0));
  });
}

async function serve(runner: JobRunner, { job, place }: Assignment, ended: AbortSignal): Promise<void> {
  const answer = await runner.run(job, place).then(
    (result): Answer => ({ kind: 'done', result }),
    (error: unknown): Answer => ({ kind: 'trouble', problem: troubleOf(error) }),
  );
  if (ended.aborted) return;
  process.send?.(answer, undefined, undefined, () => {
    // A coordinator that is gone needs no answer. This process sees that it is gone by the end of the channel.
  });
}

function troubleOf(error: unknown) {
  if (error instanceof IsolationError) return message('grade.no-isolation', { reason: error.userMessage });
  if (error instanceof MessageError) return error.userMessage;
  const reason = error instanceof Error ? error.message : String(error);
  return message('grade.unexpected', { reason });
}
