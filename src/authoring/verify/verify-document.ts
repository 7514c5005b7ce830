import * as z from 'zod';
import type { CostMatrix } from '../costs/cost-matrix.ts';
import { untoldOf } from '../mutants/run-mutants.ts';
import { unifiedDiff } from '../mutants/unified-diff.ts';
import { CLAIM_IDS } from './claims.ts';
import type { Verification } from './verify.ts';

/** The shape of what `giliran lab verify --json` prints. The descriptions of keys are in docs/verify.schema.json. */

const count = (means: string) => z.int().min(0).describe(means);

const claim = z.strictObject({
  id: z.enum(CLAIM_IDS).describe('which claim it is: a name that does not change'),
  title: z.string().describe('what the lab must be shown to do, in English'),
  tried: count('how many submissions, or checks, it was tried with'),
  problems: z
    .array(
      z.strictObject({
        about: z.string().describe('the submission, or the check, that it is about'),
        lines: z.array(z.string()).describe('what does not hold'),
        again: z
          .strictObject({ folder: z.string(), seed: z.int() })
          .nullable()
          .describe('the submission and the seed that show it again; null where no one check does'),
      }),
    )
    .describe('what speaks against it; the claim holds where there is nothing'),
  notes: z.array(z.string()).describe('what people are to look at, and which speaks for nothing by itself'),
});

const survivor = z.strictObject({
  name: z.string().describe('as --only takes it'),
  file: z.string().describe("in the reference's folder"),
  line: z.int().min(1).describe('the line that it begins in, from 1'),
  operator: z.string().describe('which kind of mistake it is'),
  fate: z.enum(['survived', 'unclear']).describe('`unclear`: no check fails, and some could not be told'),
  untold: z
    .array(
      z.strictObject({
        id: z.string().describe("the check's id"),
        why: z.string().nullable().describe('why not, as people are told; null where nothing is said of it'),
      }),
    )
    .describe('checks that could not be told; none where it survived'),
  because: z.string().nullable().describe('why the lab file sets it free; null where it does not'),
  diff: z.array(z.string()).describe('what was changed, as lines of a unified diff'),
});

const costs = z.strictObject({
  checks: z.array(
    z.strictObject({
      id: z.string(),
      points: z.number(),
      fails: count('for how many mistakes it fails'),
      alone: count('for how many it alone does'),
    }),
  ),
  mistakes: z
    .array(
      z.strictObject({
        name: z.string().describe('the submission, or the mutant'),
        kind: z.string().describe('what it is counted with: mutants of one operator, a submission by itself'),
        lost: z.number().describe('points'),
        fails: z.array(z.string()).describe('ids of the checks that fail'),
        without: z.array(z.string()).describe('ids of those whose points are lost with them'),
      }),
    )
    .describe('the dearest first'),
  neverAlone: z.array(z.string()).describe('ids of checks that never decide without another one'),
  together: z
    .array(z.strictObject({ ids: z.tuple([z.string(), z.string()]), times: count('how often') }))
    .describe('checks, two by two, whose points are always lost together'),
});

/** What `giliran lab verify --json` prints. */
export const verifyDocument = z.strictObject({
  schema: z.literal(1).describe('the version of this shape'),
  lab: z.string().describe("the lab's id"),
  trials: count('how many checks were made'),
  claims: z.array(claim).describe('the lab is verified where none has a problem'),
  mutants: z.strictObject({
    caught: count('for which some check fails'),
    survived: count('for which none does, and which no mark sets free'),
    free: count('for which none does, and which the lab file sets free'),
    wording: count('which were not run: they change the wording of prompts, logs and errors alone'),
    noProgram: count('which could not be graded at all'),
    survivors: z.array(survivor).describe('those that no check fails for'),
  }),
  costs: costs.optional().describe('with --costs: what each mistake costs'),
});

export type VerifyDocument = z.infer<typeof verifyDocument>;

/** @param costs what mistakes cost; null where that was not asked for */
export function verifyDocumentOf(
  lab: string,
  { claims, trials, counts, mutants }: Verification,
  costs: CostMatrix | null,
): VerifyDocument {
  const survivors = mutants.flatMap((run) => {
    const { mutant, fate, free } = run;
    return fate === 'survived' || fate === 'unclear'
      ? [
          {
            name: mutant.name,
            file: mutant.file,
            line: mutant.line,
            operator: mutant.operator,
            fate,
            untold: fate === 'unclear' ? [...untoldOf(run)] : [],
            because: free?.because ?? null,
            diff: [...unifiedDiff(mutant.file, mutant.before, mutant.after)],
          },
        ]
      : [];
  });
  return {
    schema: 1,
    lab,
    trials,
    claims: claims.map(({ id, title, tried, problems, notes }) => ({
      ...{ id, title, tried, notes: [...notes] },
      problems: problems.map(({ about, lines, again }) => ({
        about,
        lines: [...lines],
        again: again === null ? null : { folder: again.folder, seed: again.seed },
      })),
    })),
    mutants: { ...counts, survivors },
    ...(costs === null ? {} : { costs: plain(costs) }),
  };
}

function plain({ checks, mistakes, neverAlone, together }: CostMatrix): NonNullable<VerifyDocument['costs']> {
  return {
    checks: [...checks],
    mistakes: mistakes.map((mistake) => ({
      ...mistake,
      fails: [...mistake.fails],
      without: [...mistake.without],
    })),
    neverAlone: [...neverAlone],
    together: together.map(({ ids: [one, other], times }) => ({ ids: [one, other], times })),
  };
}

/** The JSON Schema of the document. */
export function verifyJsonSchema(): unknown {
  return {
    ...z.toJSONSchema(verifyDocument, { target: 'draft-7' }),
    title: 'What giliran lab verify --json prints',
  };
}
