import * as z from 'zod';
import type { LintedLab } from './lint-lab.ts';

/** The shape of what `giliran lab lint --json` prints. The descriptions of keys are in docs/lint.schema.json. */

const problem = z.strictObject({
  severity: z
    .enum(['error', 'warning'])
    .describe('an `error` keeps the lab, or one of its checks, from working'),
  code: z.string().describe('what kind of problem it is: a name that does not change'),
  message: z.string().describe('what was expected, what was found and what to do, in English'),
  file: z.string().describe('the file that says it, which may be one that the lab extends'),
  line: z.int().min(1).describe('its line, from 1'),
  column: z.int().min(1).describe('its column in UTF-16 code units, from 1'),
  source: z.string().describe('the text of that line'),
});

const lintDocument = z.strictObject({
  version: z.literal(1).describe('of this shape'),
  errors: z.int().min(0).describe('how many errors there are in all labs'),
  warnings: z.int().min(0).describe('how many warnings there are in all labs'),
  labs: z.array(
    z.strictObject({
      lab: z.string().nullable().describe("the lab's id; null where its file cannot be read as a lab"),
      file: z.string().describe('the absolute path of its file'),
      problems: z.array(problem).describe('in the order in which they stand'),
    }),
  ),
});

/** What `giliran lab lint --json` prints. */
export type LintDocument = z.infer<typeof lintDocument>;

/** The document for some labs, with its counts. */
export function lintDocumentOf(labs: readonly LintedLab[]): LintDocument {
  const count = (severity: string): number =>
    labs.flatMap(({ problems }) => problems).filter((problem) => problem.severity === severity).length;
  return {
    version: 1,
    errors: count('error'),
    warnings: count('warning'),
    labs: labs.map(({ lab, file, problems }) => ({
      lab,
      file,
      problems: problems.map(({ severity, code, text, place }) => ({
        severity,
        code,
        message: text,
        file: place.file,
        line: place.line,
        column: place.column,
        source: place.source,
      })),
    })),
  };
}

/** The JSON Schema of the document. */
export function lintJsonSchema(): unknown {
  return {
    ...z.toJSONSchema(lintDocument, { target: 'draft-7' }),
    title: 'What giliran lab lint --json prints',
  };
}
