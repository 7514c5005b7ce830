import * as z from 'zod';
import { type Graders, PARAM_KINDS } from '../model/grader.ts';
import { check, step } from './check-schema.ts';
import { DEFAULT_LIMITS } from './default-limits.ts';
import { graderSchema } from './grader-schema.ts';
import { role } from './role-schema.ts';
import { bilingual, bilingualOf, id } from './schema-words.ts';
import { scenario, values } from './script-schema.ts';

/**
 * The shape of a lab file, as it is written. Unknown keys are errors everywhere. The descriptions of keys are shown by
 * editors and in docs/reference.md.
 */

/** A day; timers cannot be set for much longer. */
const MAX_SECONDS = 86_400;
/** As much as a run's memory and trace can hold. */
const MAX_BYTES = 100_000_000;

/** @param most the limit where the lab gives none, in milliseconds */
const seconds = (most: number, description: string) =>
  z
    .number()
    .positive()
    .max(MAX_SECONDS)
    .optional()
    .meta({ description, default: most / 1000 });

const limits = z.strictObject({
  wall: seconds(DEFAULT_LIMITS.wallMs, 'seconds that a run may take'),
  move: seconds(DEFAULT_LIMITS.moveMs, 'longest wait for one move where the evidence is weak, in seconds'),
  cpu: seconds(DEFAULT_LIMITS.cpuMs, 'seconds of processor time of one role'),
  output: z
    .int()
    .positive()
    .max(MAX_BYTES)
    .optional()
    .meta({ description: 'what one role may print, in bytes', default: DEFAULT_LIMITS.outputBytes }),
  build: seconds(DEFAULT_LIMITS.buildMs, 'seconds that the build of a submission may take'),
});

const free = z.strictObject({
  code: z
    .string()
    .min(1)
    .describe('a part of the lines that the mistake changes, as the reference has them; spaces count once'),
  becomes: z.string().min(1).optional().describe('a part of what they become; anything unless given'),
  operator: z
    .string()
    .min(1)
    .optional()
    .describe('the kind of mistake, such as `send-drop`; any unless given'),
  file: z.string().min(1).optional().describe('the file of the reference; any unless given'),
  because: z.string().min(1).describe('why nobody is asked to do it as the reference does'),
});

const ownGrader = z
  .strictObject({
    file: z.string().min(1).optional().describe('TypeScript or JavaScript, relative to the lab file'),
    code: z.string().optional().describe('the same compiled, as giliran packs it; in place of a file'),
    params: z
      .record(id, z.union([z.enum(PARAM_KINDS), z.array(z.string()).min(1)]))
      .describe('its parameters by name: what each holds, or the words that it may be'),
    optional: z.array(z.string()).optional().describe('parameters that a check may leave out'),
  })
  .refine(({ file, code }) => (file === undefined) !== (code === undefined), {
    message: 'expected either "file" or "code"',
  });

export const labFile = z.strictObject({
  lab: id.describe("the lab's id"),
  extends: z
    .string()
    .optional()
    .describe('another lab file, relative to this one: maps are laid over it, lists are replaced whole'),
  title: bilingualOf('what the lab is called'),
  about: bilingualOf('what it is about'),
  protocol: bilingualOf('what the programs send each other'),
  'one-send': z.boolean().optional().describe('whether a message is one send'),
  'ended-lines': z
    .boolean()
    .optional()
    .describe('whether every message ends with a newline, so that nobody is asked to do without it'),
  beside: z
    .boolean()
    .optional()
    .describe("whether programs may talk by other ways than the roles' endpoints"),
  network: z
    .enum(['one-host', 'hosts'])
    .optional()
    .describe('`hosts` for a machine for each role, on one network; `one-host` unless given'),
  roles: z.record(id, role).describe('who takes part, by name'),
  reference: z.string().optional().describe('folder of the reference programs, relative to the file'),
  due: z
    .string()
    .optional()
    .describe(
      'when checks are shown that are `shown: after-due`: `2026-12-01T23:59+07:00`; `giliran grade --due` comes first, and alone says who is late',
    ),
  free: z
    .array(free)
    .optional()
    .describe('small mistakes in the reference that `giliran lab verify` need not catch, each with why'),
  limits: limits.optional().describe('what a run and a build may take'),
  values: values.optional(),
  graders: z.record(id, ownGrader).optional().describe('graders of its own, by name'),
  scenarios: z.record(id, scenario).describe('the runs that can be made, by name'),
  steps: z.array(step).min(1).describe('what is to be got working, in the order in which one builds'),
  questions: z
    .array(bilingual)
    .optional()
    .describe('what a report on the lab is to answer, in words of its own'),
});

export type LabFile = z.infer<typeof labFile>;

/**
 * The JSON Schema that gives completion in an editor, with graders and their parameters. A lab that extends another may
 * leave out keys that the other one has.
 */
export function labJsonSchema(graders: Graders): unknown {
  const { names, rules } = graderSchema(graders);
  const schema = z.toJSONSchema(labFile, {
    target: 'draft-7',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema === check.shape.grader)
        jsonSchema.anyOf = [{ enum: [...names] }, { type: 'string', description: 'one of `graders`' }];
      if (zodSchema === check) Object.assign(jsonSchema, { allOf: rules });
    },
  });
  return {
    ...schema,
    title: 'giliran lab file',
    required: undefined,
    anyOf: [
      { required: ['lab', 'extends'] },
      { required: ['lab', 'title', 'about', 'protocol', 'roles', 'scenarios', 'steps'] },
    ],
  };
}
