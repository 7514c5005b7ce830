import * as z from 'zod';
import { TEXT_KINDS } from '../model/lab.ts';

/** The shape of a lab file, before roles and scenarios are spelled out. Unknown keys are errors everywhere. */

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens');
const bilingual = z.strictObject({ en: z.string(), id: z.string() });
const pattern = z.string();
const patterns = z.union([pattern, z.array(pattern)]);
const endpoint = z
  .string()
  .regex(/^(tcp|udp):(\d{1,3}(\.\d{1,3}){3}:)?\d{1,5}$/, 'must look like tcp:8080 or udp:224.1.1.1:5004');

const role = z.strictObject({
  count: z.int().min(1).max(64).optional(),
  listens: endpoint.optional(),
  connects: endpoint.optional(),
  joins: endpoint.optional(),
  sends: endpoint.optional(),
  relays: z.strictObject({ welcome: z.string().min(1) }).optional(),
});

const part = id.optional();
const condition = z.literal('probe').optional();
const line = {
  text: z.enum(TEXT_KINDS).optional(),
  same: id.optional(),
  early: z.boolean().optional(),
  quick: z.boolean().optional(),
};

export type ScriptItem =
  | { start: string; part?: string | undefined; if?: 'probe' | undefined }
  | { stop: string; part?: string | undefined; if?: 'probe' | undefined }
  | { pause: string; part?: string | undefined; if?: 'probe' | undefined }
  | { resume: string; part?: string | undefined; if?: 'probe' | undefined }
  | {
      say: string;
      part?: string | undefined;
      if?: 'probe' | undefined;
      text?: (typeof TEXT_KINDS)[number] | undefined;
      same?: string | undefined;
      early?: boolean | undefined;
      quick?: boolean | undefined;
    }
  | { each: string; part?: string | undefined; do: ScriptItem[] }
  | { repeat: number; part?: string | undefined; do: ScriptItem[] }
  | { do: ScriptItem[]; part?: string | undefined };

const script: z.ZodType<ScriptItem[]> = z.lazy(() => z.array(item).min(1));
const item: z.ZodType<ScriptItem> = z.union([
  z.strictObject({ start: pattern, part, if: condition }),
  z.strictObject({ stop: pattern, part, if: condition }),
  z.strictObject({ pause: pattern, part, if: condition }),
  z.strictObject({ resume: pattern, part, if: condition }),
  z.strictObject({ say: pattern, part, if: condition, ...line }),
  z.strictObject({ each: pattern, part, do: script }),
  z.strictObject({ repeat: z.int().min(1).max(1000), part, do: script }),
  z.strictObject({ part, do: script }),
]);

const scenario = z.strictObject({
  'for-each': pattern.optional(),
  cast: z
    .record(
      pattern,
      z
        .string()
        .regex(
          /^(student|reference|probe|nobody|through [a-z][a-z0-9-]*)$/,
          'must be student, reference, probe, nobody or "through ROLE"',
        ),
    )
    .optional(),
  script: z.union([id, script]),
});

const check = z.strictObject({
  id,
  title: bilingual,
  grader: id,
  with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])).optional(),
  subjects: patterns,
  scenarios: z.array(id).min(1),
  needs: z.array(z.string()).optional(),
  points: z.number().min(0),
  hints: z.array(bilingual).optional(),
});

const step = z.strictObject({ id, title: bilingual, guide: bilingual, checks: z.array(check).min(1) });

const limits = z.strictObject({
  wall: z.number().positive().optional(),
  move: z.number().positive().optional(),
  cpu: z.number().positive().optional(),
  output: z.int().positive().optional(),
  build: z.number().positive().optional(),
});

export const labFile = z.strictObject({
  lab: id,
  extends: z.string().optional(),
  title: bilingual,
  about: bilingual,
  protocol: bilingual,
  'one-send': z.boolean().optional(),
  beside: z.boolean().optional(),
  roles: z.record(id, role),
  reference: z.string().optional(),
  limits: limits.optional(),
  scenarios: z.record(id, scenario),
  steps: z.array(step).min(1),
});

export type LabFile = z.infer<typeof labFile>;
export type ScenarioFile = z.infer<typeof scenario>;
export type CheckFile = z.infer<typeof check>;

/** The JSON Schema that gives completion in an editor. A lab that extends another may leave out what it takes over. */
export function labJsonSchema(): unknown {
  const schema = z.toJSONSchema(labFile, { target: 'draft-7', unrepresentable: 'any' });
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
