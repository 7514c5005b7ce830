import { parseQueueAddress } from '../batch/queue/queue-address.ts';
import { serveQueue } from '../batch/queue/serve-queue.ts';
import { jobsAtOnce } from '../batch/worker/jobs-at-once.ts';
import { workerFile } from '../batch/worker/worker-file.ts';
import { projectFolder, toolVersion } from '../machine/installation.ts';
import { sweepTempFolders } from '../machine/temp-folder.ts';
import { say } from '../messages/say.ts';
import { type Message, message } from '../model/message.ts';
import { assertIsolation } from './assert-isolation.ts';
import { parseBatchIsolation, parseNumber } from './batch-options.ts';
import { type Terminal, UseError } from './io.ts';

/** Options of `giliran worker`, as the command line gives them. */
export interface WorkerFlags {
  readonly queue?: string;
  readonly jobs?: string;
  readonly isolation?: string;
}

/**
 * Does the jobs of other machines' batches, until Ctrl-C.
 * @returns 0: that is how it is meant to end
 */
export async function workerCommand(flags: WorkerFlags, io: Terminal): Promise<number> {
  if (flags.queue === undefined) throw new UseError(message('use.missing-argument', { name: '--queue URL' }));
  const address = parseQueueAddress(flags.queue);
  const isolation = parseBatchIsolation(flags.isolation);
  const wish = flags.jobs === undefined ? null : parseNumber('--jobs', flags.jobs, 1);
  const log = (said: Message): void => io.err(`${say(said, io.language)}\n`);
  // A giliran that was killed could not remove its copies of the hand-ins itself.
  sweepTempFolders();
  await assertIsolation(isolation, io);
  let count = 0;
  await serveQueue({
    address,
    key: { tool: toolVersion(), isolation },
    jobs: jobsAtOnce(isolation, wish),
    workerFile: workerFile(projectFolder()),
    log,
    done: () => {
      count++;
    },
    signal: io.signal,
  });
  log(message('queue.served', { count }));
  return 0;
}
