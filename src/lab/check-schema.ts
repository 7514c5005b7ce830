import * as z from 'zod';
import { SHOWN } from '../model/audience.ts';
import { allCauses } from '../model/cause.ts';
import { bilingual, bilingualOf, id, patterns } from './schema-words.ts';

/** The shape of steps and their checks in a lab file, as written there. */

/** A check's own hint. */
const hint = bilingual.extend({
  cause: z
    .enum(allCauses())
    .optional()
    .describe('given only where the check has failed for this cause: docs/causes.md has all of them'),
});

/** One claim of a step. */
export const check = z.strictObject({
  id: id.describe('the check is called `STEP.CHECK` everywhere'),
  title: bilingualOf('the claim, as a sentence without a full stop'),
  grader: id.describe('what kind of claim it is'),
  with: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
    .optional()
    .describe("the grader's parameters, all of them"),
  subjects: patterns.describe('the roles whose programs the claim is about, and who can be at fault'),
  scenarios: z.array(id).min(1).describe('the scenarios that can decide it, the fullest first'),
  needs: z.array(z.string()).optional().describe('checks (`STEP.CHECK`) without which it cannot hold'),
  points: z.number().min(0).max(100).describe('what it is worth'),
  shown: z
    .enum(SHOWN)
    .optional()
    .describe(
      'when students see the check, and all that comes of it: `always`, `after-due` or `never`; `always` unless given',
    ),
  hints: z.array(hint).optional().describe('hints of its own, each a little plainer than the one before'),
});

/** A step, and what must hold of it. */
export const step = z.strictObject({
  id: id.describe("the step's name"),
  title: bilingualOf('what the step is called'),
  guide: bilingualOf('what to build'),
  explain: bilingualOf('how what it takes works').optional(),
  checks: z.array(check).min(1).describe('what must hold of it'),
});

export type CheckFile = z.infer<typeof check>;
