import { jobId } from '../batch/job/job.ts';
import { Journal } from '../batch/journal/journal.ts';
import { BatchLockedError, withBatchLock } from '../batch/kept/batch-lock.ts';
import { finishBatch, rewritePage } from '../batch/outputs/finish-batch.ts';
import { readClassAssets, readPageAssets } from '../batch/outputs/page.ts';
import { projectFolder } from '../machine/installation.ts';
import { say } from '../messages/say.ts';
import { message } from '../model/message.ts';
import { alikesIn } from './alikes-in.ts';
import { findLabsOf } from './batch-labs.ts';
import type { Terminal } from './io.ts';

/**
 * Writes a batch's outputs anew, or leaves that to the process that is grading just now.
 * @param changed results whose pages are to be written anew too, by `jobId`
 * @returns 0
 */
export async function rewriteBatch(out: string, changed: readonly string[], io: Terminal): Promise<number> {
  try {
    await withBatchLock(out, async () => {
      const journal = new Journal(out, { to: 'append' });
      try {
        const { labs } = await findLabsOf(journal.session);
        const assets = readPageAssets(projectFolder());
        const classAssets = readClassAssets(projectFolder());
        const alikes = await alikesIn(journal, out, labs, io);
        const order = { journal, out, labs, alikes, language: io.language, assets, classAssets };
        const { results, remarks } = finishBatch(order);
        for (const remark of remarks) io.err(`${say(remark, io.language)}\n`);
        for (const result of results)
          if (changed.includes(jobId(result.student.key, result.lab))) rewritePage(order, result);
      } finally {
        journal.close();
      }
    });
  } catch (error) {
    if (!(error instanceof BatchLockedError)) throw error;
    io.err(`${say(message('override.later'), io.language)}\n`);
  }
  return 0;
}
