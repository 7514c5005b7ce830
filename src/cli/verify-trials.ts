import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome, RunTrial, Trial } from '../authoring/verify/trial.ts';
import type { BatchIsolation } from '../batch/job/job.ts';
import { WorkerError } from '../batch/job/workforce.ts';
import type { WorkerPool } from '../batch/worker/worker-pool.ts';
import { say } from '../messages/say.ts';
import type { Lab } from '../model/lab.ts';
import type { Terminal } from './io.ts';

interface Trials {
  readonly lab: Lab;
  readonly isolation: BatchIsolation;
  readonly work: string;
  readonly io: Terminal;
}

/** Has trials done as a class's submissions are, by processes that last. */
export function trialsBy(pool: WorkerPool, { lab, isolation, work, io }: Trials): RunTrial {
  let number = 0;
  return async ({ name, folder, seed, substitution, untilFailure, isHostile }: Trial): Promise<Outcome> => {
    const key = String(++number);
    const { signal, language } = io;
    signal.throwIfAborted();
    try {
      const result = await pool.run({
        job: {
          student: { key, name, id: null, email: null },
          lab,
          seeds: [seed],
          map: {},
          substitution,
          ...(untilFailure ? { untilFailure } : {}),
          isolation: isHostile ? 'sandbox' : isolation,
          remarks: [],
          language,
          traces: [join('traces', `${key}.jsonl`)],
          page: join('pages', `${key}.html`),
        },
        place: { submission: folder, out: work },
      });
      // What was seen is in the result; a class of traces would fill the disk.
      rmSync(join(work, 'traces', `${key}.jsonl`), { force: true });
      rmSync(join(work, 'pages', `${key}.html`), { force: true });
      if (result.status === 'graded') return result;
      return { status: 'ungraded', problem: say(result.problem, language) };
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof WorkerError)) throw error;
      return { status: 'ungraded', problem: say(error.userMessage, language) };
    }
  };
}
