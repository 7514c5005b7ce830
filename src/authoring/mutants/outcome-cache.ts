import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { valueOfLine } from '../../model/json-line.ts';
import type { Outcome, Trial } from '../verify/trial.ts';
import type { Mutant } from './mutant.ts';

const seen = z.object({
  verdict: z.enum(['pass', 'fail']),
  score: z.number().nullable(),
  maxScore: z.number(),
  checks: z.array(
    z.object({
      id: z.string(),
      status: z.enum(['pass', 'fail', 'skipped', 'inconclusive']),
      score: z.number(),
      maxScore: z.number(),
      leftOut: z.literal(true).optional(),
      cause: z.string().nullable(),
      blame: z.array(z.string()),
    }),
  ),
});

const record = z.object({ key: z.string(), document: seen });

/**
 * What became of mutants that were checked before: a file for each lab, giliran and kind of isolation, with a record a
 * line. Records are added as soon as they are known, so that nothing is lost when the command is interrupted.
 */
export class OutcomeCache {
  private readonly file: string;
  private readonly known = new Map<string, z.infer<typeof seen>>();

  /** @param file where it is kept; nobody else writes it, and it does not exist the first time */
  constructor(file: string) {
    this.file = file;
    if (!existsSync(file)) return;
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      const read = record.safeParse(valueOfLine(line));
      if (read.success) this.known.set(read.data.key, read.data.document);
    }
  }

  /**
   * What became of a mutant when it was last checked; null where it was not, or where less is known than is asked for.
   */
  find(trial: Trial, mutant: Mutant): Outcome | null {
    const document =
      this.known.get(keyOf(mutant, trial, false)) ??
      (trial.untilFailure ? this.known.get(keyOf(mutant, trial, true)) : undefined);
    return document === undefined ? null : { status: 'graded', document };
  }

  /**
   * Keeps what became of a mutant. Results that could not be decided are not kept, since the machine may be the reason.
   */
  keep(trial: Trial, mutant: Mutant, outcome: Outcome): void {
    if (outcome.status === 'ungraded' || outcome.document.verdict === 'inconclusive') return;
    const kept = record.parse({ key: keyOf(mutant, trial, trial.untilFailure), document: outcome.document });
    mkdirSync(dirname(this.file), { recursive: true });
    appendFileSync(this.file, `${JSON.stringify(kept)}\n`);
  }
}

function keyOf({ file, after }: Mutant, { seed, substitution }: Trial, untilFailure: boolean): string {
  const parts = JSON.stringify([file, after, seed, substitution, untilFailure]);
  return createHash('sha256').update(parts).digest('hex');
}
