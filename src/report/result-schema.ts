import * as z from 'zod';
import { allCauses } from '../model/cause.ts';

/**
 * The result document's shape for other programs. It mirrors `src/model/result.ts`, and a test holds the two together.
 */

const points = z.number().min(0);
const count = z.int().min(0);

const checkResult = z.strictObject({
  id: z.string().describe('step.check'),
  step: z.string(),
  title: z.string(),
  status: z.enum(['pass', 'fail', 'skipped', 'inconclusive']),
  score: points,
  maxScore: points,
  leftOut: z
    .literal(true)
    .optional()
    .describe(
      'set where the machine does not offer what the check rests on: the others are scaled to all points',
    ),
  shown: z
    .enum(['after-due', 'never'])
    .optional()
    .describe('when students may see the check; left out for always'),
  cause: z.enum(allCauses()).nullable().describe('stable id of what went wrong'),
  blame: z.array(z.string()).readonly().describe('roles at fault; empty where the evidence names none'),
  message: z.string().nullable(),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  why: z
    .array(z.string())
    .readonly()
    .describe('what the programs were doing, and what replacing one of them showed'),
  hint: z.string().nullable().describe('a question to look at; giliran hint has plainer ones'),
  evidence: z.array(count).readonly().describe('numbers of the trace records that the verdict rests on'),
  run: z.string().nullable().describe('the run that decided it'),
  cast: z
    .record(z.string(), z.string())
    .readonly()
    .describe("roles that others than the student's programs played in that run, with who did"),
});

export const resultDocument = z.strictObject({
  schema: z.literal(1),
  lab: z.string(),
  submission: z.string().describe('the folder that was checked'),
  seed: count,
  verdict: z.enum(['pass', 'fail', 'inconclusive']),
  score: points.nullable().describe('null where the verdict is inconclusive'),
  maxScore: points,
  durationMs: count,
  trace: z.string().nullable().describe('the trace file'),
  settled: z
    .strictObject({ kernel: count, timer: count, idle: count })
    .describe('moves by what settled them'),
  notes: z.array(z.string()).readonly(),
  hidden: z
    .strictObject({
      checks: count,
      points,
      later: z
        .strictObject({ checks: count, points })
        .readonly()
        .describe('of these, what is shown after the due date'),
      due: z.string().nullable().describe('when the lab is due, as its file says it'),
    })
    .readonly()
    .optional()
    .describe('checks that are not shown here; maxScore and score are of the others'),
  forStudents: z
    .strictObject({
      due: z.string().nullable(),
      notes: z
        .strictObject({
          'before-due': z.array(z.string()).readonly(),
          'after-due': z.array(z.string()).readonly(),
        })
        .readonly(),
    })
    .readonly()
    .optional()
    .describe(
      'with --hidden, of a lab that keeps checks from students: the notes that they get before and after the due date',
    ),
  checks: z.array(checkResult).readonly(),
});

/** The JSON Schema of what `giliran check --json` prints. */
export function resultJsonSchema(): unknown {
  const schema = z.toJSONSchema(resultDocument, { target: 'draft-7' });
  return { ...schema, title: 'giliran result document' };
}
