import { findAlikes } from '../batch/alike/find-alikes.ts';
import type { Journal } from '../batch/journal/journal.ts';
import { readRules } from '../batch/marks/rules.ts';
import { turnTaker } from '../machine/turn-taker.ts';
import { say } from '../messages/say.ts';
import type { LabAlikes } from '../model/alike.ts';
import type { Lab } from '../model/lab.ts';
import { message } from '../model/message.ts';
import type { Terminal } from './io.ts';
import { showProgress } from './progress.ts';

/**
 * Compares the hand-ins of a batch, and shows that it goes on.
 * @returns nothing where that was not wanted, or was broken off: the other outputs are written all the same
 */
export async function alikesIn(
  journal: Journal,
  out: string,
  labs: ReadonlyMap<string, Lab>,
  io: Terminal,
): Promise<readonly LabAlikes[]> {
  if (!readRules(out).alike || io.signal.aborted) return [];
  const done = showProgress(io, say(message('alike.comparing'), io.language));
  try {
    return await findAlikes({ journal, out, labs, breathe: turnTaker(io.signal) });
  } catch (error) {
    if (!io.signal.aborted) throw error;
    return [];
  } finally {
    done();
  }
}
