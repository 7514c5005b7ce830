import { resolve } from 'node:path';
import { graders } from '../../graders/index.ts';
import { Journal } from '../batch/journal/journal.ts';
import { withBatchLock } from '../batch/kept/batch-lock.ts';
import { finishBatch } from '../batch/outputs/finish-batch.ts';
import { readClassAssets, readPageAssets } from '../batch/outputs/page.ts';
import {
  type CheckMove,
  type Move,
  type RegradeReport,
  regradeBatch,
} from '../batch/regrade/regrade-batch.ts';
import { projectFolder } from '../machine/installation.ts';
import { say, visible } from '../messages/say.ts';
import { type Message, message } from '../model/message.ts';
import { alikesIn } from './alikes-in.ts';
import { findLabsOf } from './batch-labs.ts';
import type { Terminal } from './io.ts';

export interface RegradeFlags {
  readonly json?: boolean;
}

/**
 * Grades the stored traces of a batch with its labs as they are now.
 * @returns 0 where all could be, 1 where some stay as they were
 */
export async function regradeCommand(folder: string, flags: RegradeFlags, io: Terminal): Promise<number> {
  const out = resolve(folder);
  // Said before the lock is made: a folder without a batch stays as it is.
  new Journal(out, { to: 'read' }).close();
  return withBatchLock(out, () => regrade(out, flags, io));
}

async function regrade(out: string, flags: RegradeFlags, io: Terminal): Promise<number> {
  const { language, signal } = io;
  const log = (said: Message): void => io.err(`${say(said, language)}\n`);
  const journal = new Journal(out, { to: 'append' });
  try {
    const { labs, missing } = await findLabsOf(journal.session);
    const assets = readPageAssets(projectFolder());
    const report = await regradeBatch({ journal, out, labs, graders, language, assets, signal });
    const classAssets = readClassAssets(projectFolder());
    const alikes = await alikesIn(journal, out, labs, io);
    const { remarks } = finishBatch({ journal, out, labs, alikes, language, assets, classAssets });
    for (const remark of remarks) log(remark);
    for (const lab of missing) log(message('regrade.no-lab', { lab }));
    for (const because of ['scenes', 'no-trace'] as const) {
      const names = report.left.filter((one) => one.because === because).map(({ student }) => student.key);
      if (names.length > 0) log(message(`regrade.left-${because}`, { names }));
    }
    if (flags.json) io.out(`${JSON.stringify({ schema: 1, ...report, missing }, null, 2)}\n`);
    else io.out(moves(report, io));
    return report.left.length === 0 ? 0 : 1;
  } finally {
    journal.close();
  }
}

function moves(report: RegradeReport, { language }: Terminal): string {
  const lines = report.moves.flatMap((move) => [
    say(
      message('regrade.moved', {
        student: move.student.name || move.student.key,
        lab: move.lab,
        old: points(move.old),
        now: points(move.now),
      }),
      language,
    ),
    ...move.checks.map((check) => `  ${visible(check.id)}: ${checkMove(check)}`),
  ]);
  const end = message('regrade.done', { count: report.graded, moved: report.moves.length });
  return `${[...lines, say(end, language)].join('\n')}\n`;
}

function points({ score, maxScore }: Move['old']): string {
  return `${score ?? '?'}/${maxScore}`;
}

function checkMove({ old, now }: CheckMove): string {
  const show = (side: CheckMove['old']): string =>
    side === null ? '–' : `${side.status} ${side.score}/${side.maxScore}`;
  return `${show(old)} → ${show(now)}`;
}
