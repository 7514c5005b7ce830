import { tryIsolation } from '../assessment/isolations.ts';
import type { BatchIsolation } from '../batch/job/job.ts';
import { projectFolder } from '../machine/installation.ts';
import { say } from '../messages/say.ts';
import { message } from '../model/message.ts';
import { type Terminal, UseError } from './io.ts';

/**
 * Refuses to run where the isolation that was asked for cannot be had, and warns where a weaker one was asked for.
 */
export async function assertIsolation(isolation: BatchIsolation, io: Terminal): Promise<void> {
  if (isolation !== 'sandbox') io.err(`${say(message(`grade.warn-${isolation}`), io.language)}\n`);
  if (isolation === 'none') return;
  const confined =
    isolation === 'sandbox' ? (await import('../assessment/confine.ts')).confine(projectFolder()) : null;
  const { refusal } = await tryIsolation(isolation, confined?.sandboxes);
  if (refusal === null) return;
  const id = isolation === 'sandbox' ? 'grade.no-sandbox' : 'grade.no-network';
  throw new UseError(message(id, { reason: refusal.userMessage }));
}
